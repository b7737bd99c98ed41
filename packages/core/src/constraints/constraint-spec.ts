/** A JSON Schema as plain data. Which keywords are understood: see `compileConstraint`. */
export interface JsonSchema {
  readonly [keyword: string]: unknown;
}

/** What the text of an answer must look like. */
export type ConstraintSpec =
  /** One of the given texts, exactly. */
  | { readonly type: "choices"; readonly choices: readonly string[] }
  /** A JavaScript regular expression that the whole text must match, as if between `^(?:` and `)$`. */
  | { readonly type: "regex"; readonly pattern: string }
  /** JSON text that is valid against the schema. */
  | { readonly type: "json-schema"; readonly schema: JsonSchema };
