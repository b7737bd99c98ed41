import { choice, empty, type Expression, literal, never, repeat, sequence } from "../automaton/expression.js";
import { comma } from "./json-punctuation.js";
import type { CompilePlace, SchemaPlace } from "./schema-place.js";

/** Keywords of arrays. */
export const arrayKeywords = ["items", "prefixItems", "minItems", "maxItems", "uniqueItems"] as const;

/** Arrays with the given items. Without `items` they hold `prefixItems` at most. */
export function arrayExpression(place: SchemaPlace, compile: CompilePlace): Expression {
  if (place.has("uniqueItems") && place.get("uniqueItems") !== false) {
    throw place.unsupported("is supported only as false", "uniqueItems");
  }
  const min = place.count("minItems", 0);
  const max = place.count("maxItems", Infinity);
  if (min > max) throw place.invalid("is more than maxItems", "minItems");
  const prefix = readPrefix(place, compile);
  const rest = readItems(place, compile, max);
  const most = rest === undefined ? Math.min(max, prefix.length) : max;
  if (min > most) throw place.invalid("is more than the items that are described", "minItems");
  const closeAfter = (index: number): Expression => (index >= min ? literal("]") : never);
  const described = Math.min(prefix.length, most);
  // From the last to the first: what follows `index` items, up to the bracket.
  let after = afterPrefix(described);
  for (let index = described - 1; index >= 0; index--) {
    const separator = index === 0 ? empty : comma;
    after = choice(sequence(separator, prefix[index] ?? never, after), closeAfter(index));
  }
  return sequence(literal("["), after);

  function afterPrefix(index: number): Expression {
    if (index >= most || rest === undefined) return closeAfter(index);
    const left = { min: Math.max(min - index, 0), max: most - index };
    if (index > 0) return sequence(repeat(sequence(comma, rest), left.min, left.max), literal("]"));
    const others = repeat(sequence(comma, rest), Math.max(left.min - 1, 0), left.max - 1);
    return choice(sequence(rest, others, literal("]")), closeAfter(0));
  }
}

function readPrefix(place: SchemaPlace, compile: CompilePlace): readonly Expression[] {
  const prefix = place.get("prefixItems") ?? [];
  if (!Array.isArray(prefix)) throw place.invalid("must be a list", "prefixItems");
  return prefix.map((schema: unknown, index) => compile(place.child(schema, "prefixItems", index)));
}

function readItems(place: SchemaPlace, compile: CompilePlace, max: number): Expression | undefined {
  const items = place.get("items");
  if (items === false) return undefined;
  if (items !== undefined) return compile(place.child(items, "items"));
  if (place.has("prefixItems") || max === 0) return undefined;
  throw place.unsupported("is missing: constraints need to know the items", "items");
}
