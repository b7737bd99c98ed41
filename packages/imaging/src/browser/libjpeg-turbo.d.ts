/** The part of the codec that is used; the package has no types. */
declare module "@cornerstonejs/codec-libjpeg-turbo-8bit/decodewasmjs" {
  export interface JpegDecoder {
    /** Memory for the file. */
    getEncodedBuffer(bytes: number): Uint8Array;
    readHeader(): void;
    decode(): void;
    getFrameInfo(): { readonly width: number; readonly height: number; readonly componentCount: number };
    /** The samples, inside the codec's memory. */
    getDecodedBuffer(): Uint8Array;
    delete(): void;
  }
  interface Codec {
    readonly JPEGDecoder: new () => JpegDecoder;
  }
  export default function createCodec(options: { readonly wasmBinary: Uint8Array }): Promise<Codec>;
}

/** Bundled as bytes. */
declare module "@cornerstonejs/codec-libjpeg-turbo-8bit/decodewasm" {
  const wasm: Uint8Array;
  export default wasm;
}
