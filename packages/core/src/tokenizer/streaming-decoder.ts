import type { StreamingDecoder } from "./tokenizer.js";

/**
 * Makes a decoder from tokens to text that joins their bytes and decodes them by the WHATWG rules.
 *
 * Bytes that are not valid UTF-8 become U+FFFD wherever the borders of tokens lie. (Hugging Face transformers
 * replaces each byte of a run of byte tokens that is invalid as a whole, its valid characters too.)
 */
export function createStreamingDecoder(bytesOf: (id: number) => Uint8Array): StreamingDecoder {
  // ignoreBOM keeps a leading U+FEFF, which is text here.
  const decoder = new TextDecoder("utf-8", { ignoreBOM: true });
  return {
    push: (id) => decoder.decode(bytesOf(id), { stream: true }),
    flush: () => decoder.decode(),
  };
}
