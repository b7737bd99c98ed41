/** The parts of the codecs that are used; the packages have no types. */

interface CodecOptions {
  readonly wasmBinary: Uint8Array;
  readonly print?: (text: string) => void;
  readonly printErr?: (text: string) => void;
}

interface FrameInfo {
  readonly width: number;
  readonly height: number;
  readonly bitsPerSample: number;
  readonly componentCount: number;
  readonly isSigned: boolean;
  readonly isUsingColorTransform?: boolean;
}

interface CodecDecoder {
  /** Memory for the coded bytes. */
  getEncodedBuffer(bytes: number): Uint8Array;
  decode(): void;
  readHeader(): void;
  getFrameInfo(): FrameInfo;
  /** The samples, inside the codec's memory. */
  getDecodedBuffer(): Uint8Array;
  /** JPEG-LS: 0 is plane by plane. */
  getInterleaveMode?(): number;
  /** JPEG 2000: whether the codestream's colour transform was undone. */
  getColorSpace?(): number;
  delete(): void;
}

declare module "@cornerstonejs/codec-libjpeg-turbo-8bit/decodewasmjs" {
  export default function create(options: CodecOptions): Promise<{ readonly JPEGDecoder: new () => CodecDecoder }>;
}
declare module "@cornerstonejs/codec-charls/decodewasmjs" {
  export default function create(options: CodecOptions): Promise<{ readonly JpegLSDecoder: new () => CodecDecoder }>;
}
declare module "@cornerstonejs/codec-openjpeg/decodewasmjs" {
  export default function create(options: CodecOptions): Promise<{ readonly J2KDecoder: new () => CodecDecoder }>;
}
declare module "@cornerstonejs/codec-openjph/wasmjs" {
  export default function create(options: CodecOptions): Promise<{ readonly HTJ2KDecoder: new () => CodecDecoder }>;
}

/** Bundled as bytes. */
declare module "@cornerstonejs/codec-libjpeg-turbo-8bit/decodewasm" {
  const wasm: Uint8Array;
  export default wasm;
}
declare module "@cornerstonejs/codec-charls/decodewasm" {
  const wasm: Uint8Array;
  export default wasm;
}
declare module "@cornerstonejs/codec-openjpeg/decodewasm" {
  const wasm: Uint8Array;
  export default wasm;
}
declare module "@cornerstonejs/codec-openjph/wasm" {
  const wasm: Uint8Array;
  export default wasm;
}
