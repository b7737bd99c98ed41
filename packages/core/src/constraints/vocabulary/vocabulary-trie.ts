import { ConstraintUnsupportedError } from "../../errors/constraint-unsupported-error.js";
import type { Tokenizer } from "../../tokenizer/tokenizer.js";
import { type ByteStrings, sortByteStrings } from "./sort-byte-strings.js";

/**
 * The bytes of all tokens that are text, as a trie in depth-first order. Node 0 is the root.
 *
 * The subtree of `node` is `node + 1 .. ends[node]`; the tokens that end at `node` are
 * `tokens[tokenStarts[node] .. tokenStarts[node + 1]]`.
 */
export interface VocabularyTrie {
  /** The byte that leads from its parent to a node. */
  readonly bytes: Uint8Array;
  /** How many bytes lead to a node. */
  readonly depths: Uint16Array;
  readonly ends: Uint32Array;
  readonly tokenStarts: Uint32Array;
  readonly tokens: Uint32Array;
  /** Bytes of the longest token. */
  readonly maxDepth: number;
}

/** The vocabulary by the length of its tokens, short ones first: what is far away matters only to long ones. */
export type VocabularyLayers = readonly VocabularyTrie[];

/** Bytes of the longest token of each layer but the last. */
const layerDepths = [8, 16];

/** Builds the tries; 262,144 tokens take some tenths of a second and 10 MB. */
export function buildVocabularyLayers(tokenizer: Tokenizer): VocabularyLayers {
  const tokens = textTokens(tokenizer);
  checkSingleBytes(tokens);
  const order = sortByteStrings(tokens);
  const layerOf = (index: number): number => {
    const length = (tokens.offsets[index + 1] ?? 0) - (tokens.offsets[index] ?? 0);
    const layer = layerDepths.findIndex((depth) => length <= depth);
    return layer < 0 ? layerDepths.length : layer;
  };
  return [...layerDepths, Infinity]
    .map((_, layer) => order.filter((index) => layerOf(index) === layer))
    .filter((indices) => indices.length > 0)
    .map((indices) => buildTrie(tokens, indices));
}

function buildTrie({ ids, bytes, offsets }: TextTokens, order: Uint32Array): VocabularyTrie {
  const capacity = order.reduce((sum, index) => sum + (offsets[index + 1] ?? 0) - (offsets[index] ?? 0), 1);
  const nodes = new NodeList(capacity);
  const tokenStarts = new Uint32Array(capacity + 1);
  // The nodes on the way to the token before; a token shares the first of them.
  const path = [0];
  let before = { start: 0, length: 0 };
  order.forEach((index, rank) => {
    const start = offsets[index] ?? 0;
    const length = (offsets[index + 1] ?? 0) - start;
    let depth = 0;
    while (depth < length && depth < before.length && bytes[start + depth] === bytes[before.start + depth]) depth++;
    for (let open = before.length; open > depth; open--) nodes.ends[path[open] ?? 0] = nodes.count;
    for (; depth < length; depth++) {
      const node = nodes.add(bytes[start + depth] ?? 0, depth + 1);
      path[depth + 1] = node;
      tokenStarts[node] = rank;
    }
    tokenStarts[nodes.count] = rank + 1;
    before = { start, length };
  });
  for (let open = before.length; open >= 0; open--) nodes.ends[path[open] ?? 0] = nodes.count;
  const { count } = nodes;
  const depths = nodes.depths.slice(0, count);
  return {
    bytes: nodes.bytes.slice(0, count),
    depths,
    ends: nodes.ends.slice(0, count),
    tokenStarts: tokenStarts.slice(0, count + 1),
    tokens: order.map((index) => ids[index] ?? 0),
    maxDepth: depths.reduce((most, depth) => Math.max(most, depth), 0),
  };
}

class NodeList {
  readonly bytes: Uint8Array;
  readonly depths: Uint16Array;
  readonly ends: Uint32Array;
  count = 1;

  constructor(capacity: number) {
    this.bytes = new Uint8Array(capacity);
    this.depths = new Uint16Array(capacity);
    this.ends = new Uint32Array(capacity);
  }

  add(byte: number, depth: number): number {
    const node = this.count++;
    this.bytes[node] = byte;
    this.depths[node] = depth;
    return node;
  }
}

interface TextTokens extends ByteStrings {
  readonly ids: readonly number[];
}

/** Control tokens, and tokens without bytes, which would go on for ever, are left out. */
function textTokens(tokenizer: Tokenizer): TextTokens {
  const ids: number[] = [];
  const offsets = new Uint32Array(tokenizer.size + 1);
  let bytes = new Uint8Array(tokenizer.size * 8);
  let length = 0;
  for (let id = 0; id < tokenizer.size; id++) {
    if (tokenizer.isControl(id)) continue;
    const token = tokenizer.bytesOf(id);
    if (token.length === 0) continue;
    if (length + token.length > bytes.length) {
      const larger = new Uint8Array((bytes.length + token.length) * 2);
      larger.set(bytes);
      bytes = larger;
    }
    bytes.set(token, length);
    length += token.length;
    ids.push(id);
    offsets[ids.length] = length;
  }
  return { ids, bytes: bytes.subarray(0, length), offsets: offsets.slice(0, ids.length + 1) };
}

/** With a token for every byte of UTF-8, text that a constraint allows can always be written. */
function checkSingleBytes({ bytes, offsets }: ByteStrings): void {
  const seen = new Set<number>();
  for (let index = 0; index + 1 < offsets.length; index++) {
    const start = offsets[index] ?? 0;
    if (offsets[index + 1] === start + 1) seen.add(bytes[start] ?? 0);
  }
  for (let byte = 0; byte <= 0xf4; byte++) {
    if (byte === 0xc0 || byte === 0xc1 || seen.has(byte)) continue;
    throw new ConstraintUnsupportedError(
      `The vocabulary has no token for the single byte ${byte}, so that a constrained answer could get stuck.`,
    );
  }
}

/** Kept for as long as the tokenizer lives. */
const layersOf = new WeakMap<Tokenizer, VocabularyLayers>();

/** The tries of the tokenizer's vocabulary, built on first use. */
export function vocabularyLayers(tokenizer: Tokenizer): VocabularyLayers {
  let layers = layersOf.get(tokenizer);
  if (layers === undefined) layersOf.set(tokenizer, (layers = buildVocabularyLayers(tokenizer)));
  return layers;
}
