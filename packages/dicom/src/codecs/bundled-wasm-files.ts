// oxlint-disable-next-line typescript/triple-slash-reference -- packages that read these sources need the types, too
/// <reference path="./codec-modules.d.ts" />
import type { WasmCodec } from "./wasm-files.js";

const files: Readonly<Record<WasmCodec, () => Promise<{ readonly default: Uint8Array }>>> = {
  jpeg: () => import("@cornerstonejs/codec-libjpeg-turbo-8bit/decodewasm"),
  "jpeg-ls": () => import("@cornerstonejs/codec-charls/decodewasm"),
  "jpeg-2000": () => import("@cornerstonejs/codec-openjpeg/decodewasm"),
  htj2k: () => import("@cornerstonejs/codec-openjph/wasm"),
};

/** The WebAssembly of a codec, each in a file of its own that is read when it is needed. */
export async function wasmOf(codec: WasmCodec): Promise<Uint8Array> {
  return (await files[codec]()).default;
}
