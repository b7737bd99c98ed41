import { tokenType, type Vocabulary } from "./check-vocabulary.js";

/**
 * The `tokenizer.json` of Gemma's tokenizer, from a GGUF file's vocabulary, which holds SentencePiece's pieces and
 * scores but no merges.
 *
 * SentencePiece joins the neighbours whose piece has the best score; every way to split a piece into two
 * pieces is therefore a merge, ranked by the piece's score and then, as in transformers' converter
 * (`generate_merges`), by the lengths of the left and the right part, longest first.
 */
export function tokenizerJson({ pieces, scores, types }: Vocabulary): object {
  // Without a prototype, so that a piece may be called `__proto__`.
  const vocab = Object.create(null) as Record<string, number>;
  const added: { id: number; content: string; special: boolean }[] = [];
  const scored = new Map<string, number>();
  pieces.forEach((piece, id) => {
    const type = types[id];
    if (type === tokenType.unused) return;
    // User-defined pieces are written with spaces, and found in text before anything is joined.
    const text = type === tokenType.userDefined ? piece.replaceAll(" ", "▁") : piece;
    vocab[text] = id;
    if (type === tokenType.control || type === tokenType.userDefined) {
      added.push({ id, content: text, special: type === tokenType.control });
    }
    if (type !== tokenType.control) scored.set(text, type === tokenType.userDefined ? Infinity : (scores[id] ?? 0));
  });
  return {
    added_tokens: added,
    normalizer: { type: "Replace", pattern: { String: " " }, content: "▁" },
    model: { type: "BPE", byte_fallback: true, unk_token: "<unk>", vocab, merges: mergesOf(scored) },
  };
}

function mergesOf(scored: ReadonlyMap<string, number>): readonly (readonly [string, string])[] {
  const merges: { readonly pair: readonly [string, string]; readonly score: number; readonly lengths: number }[] = [];
  for (const [piece, score] of scored) {
    const characters = Array.from(piece);
    let cut = 0;
    for (let left = 1; left < characters.length; left++) {
      cut += (characters[left - 1] as string).length;
      const pair = [piece.slice(0, cut), piece.slice(cut)] as const;
      if (!scored.has(pair[0]) || !scored.has(pair[1])) continue;
      merges.push({ pair, score, lengths: left * 4096 + characters.length - left });
    }
  }
  return merges
    .toSorted((a, b) => (a.score === b.score ? b.lengths - a.lengths : b.score - a.score))
    .map(({ pair }) => pair);
}
