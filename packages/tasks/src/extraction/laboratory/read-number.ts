/** Which mark stands before the decimals on a page. */
export type DecimalMark = "." | ",";

/** The decimal mark of a page, see `toldDecimalMark`; a point where nothing tells. */
export function decimalMarkOf(text: string): DecimalMark {
  return toldDecimalMark(text) ?? ".";
}

/**
 * The decimal mark that a text tells, from numbers that can be read in one way only: `0,5` and `12,4` have a comma. Null where
 * nothing tells, or as much the one as the other.
 */
export function toldDecimalMark(text: string): DecimalMark | null {
  let points = 0;
  let commas = 0;
  // Not from within a number: the time would go with the square of its digits.
  for (const [number] of text.matchAll(/(?<!\d)\d+(?:[.,]\d+)+/g)) {
    const [whole = "", mark, decimals = ""] = number.split(/([.,])/);
    // Dates have two marks, thousands three digits.
    if (/[.,].*[.,]/.test(number) || (decimals.length === 3 && !/^0/.test(whole))) continue;
    if (mark === ",") commas++;
    else points++;
  }
  if (commas === points) return null;
  return commas > points ? "," : ".";
}

/** Reads a printed number: `1,250` is 1250 where decimals have a point, and 1.25 where they have a comma. */
export function readNumber(text: string, mark: DecimalMark): number {
  const plain = text.replace(/[\s'’ ]/g, "");
  const both = /\..*,|,.*\./.test(plain);
  // With two kinds of marks the last one stands before the decimals.
  if (both) {
    const decimal = plain.lastIndexOf(",") > plain.lastIndexOf(".") ? "," : ".";
    return Number(plain.replaceAll(decimal === "," ? "." : ",", "").replace(",", "."));
  }
  const grouped = /^[+-]?[1-9]\d{0,2}([.,])\d{3}(?:\1\d{3})*$/.exec(plain);
  const several = /([.,]).*\1/.test(plain);
  if (grouped && (several || grouped[1] !== mark)) return Number(plain.replace(/[.,]/g, ""));
  return Number(plain.replace(",", "."));
}

/**
 * The values that a number copied from a page may have: with a thousands separator or a decimal mark. A copy may have
 * lost the page's style, so both are tried where both can be.
 */
export function readingsOf(text: string, mark: DecimalMark): readonly number[] {
  const own = readNumber(text, mark);
  const other = readNumber(text, mark === "." ? "," : ".");
  // `1.250` for 1,250 is a wrong number, not another spelling, where decimals have a point.
  if (own === other || text.includes(mark)) return [own];
  return [own, other];
}
