import { choice, choiceOf, type Expression, literal, type ReferenceExpression } from "../automaton/expression.js";
import { oneOfTexts } from "../automaton/one-of-texts.js";
import { maxExclusiveAlternatives } from "../limits.js";
import { arrayExpression, arrayKeywords } from "./array-expression.js";
import { endingReferences } from "./ending-references.js";
import { checkSchemaSize } from "./check-schema-size.js";
import { areDisjoint } from "./disjoint-schemas.js";
import { isNullable, type JsonType, namedTypes } from "./json-types.js";
import { literalValues } from "./literal-values.js";
import { NumberExpressions, numberKeywords } from "./number-expression.js";
import { objectExpression, objectKeywords } from "./object-expression.js";
import { resolveReference } from "./resolve-reference.js";
import { SchemaPlace } from "./schema-place.js";
import { StringExpressions, stringKeywords } from "./string-expression.js";

/** Keywords that say something about values of a type. */
const keywordsOf: Readonly<Record<JsonType, readonly string[]>> = {
  null: [],
  boolean: [],
  integer: numberKeywords,
  number: numberKeywords,
  string: stringKeywords,
  array: arrayKeywords,
  object: objectKeywords,
};

/** Turns a JSON Schema into the expression of its JSON texts. */
export class SchemaCompiler {
  readonly #root: SchemaPlace;
  readonly #references = new Map<string, ReferenceExpression>();
  /** References whose schema is not compiled yet. Not at once: they may lead from one to the next many times. */
  readonly #waiting: { readonly reference: ReferenceExpression; readonly target: SchemaPlace }[] = [];
  readonly #strings = new StringExpressions();
  readonly #numbers = new NumberExpressions();

  constructor(root: SchemaPlace) {
    this.#root = root;
  }

  /** The whole schema. @throws as {@link SchemaCompiler.expression}. */
  compile(): Expression {
    const expression = this.expression(this.#root);
    for (let next = this.#waiting.pop(); next !== undefined; next = this.#waiting.pop()) {
      next.reference.target = this.expression(next.target);
    }
    const ending = endingReferences([...this.#references.values()]);
    for (const [path, reference] of this.#references) {
      if (!ending.has(reference)) {
        throw this.#root.child({}).invalid("refers to itself without an end", ...path.split("/").slice(1));
      }
    }
    return expression;
  }

  /**
   * One schema inside the whole.
   *
   * @throws ConstraintUnsupportedError naming the path of a keyword that is not supported.
   * @throws InvalidArgumentError naming the path of what is not a schema or allows no value.
   */
  expression(place: SchemaPlace): Expression {
    if (place.has("$ref")) return this.#reference(place);
    const texts = literalValues(place);
    if (texts !== undefined) return oneOfTexts(texts);
    for (const keyword of ["anyOf", "oneOf"]) if (place.has(keyword)) return this.#alternatives(place, keyword);
    const types = namedTypes(place);
    const keywords = new Set(["type", "nullable", ...(types ?? []).flatMap((type) => keywordsOf[type])]);
    // Keywords first: "allOf is not supported" says more than "there is no type".
    if (types === undefined) {
      place.allowOnly(new Set(["nullable", ...Object.values(keywordsOf).flat()]));
      throw place.unsupported("is missing: a schema needs a type, enum, const, anyOf, oneOf or $ref", "type");
    }
    place.allowOnly(keywords);
    return choice(...types.map((type) => this.#typed(place, type)));
  }

  #typed(place: SchemaPlace, type: JsonType): Expression {
    switch (type) {
      case "null":
        return literal("null");
      case "boolean":
        return oneOfTexts(["true", "false"]);
      case "integer":
      case "number":
        return this.#numbers.expression(place, type === "integer");
      case "string":
        return this.#strings.expression(place);
      case "array":
        return arrayExpression(place, (inner) => this.expression(inner));
      case "object":
        return objectExpression(place, (inner) => this.expression(inner));
      default:
        return type satisfies never;
    }
  }

  #reference(place: SchemaPlace): Expression {
    place.allowOnly(new Set(["$ref", "nullable"]));
    const target = resolveReference(place, this.#root);
    let reference = this.#references.get(target.path);
    if (reference === undefined) {
      reference = { kind: "reference", target: undefined };
      this.#references.set(target.path, reference);
      this.#waiting.push({ reference, target });
    }
    return isNullable(place) ? choice(reference, literal("null")) : reference;
  }

  #alternatives(place: SchemaPlace, keyword: string): Expression {
    place.allowOnly(new Set([keyword, "nullable"]));
    const list = place.get(keyword);
    if (!Array.isArray(list) || list.length === 0) throw place.invalid("must be a list with an entry", keyword);
    const places = list.map((schema: unknown, index) => place.child(schema, keyword, index));
    // Compiled first: what an alternative does not support is named with its own path.
    const expressions = places.map((alternative) => this.expression(alternative));
    if (keyword === "oneOf" && places.length > maxExclusiveAlternatives) {
      throw place.unsupported(`has more than ${maxExclusiveAlternatives} alternatives: use anyOf`, keyword);
    }
    if (keyword === "oneOf" && !areDisjoint(places, this.#root)) {
      throw place.unsupported("is supported only when no value can fit two alternatives: use anyOf", keyword);
    }
    return choiceOf([...expressions, ...(isNullable(place) ? [literal("null")] : [])]);
  }
}

/** The JSON texts of a schema. @throws as {@link SchemaCompiler.expression}. */
export function schemaExpression(schema: unknown): Expression {
  checkSchemaSize(schema);
  return new SchemaCompiler(new SchemaPlace(schema, "#")).compile();
}
