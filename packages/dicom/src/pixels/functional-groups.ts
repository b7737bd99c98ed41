import type { Attributes } from "../parse/data-set.js";

const perFrame = "x52009230";
const shared = "x52009229";

/** An item of a frame's functional groups: its own before the shared one (PS3.3, C.7.6.16). */
export function functionalGroup(attributes: Attributes, frame: number, sequence: string): Attributes | undefined {
  const own = attributes.items(perFrame)[frame]?.items(sequence)[0];
  return own ?? attributes.items(shared)[0]?.items(sequence)[0];
}

/** All items of a functional group: the frames' own and the shared one. */
export function groupsOf(attributes: Attributes, sequence: string): readonly Attributes[] {
  return [...attributes.items(perFrame), ...attributes.items(shared)].flatMap((item) => item.items(sequence));
}
