import type * as z from "zod";

export type Schema = z.core.$ZodType;

/** What zod keeps of a schema, by its `type`; read without `instanceof`, since an application may have its own zod. */
interface Definition {
  readonly type: string;
  readonly shape?: Readonly<Record<string, Schema>>;
  readonly element?: Schema;
  readonly items?: readonly Schema[];
  readonly valueType?: Schema;
  readonly options?: readonly Schema[];
  readonly left?: Schema;
  readonly right?: Schema;
  readonly in?: Schema;
  readonly innerType?: Schema;
  readonly getter?: () => Schema;
}

/** The names of fields that a schema knows, of all its alternatives. */
export function knownFields(schema: Schema): readonly string[] {
  return [...new Set(definitionsOf(schema).flatMap(({ shape }) => Object.keys(shape ?? {})))];
}

/** The schema of a field or an item; undefined where the schema does not tell. */
export function schemaAt(schema: Schema, key: PropertyKey): Schema | undefined {
  for (const { shape, element, items, valueType } of definitionsOf(schema)) {
    if (shape !== undefined && typeof key === "string" && Object.hasOwn(shape, key)) return shape[key];
    const found = element ?? items?.[Number(key)] ?? valueType;
    if (found !== undefined) return found;
  }
  return undefined;
}

/** Of the schema, of what is inside wrappers such as `optional`, and of each alternative of a union. */
function definitionsOf(schema: Schema): readonly Definition[] {
  const seen = new Set<Schema>([schema]);
  const definitions: Definition[] = [];
  // A set goes on through what is added to it on the way.
  for (const one of seen) {
    // oxlint-disable-next-line no-underscore-dangle -- zod's own name, which its documentation tells libraries to use
    const definition = one._zod.def as Definition;
    definitions.push(definition);
    const { options = [], left, right, innerType, getter } = definition;
    for (const inner of [...options, left, right, definition.in, innerType, getter?.()]) {
      if (inner !== undefined) seen.add(inner);
    }
  }
  return definitions;
}
