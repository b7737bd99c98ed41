import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";

const places = {
  jpeg: "@cornerstonejs/codec-libjpeg-turbo-8bit/decodewasm",
  "jpeg-ls": "@cornerstonejs/codec-charls/decodewasm",
  "jpeg-2000": "@cornerstonejs/codec-openjpeg/decodewasm",
  htj2k: "@cornerstonejs/codec-openjph/wasm",
} as const;

export type WasmCodec = keyof typeof places;

/** The WebAssembly of a codec, from the packages while developing; `bundled-wasm-files.ts` stands for this file when built. */
export async function wasmOf(codec: WasmCodec): Promise<Uint8Array> {
  return readFile(createRequire(import.meta.url).resolve(places[codec]));
}
