import { imageDirections, isLeftAtLeft } from "./metadata/image-directions.js";
import type { Attributes } from "./parse/data-set.js";
import { groupsOf } from "./pixels/functional-groups.js";
import { rescaleOf } from "./pixels/modality-values.js";
import type { PixelFormat } from "./pixels/pixel-format.js";

/** What people must know of a file before they look at it, without anything of the patient. */
export function fileNotes(attributes: Attributes, format: PixelFormat): readonly string[] {
  const notes: string[] = [];
  if (attributes.text("x00280301") === "YES")
    notes.push("The file says that text is burned into its pixels: it may show who the patient is.");
  // Data of their own, or rows alone: old overlays stand in unused bits of the pixels.
  if (attributes.tags.some((tag) => /^x60[0-9a-f]{2}(?:3000|0010)$/.test(tag)))
    notes.push("It has overlays, which are not drawn.");
  return [...notes, ...valueNotes(attributes, format), ...geometryNotes(attributes)];
}

const unscaled = "no rescale slope and intercept: stored values are taken for Hounsfield units.";

/** What may make its values other than they seem. */
function valueNotes(attributes: Attributes, { frames }: PixelFormat): readonly string[] {
  const notes: string[] = [];
  const sources = [attributes, ...groupsOf(attributes, "x00289145")];
  if (sources.some((source) => source.decimal("x00281053") === 0))
    notes.push("Its rescale slope is 0: all its values become one.");
  if (attributes.text("x00080060") !== "CT") return notes;
  // Frames without an item of their own all have the shared one.
  const count = Math.min(frames, attributes.items("x52009230").length + 1);
  let without = 0;
  for (let frame = 0; frame < count; frame++) if (rescaleOf(attributes, frame) === undefined) without++;
  if (without === count) notes.push(`It has ${unscaled}`);
  else if (without > 0) notes.push(`Some of its frames have ${unscaled}`);
  const types = sources.flatMap((source) => source.text("x00281054") ?? []);
  if (types.some((type) => !/^HU(?:_MOD)?$/.test(type)))
    notes.push("It says that its values are other than Hounsfield units, and is shown by the windows for those.");
  if (attributes.items("x00283000").length > 0)
    notes.push("Its modality table is not used: a CT is shown by rescale slope and intercept.");
  return notes;
}

function geometryNotes(attributes: Attributes): readonly string[] {
  const notes: string[] = [];
  const directions = [attributes, ...groupsOf(attributes, "x00209116")].flatMap((each) => imageDirections(each) ?? []);
  if (directions.some(isLeftAtLeft))
    notes.push("The patient's left is at the image's left: sides are exchanged against the usual view.");
  const spacings = [attributes, ...groupsOf(attributes, "x00289110")].flatMap((each) => [
    each.decimals("x00280030"),
    each.decimals("x00181164"),
  ]);
  const isNotSquare = ([down, across]: readonly number[] = []): boolean =>
    down !== undefined && across !== undefined && down > 0 && across > 0 && Math.abs(down / across - 1) > 0.01;
  const ratio = attributes.decimals("x00280034");
  if (spacings.some(isNotSquare) || isNotSquare(ratio))
    notes.push("Its pixels are not square: the image is compressed or stretched in one direction.");
  return notes;
}
