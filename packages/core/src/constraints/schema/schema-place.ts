import { ConstraintUnsupportedError } from "../../errors/constraint-unsupported-error.js";
import { InvalidArgumentError } from "../../errors/invalid-argument-error.js";
import type { Expression } from "../automaton/expression.js";
import type { JsonSchema } from "../constraint-spec.js";

/** Keywords that say nothing about what is valid. */
const annotations = new Set([
  "$schema",
  "$id",
  "$comment",
  "$defs",
  "definitions",
  "title",
  "description",
  "default",
  "examples",
  "deprecated",
  "readOnly",
  "writeOnly",
]);

/** A schema inside the whole, and its path as a JSON pointer in a URI fragment (RFC 6901 §6): `#/properties/age`. */
export class SchemaPlace {
  readonly schema: JsonSchema;
  readonly path: string;

  /** @throws InvalidArgumentError unless `schema` is an object; booleans are not supported. */
  constructor(schema: unknown, path: string) {
    if (typeof schema === "boolean") {
      throw new ConstraintUnsupportedError(`The schema at ${path} is ${schema}, which constraints do not support.`);
    }
    if (typeof schema !== "object" || schema === null || Array.isArray(schema)) {
      throw new InvalidArgumentError(`The schema at ${path} is not an object.`);
    }
    this.schema = schema as JsonSchema;
    this.path = path;
  }

  /** The path of something below. */
  pathOf(...keys: readonly (string | number)[]): string {
    return [this.path, ...keys.map((key) => String(key).replaceAll("~", "~0").replaceAll("/", "~1"))].join("/");
  }

  child(schema: unknown, ...keys: readonly (string | number)[]): SchemaPlace {
    return new SchemaPlace(schema, this.pathOf(...keys));
  }

  /** Whether a keyword is present; `undefined` counts as absent. */
  has(keyword: string): boolean {
    return Object.hasOwn(this.schema, keyword) && this.schema[keyword] !== undefined;
  }

  get(keyword: string): unknown {
    return this.has(keyword) ? this.schema[keyword] : undefined;
  }

  /** @throws ConstraintUnsupportedError for a keyword that is neither an annotation nor given here. */
  allowOnly(keywords: ReadonlySet<string>): void {
    for (const keyword of Object.keys(this.schema)) {
      if (!this.has(keyword) || annotations.has(keyword) || keywords.has(keyword)) continue;
      throw this.unsupported("is not supported here", keyword);
    }
  }

  unsupported(what: string, ...keys: readonly (string | number)[]): ConstraintUnsupportedError {
    return new ConstraintUnsupportedError(`The JSON Schema keyword at ${this.pathOf(...keys)} ${what}.`);
  }

  invalid(what: string, ...keys: readonly (string | number)[]): InvalidArgumentError {
    return new InvalidArgumentError(`The JSON Schema at ${this.pathOf(...keys)} ${what}.`);
  }

  /** A count such as `minItems`. @throws InvalidArgumentError unless it is an integer of at least 0. */
  count(keyword: string, fallback: number): number {
    const value = this.get(keyword);
    if (value === undefined) return fallback;
    if (Number.isSafeInteger(value) && (value as number) >= 0) return value as number;
    throw this.invalid("must be an integer of at least 0", keyword);
  }
}

/** Compiles the schema at a place inside another one. */
export type CompilePlace = (place: SchemaPlace) => Expression;
