import type { WasmCodec } from "./wasm-files.js";

/** The WebAssembly of a codec, each in a file of its own that is read when it is needed. */
export async function wasmOf(codec: WasmCodec): Promise<Uint8Array> {
  switch (codec) {
    case "jpeg":
      return (await import("@cornerstonejs/codec-libjpeg-turbo-8bit/decodewasm")).default;
    case "jpeg-ls":
      return (await import("@cornerstonejs/codec-charls/decodewasm")).default;
    case "jpeg-2000":
      return (await import("@cornerstonejs/codec-openjpeg/decodewasm")).default;
    case "htj2k":
      return (await import("@cornerstonejs/codec-openjph/wasm")).default;
  }
}
