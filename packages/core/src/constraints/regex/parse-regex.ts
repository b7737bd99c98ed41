import { InvalidArgumentError } from "../../errors/invalid-argument-error.js";
import { maxPatternDepth, maxPatternLength } from "../limits.js";
import { PatternReader } from "./pattern-reader.js";
import { readClass } from "./read-class.js";
import { readEscape } from "./read-escape.js";
import { dot } from "./regex-classes.js";
import type { RegexAlternative, RegexNode } from "./regex-node.js";

/**
 * Parses the regular part of JavaScript's regular expressions, by code points as with the flag `u`.
 *
 * Understood: characters, `.`, classes, escapes, groups, alternatives, quantifiers (lazy ones have the same language),
 * and `^` and `$` at the ends of the outermost alternatives.
 *
 * @param where Names the pattern in errors.
 * @throws InvalidArgumentError when JavaScript does not accept the pattern.
 * @throws ConstraintUnsupportedError naming any other construct, or for a pattern that is too long or too deep.
 */
export function parseRegex(pattern: string, where: string): readonly RegexAlternative[] {
  const reader = new PatternReader(pattern, where);
  if (pattern.length > maxPatternLength) throw reader.unsupported(`more than ${maxPatternLength} characters`);
  checkSyntax(pattern, where);
  const alternatives: RegexAlternative[] = [];
  do {
    const fromStart = reader.take("^");
    const node = readSequence(reader);
    const toEnd = reader.take("$");
    if (!reader.done && reader.peek() !== "|") {
      throw reader.unsupported(reader.peek() === ")" ? "a ) without its (" : "an anchor that is not at an end");
    }
    alternatives.push({ node, fromStart, toEnd });
  } while (reader.take("|"));
  return alternatives;
}

function checkSyntax(pattern: string, where: string): void {
  // Without the flag, more is accepted that people write, such as "\-" outside a class.
  if (isAccepted(pattern, "u") || isAccepted(pattern, "")) return;
  throw new InvalidArgumentError(`${where} is not a regular expression that JavaScript accepts.`);
}

function isAccepted(pattern: string, flags: string): boolean {
  try {
    return new RegExp(pattern, flags).flags === flags;
  } catch {
    return false;
  }
}

function readChoice(reader: PatternReader): RegexNode {
  const items = [readSequence(reader)];
  while (reader.take("|")) items.push(readSequence(reader));
  return { kind: "choice", items };
}

/** Reads up to `|`, `)`, `$` or the end. */
function readSequence(reader: PatternReader): RegexNode {
  const items: RegexNode[] = [];
  while (!reader.done && !["|", ")", "$"].includes(reader.peek() ?? "")) {
    items.push(readQuantifier(reader, readAtom(reader)));
  }
  return { kind: "sequence", items };
}

function readAtom(reader: PatternReader): RegexNode {
  const character = reader.next();
  switch (character) {
    case "(":
      return readGroup(reader);
    case "[":
      return { kind: "class", characters: readClass(reader) };
    case "\\":
      return { kind: "class", characters: readEscape(reader, false) };
    case ".":
      return { kind: "class", characters: dot };
    case "^":
      throw reader.unsupported("an anchor that is not at an end");
    default: {
      const code = character.codePointAt(0) ?? 0;
      return { kind: "class", characters: [[code, code]] };
    }
  }
}

function readGroup(reader: PatternReader): RegexNode {
  if (reader.enter() > maxPatternDepth)
    throw reader.unsupported(`more than ${maxPatternDepth} groups inside each other`);
  if (reader.take("?=") || reader.take("?!")) throw reader.unsupported("lookahead");
  if (reader.take("?<=") || reader.take("?<!")) throw reader.unsupported("lookbehind");
  if (reader.take("?<")) {
    while (!reader.done && reader.next() !== ">");
  } else if (!reader.take("?:") && reader.peek() === "?") throw reader.unsupported("flags inside a group");
  const node = readChoice(reader);
  if (!reader.take(")")) throw reader.unsupported("an anchor that is not at an end");
  reader.leave();
  return node;
}

function readQuantifier(reader: PatternReader, body: RegexNode): RegexNode {
  const bounds = readBounds(reader);
  if (bounds === undefined) return body;
  reader.take("?");
  return { kind: "repeat", body, ...bounds };
}

function readBounds(reader: PatternReader): { min: number; max: number } | undefined {
  if (reader.take("*")) return { min: 0, max: Infinity };
  if (reader.take("+")) return { min: 1, max: Infinity };
  if (reader.take("?")) return { min: 0, max: 1 };
  const found = reader.match(/^\{(\d+)(,?)(\d*)\}/);
  if (found === undefined) return undefined;
  const [, low = "", comma = "", high = ""] = found;
  const min = Number(low);
  if (comma === "") return { min, max: min };
  return { min, max: high === "" ? Infinity : Number(high) };
}
