import type { Attributes } from "./parse/data-set.js";
import { refused } from "./parse/refuse.js";

/** Storage classes without pixels, by the beginning of their UIDs (PS3.4, annex B.5). */
const objects: readonly (readonly [RegExp, string])[] = [
  [/^1\.2\.840\.10008\.5\.1\.4\.1\.1\.88\./, "a structured report"],
  [/^1\.2\.840\.10008\.5\.1\.4\.1\.1\.104\.1$/, "a document (encapsulated PDF)"],
  [/^1\.2\.840\.10008\.5\.1\.4\.1\.1\.104\./, "a document"],
  [/^1\.2\.840\.10008\.5\.1\.4\.1\.1\.11\./, "a presentation state"],
  [/^1\.2\.840\.10008\.5\.1\.4\.1\.1\.9\./, "a waveform"],
  [/^1\.2\.840\.10008\.5\.1\.4\.1\.1\.481\.3$/, "a set of radiotherapy structures"],
  [/^1\.2\.840\.10008\.5\.1\.4\.1\.1\.481\.[58]$/, "a radiotherapy plan"],
  [/^1\.2\.840\.10008\.5\.1\.4\.1\.1\.481\./, "a radiotherapy object"],
  [/^1\.2\.840\.10008\.1\.3\.10$/, "a directory of files (DICOMDIR)"],
  [/^1\.2\.840\.10008\.5\.1\.4\.1\.1\.(?:66|67|68)/, "a registration, a measurement or a surface"],
];

/** @throws {ImageDecodeError} for objects without pixels, by name. */
export function requirePixels(attributes: Attributes): void {
  const pixels = attributes.element("x7fe00010");
  if (pixels !== undefined && (pixels.length > 0 || pixels.hadUndefinedLength === true)) return;
  if (attributes.element("x7fe00008") !== undefined || attributes.element("x7fe00009") !== undefined)
    throw refused("has floating-point pixel data, which are not read");
  const sopClass = attributes.text("x00080016") ?? attributes.text("x00020002") ?? "";
  const kind = objects.find(([pattern]) => pattern.test(sopClass))?.[1];
  if (kind !== undefined)
    throw refused(`is ${kind}: it holds no image`, { hint: "Give the images that it belongs to." });
  throw refused("has no pixel data", { hint: "Give a file with an image in it, whole." });
}
