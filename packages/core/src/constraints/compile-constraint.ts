import { ConstraintUnsupportedError } from "../errors/constraint-unsupported-error.js";
import { InvalidArgumentError } from "../errors/invalid-argument-error.js";
import type { Tokenizer } from "../tokenizer/tokenizer.js";
import { automatonConstraint } from "./automaton/automaton-state.js";
import { type Expression, isNever } from "./automaton/expression.js";
import { oneOfTexts } from "./automaton/one-of-texts.js";
import { utf8Character } from "./characters/utf8-character.js";
import type { Constraint } from "./constraint.js";
import type { ConstraintSpec } from "./constraint-spec.js";
import { parseRegex } from "./regex/parse-regex.js";
import { regexExpression } from "./regex/regex-expression.js";
import { schemaExpression } from "./schema/schema-compiler.js";
import { vocabularyLayers } from "./vocabulary/vocabulary-trie.js";

/**
 * Compiles what an answer must look like for a tokenizer's vocabulary.
 *
 * The first call for a tokenizer also sorts its vocabulary into tries, which later calls share. A compiled constraint
 * holds its own caches of at most some 30 MB: compile once and use it for many answers.
 *
 * JSON Schema: `type` (also a list), `nullable`, `enum`, `const`, `anyOf`, `oneOf` when the alternatives plainly
 * exclude each other, local `$ref` (also recursive); objects with `properties`, `required` and
 * `additionalProperties: false`, or with no properties and a schema in `additionalProperties`, and `propertyNames`; arrays with `items`, `prefixItems`, `minItems`, `maxItems`; strings with `minLength`,
 * `maxLength`, `pattern`; numbers and integers with `minimum`, `maximum`, `exclusiveMinimum`, `exclusiveMaximum`.
 * Anything else is an error. The JSON text keeps to a part of what the schema allows: properties come in the order of
 * their declaration and there are no others, also when `additionalProperties` is absent; the only white space is one
 * space after a comma or colon; numbers are plain decimals of up to 15 digits; lone surrogates are not written.
 *
 * What would block the thread is an error: the largest that is accepted takes 0.4 s of processor time with Gemma 3's number
 * of tokens, beside the first call's tries (`node bench/hostile-constraints.mjs`, two busy cores). The limits:
 * 200 levels, 10,000 objects and lists and 500,000 characters of names and texts in a schema; 10,000 characters and 100
 * nested groups in a pattern; 500,000 characters of choices; 200 alternatives of `oneOf`; and a number of ways that lead
 * through it at the same time, as in 1,000 times `.?`.
 *
 * @throws ConstraintUnsupportedError naming the schema path, or the construct of a regular expression, that is not
 * supported, or the limit that is exceeded.
 * @throws InvalidArgumentError when the specification is malformed or no text fulfils it.
 */
export function compileConstraint(spec: ConstraintSpec, tokenizer: Tokenizer): Constraint {
  const expression = expressionOf(spec);
  return automatonConstraint(expression, tokenizer, vocabularyLayers(tokenizer));
}

function expressionOf(spec: ConstraintSpec): Expression {
  if (typeof spec !== "object" || spec === null) {
    throw new InvalidArgumentError("A constraint has to be an object with a `type`.");
  }
  switch (spec.type) {
    case "choices":
      return choicesExpression(spec.choices);
    case "regex": {
      if (typeof spec.pattern !== "string") throw new InvalidArgumentError("The pattern must be a string.");
      const alternatives = parseRegex(spec.pattern, "The regular expression");
      const expression = regexExpression(alternatives, { character: utf8Character, search: false });
      if (isNever(expression)) throw new InvalidArgumentError("The regular expression matches no text.");
      return expression;
    }
    case "json-schema":
      return schemaExpression(spec.schema);
    default:
      spec satisfies never;
      throw new ConstraintUnsupportedError("The type of a constraint must be choices, regex or json-schema.");
  }
}

function choicesExpression(choices: readonly string[]): Expression {
  const isList = Array.isArray(choices) && choices.length > 0;
  if (!isList || choices.some((text: unknown) => typeof text !== "string" || text === "")) {
    throw new InvalidArgumentError("The choices must be a list of texts that are not empty.");
  }
  return oneOfTexts([...new Set(choices)]);
}
