import { readdirSync, readFileSync } from "node:fs";

/**
 * The small test images of a format.
 *
 * @param {string} extension
 */
export function testImages(extension, name = "pixels") {
  const folder = new URL(`../../packages/imaging/test-data/${name}/`, import.meta.url);
  return readdirSync(folder)
    .filter((file) => file.endsWith(extension))
    .map((file) => readFileSync(new URL(file, folder)))
    .filter(({ length }) => length < 12_000);
}
