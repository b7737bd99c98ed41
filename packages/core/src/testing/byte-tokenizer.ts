import type { SpecialTokens, TextSpan, Tokenizer } from "../tokenizer/tokenizer.js";

const controls = [
  "<pad>",
  "<eos>",
  "<bos>",
  "<start_of_turn>",
  "<end_of_turn>",
  "<start_of_image>",
  "<end_of_image>",
  "<image_soft_token>",
  "<unused94>",
  "<unused95>",
] as const;

const special: Required<SpecialTokens> = {
  pad: 0,
  eos: 1,
  bos: 2,
  startOfTurn: 3,
  endOfTurn: 4,
  startOfImage: 5,
  endOfImage: 6,
  imageSoftToken: 7,
  startOfThought: 8,
  endOfThought: 9,
};

/** A tokenizer for tests that needs no file: Gemma's control tokens, then one token per byte of UTF-8. */
export function createByteTokenizer(): Tokenizer {
  const firstByte = controls.length;
  const encoder = new TextEncoder();
  const bytesOf = (id: number): Uint8Array => {
    if (id >= firstByte) return Uint8Array.of(id - firstByte);
    return encoder.encode(controls[id]);
  };
  const decode = (ids: ArrayLike<number>): string => {
    const bytes = Array.from(ids).flatMap((id) => Array.from(bytesOf(id)));
    return new TextDecoder("utf-8", { ignoreBOM: true }).decode(Uint8Array.from(bytes));
  };
  return {
    size: firstByte + 256,
    special,
    encode: (input) => Int32Array.from(typeof input === "string" ? encodeText(input) : input.flatMap(encodeSpan)),
    decode,
    createDecoder() {
      const decoder = new TextDecoder("utf-8", { ignoreBOM: true });
      return {
        push: (id) => decoder.decode(bytesOf(id), { stream: true }),
        flush: () => decoder.decode(),
      };
    },
    bytesOf,
    idOf(piece) {
      const at = (controls as readonly string[]).indexOf(piece);
      return at < 0 ? undefined : at;
    },
    isControl: (id) => id < firstByte,
  };

  function encodeText(text: string): number[] {
    return Array.from(encoder.encode(text), (byte) => byte + firstByte);
  }

  function encodeSpan({ text, control }: TextSpan): number[] {
    if (!control) return encodeText(text);
    const parts = text.split(/(<[a-z_0-9]+>)/);
    return parts.flatMap((part) => {
      const at = (controls as readonly string[]).indexOf(part);
      return at < 0 ? encodeText(part) : [at];
    });
  }
}
