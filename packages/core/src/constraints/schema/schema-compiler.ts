import { choice, type Expression, literal, type ReferenceExpression } from "../automaton/expression.js";
import { oneOfTexts } from "../automaton/one-of-texts.js";
import { arrayExpression, arrayKeywords } from "./array-expression.js";
import { canAlwaysEnd } from "./can-always-end.js";
import { areDisjoint } from "./disjoint-schemas.js";
import { isNullable, type JsonType, namedTypes } from "./json-types.js";
import { literalValues } from "./literal-values.js";
import { numberExpression, numberKeywords } from "./number-expression.js";
import { objectExpression, objectKeywords } from "./object-expression.js";
import { resolveReference } from "./resolve-reference.js";
import { SchemaPlace } from "./schema-place.js";
import { anyJsonCharacter, stringExpression, stringKeywords } from "./string-expression.js";

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
  readonly #anyCharacter = anyJsonCharacter();

  constructor(root: SchemaPlace) {
    this.#root = root;
  }

  /** The whole schema. @throws as {@link SchemaCompiler.expression}. */
  compile(): Expression {
    const expression = this.expression(this.#root);
    for (const [path, reference] of this.#references) {
      if (!canAlwaysEnd(reference, [...this.#references.values()])) {
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
        return numberExpression(place, type === "integer");
      case "string":
        return stringExpression(place, this.#anyCharacter);
      case "array":
        return arrayExpression(place, this);
      case "object":
        return objectExpression(place, this);
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
      reference.target = this.expression(target);
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
    if (keyword === "oneOf" && !areDisjoint(places, this.#root)) {
      throw place.unsupported("is supported only when no value can fit two alternatives: use anyOf", keyword);
    }
    return choice(...expressions, ...(isNullable(place) ? [literal("null")] : []));
  }
}

/** The JSON texts of a schema. @throws as {@link SchemaCompiler.expression}. */
export function schemaExpression(schema: unknown): Expression {
  return new SchemaCompiler(new SchemaPlace(schema, "#")).compile();
}
