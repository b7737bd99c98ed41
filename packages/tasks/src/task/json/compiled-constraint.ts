import {
  compileConstraint,
  type Constraint,
  type JsonSchema,
  type LanguageModel,
  type Tokenizer,
} from "@medgemma/core";

interface Compiled {
  readonly key: string;
  readonly constraint: Constraint;
}

/** One for each tokenizer: a compiled constraint can hold 30 MB, and tasks mostly run in series. */
const latest = new WeakMap<Tokenizer, Compiled>();

/** Compiles a schema for a model's vocabulary, or gives the one compiled last when it is the same. */
export function compiledConstraint({ tokenizer }: LanguageModel, schema: JsonSchema): Constraint {
  const key = JSON.stringify(schema);
  const before = latest.get(tokenizer);
  if (before?.key === key) return before.constraint;
  const constraint = compileConstraint({ type: "json-schema", schema }, tokenizer);
  latest.set(tokenizer, { key, constraint });
  return constraint;
}
