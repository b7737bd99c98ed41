/**
 * What Python's `str.isspace` counts as whitespace. JavaScript's `trim` differs: it leaves
 * U+001C–U+001F and U+0085, and removes U+FEFF.
 */
const members = "\\t-\\r\\x1c-\\x20\\x85\\xa0\\u1680\\u2000-\\u200a\\u2028\\u2029\\u202f\\u205f\\u3000";

const whitespace = new RegExp(`[${members}]`, "u");
const other = new RegExp(`[^${members}]`, "u");

/** Removes whitespace at both ends as Python's `str.strip` does, which the chat template uses as `trim`. */
export function pythonStrip(text: string): string {
  const start = text.search(other);
  if (start < 0) return "";
  // Walked from the end: a regular expression for the tail is quadratic on long runs of spaces.
  let end = text.length;
  while (whitespace.test(text.charAt(end - 1))) end--;
  return text.slice(start, end);
}
