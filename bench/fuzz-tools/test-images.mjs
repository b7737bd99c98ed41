import { readdirSync, readFileSync } from "node:fs";

const folder = new URL("../../packages/imaging/test-data/pixels/", import.meta.url);

/** The small test images of a format. */
export function testImages(extension) {
  return readdirSync(folder)
    .filter((name) => name.endsWith(extension))
    .map((name) => readFileSync(new URL(name, folder)))
    .filter(({ length }) => length < 12_000);
}
