import type { CodePoints } from "../characters/code-points.js";
import { classEscapes, controlEscapes } from "./regex-classes.js";
import type { PatternReader } from "./pattern-reader.js";

/** Reads what follows a backslash, as a class. @throws ConstraintUnsupportedError for escapes without a class. */
export function readEscape(reader: PatternReader, insideClass: boolean): CodePoints {
  const letter = reader.next();
  const known = classEscapes.get(letter);
  if (known !== undefined) return known;
  const isOctal = letter === "0" && /[0-9]/.test(reader.peek() ?? "");
  const control = isOctal ? undefined : controlEscapes.get(letter);
  if (control !== undefined) return single(control);
  if (letter === "b" && insideClass) return single(0x08);
  if (letter === "x" || letter === "u") return single(readHexadecimal(reader, letter));
  if (letter === "c") {
    const found = reader.match(/^[A-Za-z]/);
    if (found !== undefined) return single(found[0].charCodeAt(0) & 31);
  }
  if (/^[1-9]$/.test(letter)) throw reader.unsupported("a backreference");
  if (letter === "k") throw reader.unsupported("a named backreference");
  if (letter === "b" || letter === "B") throw reader.unsupported(`the word boundary \\${letter}`);
  if (letter === "p" || letter === "P") throw reader.unsupported(`the Unicode property \\${letter}`);
  if (letter === "" || /[A-Za-z0-9]/.test(letter)) throw reader.unsupported(`the escape \\${letter}`);
  return single(letter.codePointAt(0) ?? 0);
}

function readHexadecimal(reader: PatternReader, letter: "x" | "u"): number {
  const forms = letter === "x" ? [/^([0-9A-Fa-f]{2})/] : [/^([0-9A-Fa-f]{4})/, /^\{([0-9A-Fa-f]+)\}/];
  for (const form of forms) {
    const found = reader.match(form);
    if (found === undefined) continue;
    const code = Number.parseInt(found[1] ?? "", 16);
    const isHigh = letter === "u" && code >= 0xd800 && code <= 0xdbff;
    const low = isHigh ? reader.match(/^\\u([Dd][C-Fc-f][0-9A-Fa-f]{2})/) : undefined;
    if (low === undefined) return code;
    return 0x1_0000 + ((code - 0xd800) << 10) + (Number.parseInt(low[1] ?? "", 16) - 0xdc00);
  }
  throw reader.unsupported(`an incomplete \\${letter}`);
}

function single(code: number): CodePoints {
  return [[code, code]];
}
