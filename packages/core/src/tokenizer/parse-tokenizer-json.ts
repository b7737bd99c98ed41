import { CorruptModelError } from "../errors/corrupt-model-error.js";
import { UnsupportedModelError } from "../errors/unsupported-model-error.js";
import type { AddedToken } from "./control-token.js";

/** What a `tokenizer.json` says, checked. */
export interface TokenizerSource {
  /** Pieces by id, added tokens included; `undefined` where no token has the id. */
  readonly pieces: readonly (string | undefined)[];
  readonly added: readonly AddedToken[];
  /** Pairs of pieces, by rank. */
  readonly merges: readonly (readonly [string, string])[];
  /** Ids of all pieces. */
  readonly ids: ReadonlyMap<string, number>;
}

type JsonObject = Readonly<Record<string, unknown>>;

/** Far above every vocabulary; a larger id is damage and would only cost memory. */
const maxTokens = 1 << 22;

function isObject(value: unknown): value is JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function corrupt(what: string): CorruptModelError {
  return new CorruptModelError(`tokenizer.json is damaged: ${what}.`, {
    hint: "Download the file again.",
  });
}

function unsupported(what: string): UnsupportedModelError {
  return new UnsupportedModelError(`tokenizer.json is not a Gemma 3 tokenizer: ${what}.`, {
    hint: "Use the tokenizer.json that belongs to a MedGemma checkpoint.",
  });
}

function checkId(id: unknown): number {
  if (typeof id !== "number" || !Number.isInteger(id) || id < 0 || id >= maxTokens) {
    throw corrupt("a token id is not a number in range");
  }
  return id;
}

function checkKind(root: JsonObject, model: JsonObject): void {
  if (model["type"] !== "BPE") throw unsupported("the model is not BPE");
  if (model["byte_fallback"] !== true) throw unsupported("it has no byte fallback");
  if (model["ignore_merges"] === true) throw unsupported("it ignores merges");
  for (const key of ["dropout", "continuing_subword_prefix", "end_of_word_suffix"]) {
    if (model[key]) throw unsupported(`it sets ${key}`);
  }
  const normalizer = root["normalizer"];
  const pattern = isObject(normalizer) ? normalizer["pattern"] : undefined;
  if (
    !isObject(normalizer) ||
    normalizer["type"] !== "Replace" ||
    !isObject(pattern) ||
    pattern["String"] !== " " ||
    normalizer["content"] !== "▁"
  ) {
    throw unsupported('the normalizer does not replace " " by "▁"');
  }
  // Splitting at " " does nothing, because none is left after the normalizer.
  const split = root["pre_tokenizer"];
  if (split !== null && split !== undefined) {
    const at = isObject(split) && split["type"] === "Split" ? split["pattern"] : undefined;
    if (!isObject(at) || at["String"] !== " ") throw unsupported("it splits text before the model");
  }
}

function parseAdded(value: unknown): AddedToken[] {
  if (!Array.isArray(value)) throw corrupt("added_tokens is not a list");
  return value.map((token: unknown) => {
    if (!isObject(token) || typeof token["content"] !== "string" || token["content"] === "") {
      throw corrupt("an added token has no content");
    }
    for (const key of ["lstrip", "rstrip", "single_word", "normalized"]) {
      if (token[key] === true) throw unsupported(`an added token sets ${key}`);
    }
    return { id: checkId(token["id"]), content: token["content"], special: token["special"] === true };
  });
}

/** Merges are written as `["a", "b"]`, by older versions as `"a b"`. */
function parseMerges(value: unknown): (readonly [string, string])[] {
  if (!Array.isArray(value)) throw corrupt("merges is not a list");
  return value.map((merge: unknown) => {
    const pair: unknown[] = typeof merge === "string" ? merge.split(" ") : Array.isArray(merge) ? merge : [];
    const [left, right] = pair;
    if (pair.length !== 2 || typeof left !== "string" || typeof right !== "string") {
      throw corrupt("a merge is not a pair");
    }
    return [left, right] as const;
  });
}

/**
 * Reads and checks a Hugging Face `tokenizer.json`.
 *
 * @throws CorruptModelError when the file is damaged.
 * @throws UnsupportedModelError when it is another kind of tokenizer.
 */
export function parseTokenizerJson(tokenizerJson: Uint8Array): TokenizerSource {
  let root: unknown;
  try {
    root = JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(tokenizerJson));
  } catch {
    // The parser's message quotes the file and adds nothing.
    throw corrupt("it is not JSON");
  }
  if (!isObject(root)) throw corrupt("it is not a JSON object");
  const model = root["model"];
  if (!isObject(model)) throw corrupt("it has no model");
  checkKind(root, model);
  const vocab = model["vocab"];
  if (!isObject(vocab)) throw corrupt("it has no vocabulary");

  const pieces: (string | undefined)[] = [];
  const ids = new Map<string, number>();
  const put = (piece: string, id: number): void => {
    if ((ids.get(piece) ?? id) !== id || (pieces[id] ?? piece) !== piece) {
      throw corrupt("two tokens have the same id or the same text");
    }
    ids.set(piece, id);
    pieces[id] = piece;
  };
  for (const piece of Object.keys(vocab)) put(piece, checkId(vocab[piece]));
  const added = parseAdded(root["added_tokens"] ?? []);
  for (const token of added) put(token.content, token.id);
  return { pieces, added, merges: parseMerges(model["merges"]), ids };
}
