import { unzipSync } from "fflate";
import { refused } from "../refuse.js";
import type { SeriesFile } from "./series.js";

/** Bytes that a file of an archive may have. */
const maxFile = 2 ** 31;

export function isZip(bytes: Uint8Array): boolean {
  return bytes[0] === 0x50 && bytes[1] === 0x4b && bytes[2] === 3 && bytes[3] === 4;
}

/** The files of a zip archive, each inflated when it is asked for. */
export function zipFiles(bytes: Uint8Array): readonly SeriesFile[] {
  const names: string[] = [];
  read(bytes, (name, size) => {
    const isFile = !name.endsWith("/") && !/(?:^|\/)(?:__MACOSX\/|\.)/.test(name);
    if (isFile && size <= maxFile) names.push(name);
    return false;
  });
  return names.map((wanted) => ({
    bytes: async () => {
      const found = read(bytes, (name) => name === wanted)[wanted];
      if (found === undefined) throw refused("The zip file", "is damaged: one of its files cannot be read");
      return found;
    },
  }));
}

function read(bytes: Uint8Array, filter: (name: string, size: number) => boolean): Record<string, Uint8Array> {
  try {
    return unzipSync(bytes, { filter: ({ name, originalSize }) => filter(name, originalSize) });
  } catch (cause) {
    throw refused("The zip file", "is damaged", { cause });
  }
}
