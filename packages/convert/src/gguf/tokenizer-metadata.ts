import { CorruptModelError } from "@medgemma/core";
import { parseJsonRecord } from "../checkpoint/json-record.js";
import type { GgufMetadata, GgufValue } from "./gguf-types.js";

/** `llama_token_type`. */
const tokenTypes = { normal: 1, unknown: 2, control: 3, userDefined: 4, unused: 5, byte: 6 } as const;

const addedScore = -1000;
const paddingScore = -10_000;

interface AddedToken {
  readonly id: number;
  readonly content: string;
  readonly special: boolean;
}

/**
 * Describes Gemma's tokenizer as llama.cpp's SentencePiece kind ("llama") reads it, with the values that
 * llama.cpp's own converter writes (`conversion/gemma.py`, v0.5.0). Ordinary pieces stand in the order of
 * their scores, so a piece's score is minus its rank among them.
 *
 * @param tokenizerJson the bytes of `tokenizer.json`.
 * @param vocabSize rows of the embedding table; rows without a piece become `[PADn]`.
 */
export function tokenizerMetadata(tokenizerJson: Uint8Array, vocabSize: number): GgufMetadata {
  const json = parseJsonRecord(new TextDecoder().decode(tokenizerJson), "tokenizer.json");
  const vocab = (json["model"] as { vocab?: Record<string, number> } | undefined)?.vocab;
  const added = json["added_tokens"] as readonly AddedToken[] | undefined;
  if (vocab === undefined || added === undefined) {
    throw new CorruptModelError("`tokenizer.json` has no vocabulary or no added tokens.");
  }
  const pieces = Array.from({ length: vocabSize }, (_, id) => `[PAD${id}]`);
  const types = new Int32Array(vocabSize).fill(tokenTypes.unused);
  const scores = new Float32Array(vocabSize).fill(paddingScore);
  const place = (id: number, piece: string, { type, score }: { type: number; score: number }): void => {
    if (id >= vocabSize) throw new CorruptModelError(`Token ${id} has no row in the embedding table.`);
    pieces[id] = piece;
    types[id] = type;
    scores[id] = score;
  };
  const addedById = new Map(added.map((token) => [token.id, token]));
  const inOrder = Object.entries(vocab).toSorted(([, a], [, b]) => a - b);
  let rank = 0;
  for (const [piece, id] of inOrder) {
    if (addedById.has(id)) continue;
    if (/^<0x[0-9A-F]{2}>$/.test(piece)) place(id, piece, { type: tokenTypes.byte, score: 0 });
    else place(id, piece, { type: tokenTypes.normal, score: -rank++ });
  }
  for (const { id, content, special } of added) {
    // A text-only model has the image token in its tokenizer, and no row for it.
    if (id >= vocabSize) continue;
    const isControl = special || /^<(mask|unused\d+)>$/.test(content);
    const type = isControl ? tokenTypes.control : tokenTypes.userDefined;
    place(id, isControl ? content : content.replaceAll("▁", " "), { type, score: addedScore });
  }
  const idOf = (key: string, piece: string): [string, GgufValue][] => {
    const id = vocab[piece];
    return id === undefined ? [] : [[`tokenizer.ggml.${key}_token_id`, { uint32: id }]];
  };
  return new Map<string, GgufValue>([
    ["tokenizer.ggml.model", { string: "llama" }],
    ["tokenizer.ggml.pre", { string: "default" }],
    ["tokenizer.ggml.tokens", { strings: pieces }],
    ["tokenizer.ggml.scores", { float32s: scores }],
    ["tokenizer.ggml.token_type", { int32s: types }],
    ...idOf("bos", "<bos>"),
    ...idOf("eos", "<eos>"),
    ...idOf("unknown", "<unk>"),
    ...idOf("padding", "<pad>"),
    ["tokenizer.ggml.add_bos_token", { bool: true }],
    ["tokenizer.ggml.add_sep_token", { bool: false }],
    ["tokenizer.ggml.add_eos_token", { bool: false }],
    ["tokenizer.ggml.add_space_prefix", { bool: false }],
  ]);
}
