import type { ConstraintState } from "../../constraints/index.js";
import type { Tokenizer } from "../../tokenizer/tokenizer.js";

/** Tokens that may be allowed at a place whose text is forced: its first bytes, cut in as many ways. */
const maxWays = 32;

/**
 * The tokens of the text that a constraint leaves no choice about, such as the next key of a JSON object, as the
 * tokenizer writes it. The model may still cut the same text into other tokens.
 *
 * @param count tokens at most.
 */
export function forcedTokens(from: ConstraintState, tokenizer: Tokenizer, count: number): readonly number[] {
  const state = from.fork();
  const bytes: number[] = [];
  for (let step = 0; step < count && !state.complete; step++) {
    const token = onlyWay(state.mask(), tokenizer);
    if (token === undefined) break;
    bytes.push(...tokenizer.bytesOf(token));
    state.advance(token);
  }
  if (bytes.length === 0) return [];
  return Array.from(tokenizer.encode(new TextDecoder().decode(Uint8Array.from(bytes)))).slice(0, count);
}

/** The longest allowed token, if all others are beginnings of it. */
function onlyWay(mask: Uint32Array, tokenizer: Tokenizer): number | undefined {
  const allowed: number[] = [];
  for (let word = 0; word < mask.length; word++) {
    for (let bits = mask[word] as number; bits !== 0; bits &= bits - 1) {
      if (allowed.length === maxWays) return undefined;
      allowed.push(word * 32 + (31 - Math.clz32(bits & -bits)));
    }
  }
  const texts = allowed.map((id) => tokenizer.bytesOf(id));
  const longest = texts.reduce((best, bytes) => (bytes.length > best.length ? bytes : best), new Uint8Array(0));
  const isForced = texts.every((bytes) => bytes.every((byte, at) => byte === longest[at]));
  return isForced ? allowed[texts.indexOf(longest)] : undefined;
}
