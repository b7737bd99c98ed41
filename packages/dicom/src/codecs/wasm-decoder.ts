// oxlint-disable-next-line typescript/triple-slash-reference -- packages that read these sources need the types, too
/// <reference path="./codec-modules.d.ts" />
import { RuntimeUnavailableError } from "@medgemma/core";
import { refused } from "../parse/refuse.js";
import type { FrameShape } from "../pixels/pixel-format.js";
import type { CodecValues } from "../pixels/samples.js";
import { type WasmCodec, wasmOf } from "./wasm-files.js";

type NewDecoder = () => CodecDecoder;

/** How each codec is started. */
const starts: Readonly<Record<WasmCodec, (options: CodecOptions) => Promise<NewDecoder>>> = {
  async jpeg(options) {
    const { default: create } = await import("@cornerstonejs/codec-libjpeg-turbo-8bit/decodewasmjs");
    const { JPEGDecoder } = await create(options);
    return () => new JPEGDecoder();
  },
  async "jpeg-ls"(options) {
    const { default: create } = await import("@cornerstonejs/codec-charls/decodewasmjs");
    const { JpegLSDecoder } = await create(options);
    return () => new JpegLSDecoder();
  },
  async "jpeg-2000"(options) {
    const { default: create } = await import("@cornerstonejs/codec-openjpeg/decodewasmjs");
    const { J2KDecoder } = await create(options);
    return () => new J2KDecoder();
  },
  async htj2k(options) {
    const { default: create } = await import("@cornerstonejs/codec-openjph/wasmjs");
    const { HTJ2KDecoder } = await create(options);
    return () => new HTJ2KDecoder();
  },
};

/** Codecs that run; their memory never shrinks, so that one whose frame failed or was large is started anew. */
const running = new Map<WasmCodec, Promise<NewDecoder>>();

/** Pixels above which a codec's memory is given back. */
const large = 2 ** 24;

async function decoderOf(codec: WasmCodec): Promise<NewDecoder> {
  const known = running.get(codec);
  if (known !== undefined) return known;
  const silent = (): void => {};
  const started = wasmOf(codec).then((wasmBinary) => starts[codec]({ wasmBinary, print: silent, printErr: silent }));
  running.set(codec, started);
  started.catch(() => running.delete(codec));
  return started.catch((cause: unknown) => {
    throw new RuntimeUnavailableError("The decoder for the pixel data could not be started.", {
      hint: "It is WebAssembly: a content policy needs 'wasm-unsafe-eval' in its `script-src`.",
      cause,
    });
  });
}

/** What a WebAssembly codec makes of a frame. */
export interface WasmFrame {
  readonly values: CodecValues;
  readonly componentCount: number;
  /** JPEG-LS: plane by plane. */
  readonly isPlanar: boolean;
}

/**
 * Decodes a frame with a WebAssembly codec, and checks that it is what the file's header says.
 *
 * @throws {ImageDecodeError} when the codec fails, or the stream has another size. What the codecs throw is no `Error`.
 */
export async function decodeWithWasm(codec: WasmCodec, coded: Uint8Array, format: FrameShape): Promise<WasmFrame> {
  const create = await decoderOf(codec);
  let decoder: CodecDecoder | undefined;
  try {
    decoder = create();
    decoder.getEncodedBuffer(coded.length).set(coded);
    if (codec === "jpeg") decoder.readHeader();
    decoder.decode();
    const { width, height, componentCount, bitsPerSample, isSigned } = decoder.getFrameInfo();
    if (width !== format.columns || height !== format.rows)
      throw refused(
        `has a stream of ${width} × ${height} pixels where its header says ${format.columns} × ${format.rows}`,
      );
    const bits = codec === "jpeg" ? 8 : bitsPerSample;
    const values = valuesIn(decoder.getDecodedBuffer(), { bits, isSigned, count: width * height * componentCount });
    return { values, componentCount, isPlanar: decoder.getInterleaveMode?.() === 0 && componentCount > 1 };
  } catch (cause) {
    running.delete(codec);
    if (cause instanceof Error && "code" in cause) throw cause;
    const reason = cause instanceof Error ? cause : new Error("the codec failed");
    throw refused("has pixel data that the decoder refuses: they are damaged", { cause: reason });
  } finally {
    decoder?.delete();
    if (format.rows * format.columns > large) running.delete(codec);
  }
}

/** Copies the samples out of the codec's memory. */
function valuesIn(
  memory: Uint8Array,
  { bits, isSigned, count }: { readonly bits: number; readonly isSigned: boolean; readonly count: number },
): CodecValues {
  const size = bits <= 8 ? 1 : bits <= 16 ? 2 : 4;
  if (memory.length !== count * size)
    throw refused("has pixel data that decode to another number of bytes than they should");
  const bytes = memory.slice();
  if (size === 1) return isSigned ? new Int8Array(bytes.buffer) : bytes;
  if (size === 2) return isSigned ? new Int16Array(bytes.buffer) : new Uint16Array(bytes.buffer);
  return isSigned ? new Int32Array(bytes.buffer) : new Uint32Array(bytes.buffer);
}
