import { phraseTableOf } from "../lexicon/phrase-table-of.js";
import type { Token } from "../text/tokenize.js";

/** Findings that end a German compound, in normal form. */
const endings =
  /(?:fraktur(?:en)?|ergus(?:s|se)|odeme?|infarkte?|steine?|zysten?|tumore?n?|riss|ruptur(?:en)?|blutung(?:en)?|thrombosen?|stenosen?|embolien?|karzinome?|arthrosen?|lasion(?:en)?|absze(?:ss|sse)|hernien?|aneurysmen|aneurysma|metastasen?|verkalkung(?:en)?|schwellung|verschattung(?:en)?|entzundung|nekrosen?|luxation(?:en)?|verdickung|raumforderung(?:en)?|hamatome?|infiltrate?|atelektasen?|prolaps|konkremente?|polype?n?|allergien?|pneumothorax|perforation(?:en)?|dissektion(?:en)?|ischamien?|zeichen)$/;

/** Parts a German compound that no one has listed: `Radiusfraktur` is a fracture of the radius. */
export function splitCompound(token: Token): readonly Token[] {
  if (
    token.kind !== "word" ||
    token.word.length < 9 ||
    token.word.length > 40 ||
    token.word.length !== token.text.length
  )
    return [token];
  const at = endings.exec(token.word)?.index ?? 0;
  if (at < 4 || phraseTableOf("de").match([token], 0) !== undefined) return [token];
  // The letters that join two nouns: `Mittelhandknochen-`, `Lungen-`.
  const first = token.word.slice(0, at);
  const middle = token.start + at;
  return [
    { ...token, text: token.text.slice(0, at), word: first, end: middle },
    { ...token, text: token.text.slice(at), word: token.word.slice(at), start: middle, glued: true },
  ];
}
