export type { SpecialTokens, StreamingDecoder, TextSpan, Tokenizer } from "./tokenizer.js";
export { createTokenizer, type CreateTokenizerOptions, openTokenizer } from "./create-tokenizer.js";
export { compileTokenizer } from "./compile-tokenizer.js";
export { readTokenizerSource } from "./read-tokenizer.js";
export { sha256Hex } from "./sha256.js";
