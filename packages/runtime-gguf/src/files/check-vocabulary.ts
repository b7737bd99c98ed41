import type { GgufFile } from "./gguf-file.js";
import {
  checkMetadata,
  flag,
  type MetadataRule,
  type MetadataRules,
  oneOf,
  prefixed,
  required,
  text,
} from "./metadata-rules.js";
import { type Steps, stepSize } from "./slices.js";

/** `llama_token_type`. */
export const tokenType = { normal: 1, unknown: 2, control: 3, userDefined: 4, unused: 5, byte: 6 } as const;

/** A text model's tokens, by id. */
export interface Vocabulary {
  readonly pieces: readonly string[];
  readonly scores: Float32Array;
  readonly types: Int32Array;
}

/** Keys that name a token (`llama_vocab::impl::load`). */
const tokenKeys = [
  ..."bos eos eot eom unknown seperator padding cls mask".split(" "),
  ..."fim_pre fim_suf fim_mid fim_pad fim_rep fim_sep prefix suffix middle".split(" "),
];

/**
 * Checks a text model's vocabulary: llama.cpp asserts that all tokens differ, takes lengths and kinds on trust, and
 * knows kinds of tokenizers that it ends the process about.
 *
 * @throws {CorruptModelError} when it is incomplete, or naming the key.
 */
export function* vocabularySteps(file: GgufFile): Steps<Vocabulary> {
  const vocabulary = readVocabulary(file);
  const { pieces, scores, types } = vocabulary;
  checkMetadata(file, tokenizerRules(pieces.length));
  const seen = new Set<string>();
  for (let id = 0; id < pieces.length; id++) {
    const piece = nativePiece(pieces[id] ?? "", id);
    if (seen.has(piece)) throw file.corrupt(`token ${id} is one that was there before`);
    seen.add(piece);
    if (types[id] === tokenType.byte && !/^<0x[0-9A-F]{2}>$/.test(piece)) {
      throw file.corrupt(`token ${id} is no byte, but is said to be`);
    }
    if (Number.isNaN(scores[id])) throw file.corrupt(`token ${id} has no score`);
    if (id % stepSize === 0) yield;
  }
  return vocabulary;
}

/** llama.cpp reads a token up to its first NUL, and gives a name to those that are empty then. */
function nativePiece(piece: string, id: number): string {
  const end = piece.indexOf("\0");
  const read = end < 0 ? piece : piece.slice(0, end);
  return read === "" ? `[EMPTY_${id}]` : read;
}

function tokenizerRules(size: number): MetadataRules {
  const token: MetadataRule = { type: "uint32", accepts: (value) => Number(value) < size };
  return prefixed("tokenizer.ggml.", {
    model: required(oneOf("llama")),
    pre: text,
    token_type_count: { type: "uint32", accepts: () => true },
    ...Object.fromEntries(tokenKeys.map((name) => [`${name}_token_id`, token])),
    add_bos_token: flag,
    add_eos_token: flag,
    add_sep_token: flag,
    add_space_prefix: flag,
    remove_extra_whitespaces: flag,
    "normalizer.lowercase": flag,
    "normalizer.strip_accents": flag,
    suppress_tokens: { type: "int32[]", accepts: () => true },
  });
}

function readVocabulary(file: GgufFile): Vocabulary {
  const { metadata, types: stored } = file.header;
  if (file.string("tokenizer.ggml.model") !== "llama") throw file.corrupt("its tokenizer is not SentencePiece's");
  const pieces = metadata.get("tokenizer.ggml.tokens");
  const scores = metadata.get("tokenizer.ggml.scores");
  const types = metadata.get("tokenizer.ggml.token_type");
  if (
    stored.get("tokenizer.ggml.tokens") !== "string[]" ||
    !Array.isArray(pieces) ||
    !(scores instanceof Float32Array) ||
    !(types instanceof Int32Array) ||
    pieces.length === 0 ||
    scores.length !== pieces.length ||
    types.length !== pieces.length
  ) {
    throw file.corrupt("its vocabulary is incomplete");
  }
  return { pieces: pieces as readonly string[], scores, types };
}
