import type * as z from "zod";

/** A place in a JSON text after a finished item of a list, and the brackets that are open there. */
interface Cut {
  readonly at: number;
  readonly closing: string;
}

/**
 * What is left of a JSON answer that was cut off, or whose list is too long: everything up to the last item of a list with
 * which it fits the schema. Undefined where there is none.
 */
export function finishedItems<Value>(text: string, check: z.ZodType<Value>): { readonly value: Value } | undefined {
  const start = text.search(/[{[]/);
  if (start < 0) return undefined;
  const json = text.slice(start);
  // A list that is far too long would be tried at every one of its items.
  for (const { at, closing } of cutsOf(json).toReversed().slice(0, 200)) {
    const checked = check.safeParse(parse(json.slice(0, at) + closing));
    if (checked.success) return { value: checked.data };
  }
  return undefined;
}

function cutsOf(json: string): readonly Cut[] {
  const cuts: Cut[] = [];
  const open: string[] = [];
  let inString = false;
  for (let at = 0; at < json.length; at++) {
    const character = json[at] as string;
    if (inString) {
      if (character === "\\") at++;
      else if (character === '"') inString = false;
    } else if (character === '"') inString = true;
    else if (character === "{") open.push("}");
    else if (character === "[") open.push("]");
    // What stands before a comma or the end of a list is a finished item.
    else if (character === "," && open.at(-1) === "]") cuts.push({ at, closing: open.toReversed().join("") });
    else if (character === "}" || character === "]") {
      open.pop();
      if (open.at(-1) === "]") cuts.push({ at: at + 1, closing: open.toReversed().join("") });
      if (open.length === 0) return cuts;
    }
  }
  return cuts;
}

function parse(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return undefined;
  }
}
