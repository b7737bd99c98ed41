import { DigestMismatchError } from "../errors/digest-mismatch-error.js";
import { InvalidArgumentError } from "../errors/invalid-argument-error.js";
import { runSteps, runStepsSliced, type Steps } from "../images/steps.js";
import { AddedTokenMatcher } from "./added-token-matcher.js";
import { BytePairEncoder } from "./byte-pair-encoder.js";
import { IdBuffer } from "./id-buffer.js";
import { readTokenizerSource, tokenizerTableSteps } from "./read-tokenizer.js";
import { findSpecialTokens } from "./special-tokens.js";
import { createStreamingDecoder } from "./streaming-decoder.js";
import { findPiece } from "./table-lookup.js";
import { createTokenBytes } from "./token-bytes.js";
import type { TextSpan, Tokenizer } from "./tokenizer.js";
import { tokenKind } from "./tokenizer-layout.js";

export interface CreateTokenizerOptions {
  /** Hexadecimal SHA-256 that the source `tokenizer.json` must have. Default: any. */
  readonly expectedSourceSha256?: string;
}

function spansOf(input: string | readonly TextSpan[]): readonly TextSpan[] {
  if (typeof input === "string") return [{ text: input, control: false }];
  if (!Array.isArray(input) || input.some((span: unknown) => typeof (span as TextSpan | null)?.text !== "string")) {
    throw new InvalidArgumentError("encode needs a string or a list of { text, control }.");
  }
  return input;
}

/** The spans' UTF-8 in one piece, and where each ends. Lone surrogates become U+FFFD. */
function joinSpans(spans: readonly TextSpan[]): { readonly bytes: Uint8Array; readonly ends: readonly number[] } {
  const encoder = new TextEncoder();
  const [first] = spans;
  if (spans.length === 1 && first !== undefined) {
    const bytes = encoder.encode(first.text);
    return { bytes, ends: [bytes.length] };
  }
  const parts = spans.map((span) => encoder.encode(span.text));
  const ends: number[] = [];
  let length = 0;
  for (const part of parts) ends.push((length += part.length));
  const bytes = new Uint8Array(length);
  parts.forEach((part, i) => bytes.set(part, (ends[i] ?? 0) - part.length));
  return { bytes, ends };
}

/**
 * Makes a tokenizer from the binary form that `compileTokenizer` builds.
 *
 * The tokenizer reads `binary` in place for as long as it lives; do not change it.
 * Ids at or above `size` (padding rows of the embedding) decode to nothing and count as control tokens.
 *
 * @throws CorruptModelError when the binary is cut off or damaged.
 * @throws DigestMismatchError when it was made from another `tokenizer.json`.
 */
export function createTokenizer(binary: Uint8Array, options: CreateTokenizerOptions = {}): Tokenizer {
  return runSteps(tokenizerSteps(binary, options));
}

/**
 * {@link createTokenizer}, letting the event loop in between: the tables of 262,144 pieces take some tens of
 * milliseconds to check.
 */
export async function openTokenizer(binary: Uint8Array, options: CreateTokenizerOptions = {}): Promise<Tokenizer> {
  return runStepsSliced(tokenizerSteps(binary, options));
}

function* tokenizerSteps(binary: Uint8Array, options: CreateTokenizerOptions): Steps<Tokenizer> {
  const expected = options.expectedSourceSha256?.toLowerCase();
  const source = readTokenizerSource(binary);
  if (expected !== undefined && source.sha256 !== expected) {
    throw new DigestMismatchError("The tokenizer file was made from another tokenizer.json.", {
      hint: "Convert the model again.",
    });
  }
  const tables = yield* tokenizerTableSteps(binary);
  const matcher = new AddedTokenMatcher(tables);
  const bpe = new BytePairEncoder(tables);
  const bytesOf = createTokenBytes(tables);
  const idOf = (piece: string): number | undefined => {
    const bytes = new TextEncoder().encode(piece);
    const id = findPiece(tables, bytes, { start: 0, end: bytes.length });
    return id < 0 ? undefined : id;
  };

  return {
    size: tables.size,
    special: findSpecialTokens(idOf),
    encode(input) {
      const spans = spansOf(input);
      const { bytes, ends } = joinSpans(spans);
      const out = new IdBuffer();
      let span = 0;
      let textStart = 0;
      for (let at = 0; at < bytes.length;) {
        while (at >= (ends[span] ?? bytes.length)) span++;
        const controlEnd = spans[span]?.control === true ? (ends[span] ?? 0) : 0;
        const match = matcher.match(bytes, at, controlEnd);
        if (match === undefined) {
          at++;
          continue;
        }
        bpe.encode(bytes, { start: textStart, end: at }, out);
        out.push(match.id);
        at = textStart = match.end;
      }
      bpe.encode(bytes, { start: textStart, end: bytes.length }, out);
      return out.toArray();
    },
    decode(ids) {
      const decoder = createStreamingDecoder(bytesOf);
      let text = "";
      for (let i = 0; i < ids.length; i++) text += decoder.push(ids[i] ?? 0);
      return text + decoder.flush();
    },
    createDecoder: () => createStreamingDecoder(bytesOf),
    bytesOf,
    idOf,
    isControl: (id) => id >= tables.size || tables.kinds[id] === tokenKind.control,
  };
}
