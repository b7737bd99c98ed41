/** What a statement and the text that it cites have in common, letter by letter. */
export interface Support {
  /** Whether every number of the statement is in the cited text, and a content word, too. */
  readonly verified: boolean;
  /** Numbers of the statement that the cited text does not hold. */
  readonly missingNumbers: readonly string[];
  /** Content words of the statement that the cited text holds, as shares of all: 0 to 1. */
  readonly wordOverlap: number;
}

/** Frequent words, and units, that say nothing of a text's matter. */
const frequent = new Set(
  (
    "about after all also am an and any are as at be been before being both but by can did do does during each for from " +
    "had has have he her him his if in into is it its may me more most my nor not no of on one or other our out over " +
    "patient same she should so some such than that the their them then there these they this through to under up us " +
    "very was we were what when where which while who will with without would you your mg mcg ml dl mm cm kg bpm"
  ).split(" "),
);

/** How many letters of a word count, so that `pneumonias` is found as `pneumonia`. */
const stemLength = 5;

/**
 * Compares a statement with the text that it cites. A literal check: it finds numbers and matters that were made up,
 * not a negation that was lost or a cause that was turned round.
 */
export function checkSupport(statement: string, cited: string): Support {
  const numbers = new Set(numbersOf(cited));
  const missingNumbers = [...new Set(numbersOf(statement))].filter((number) => !numbers.has(number));
  const stems = new Set(stemsOf(cited));
  const own = [...new Set(stemsOf(statement))];
  const shared = own.filter((stem) => stems.has(stem)).length;
  const wordOverlap = own.length === 0 ? 0 : shared / own.length;
  return { verified: missingNumbers.length === 0 && shared > 0, missingNumbers, wordOverlap };
}

/** Numbers in one spelling: `1,000` is `1000`, `7,5` and `7.50` are `7.5`. */
export function numbersOf(text: string): readonly string[] {
  return Array.from(text.matchAll(/\d+(?:[.,]\d+)*/g), ([number]) => {
    const plain = /^\d{1,3}(?:,\d{3})+(?:\.\d+)?$/.test(number) ? number.replaceAll(",", "") : number.replace(",", ".");
    const value = Number(plain);
    // Such as 1.2.2024: not one number, but still to be found as it is.
    return Number.isFinite(value) ? String(value) : plain;
  });
}

function stemsOf(text: string): readonly string[] {
  const segmenter = new Intl.Segmenter("en", { granularity: "word" });
  return Array.from(segmenter.segment(text.normalize("NFKC")))
    .filter(({ segment, isWordLike }) => isWordLike === true && isContent(segment))
    .map(({ segment }) => segment.toLowerCase().slice(0, stemLength));
}

/** Words of two letters and more that say something. */
function isContent(word: string): boolean {
  return /^\p{L}{2,}$/u.test(word) && !frequent.has(word.toLowerCase());
}
