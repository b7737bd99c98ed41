import type { RgbImage } from "@medgemma/core";
import type { LocatedFinding, PixelBox } from "./parse.js";

/**
 * Why a box cannot be right as it is.
 *
 * - `wrong-side`: its target names a side, and on this frontal view the box lies on the other one.
 * - `same-box`: targets of different names have the same box.
 * - `whole-image`: it covers the image.
 */
export interface BoxFlag {
  readonly kind: "wrong-side" | "same-box" | "whole-image";
  /** Targets whose boxes are meant. */
  readonly labels: readonly string[];
}

/** Share of the image from which a box marks nothing in it. */
const wholeImage = 0.9;

/** Overlap (intersection over union) from which two boxes are the same one. */
const sameBox = 0.95;

const frontal = /\b(?:pa|ap|frontal|antero-?posterior|postero-?anterior)\b/i;

/**
 * What can be seen of boxes without a model. Sides are checked on frontal views alone, where the patient's right is on the
 * left of the image.
 */
export function checkBoxes(
  findings: readonly LocatedFinding[],
  { image, view }: { readonly image: Pick<RgbImage, "width" | "height">; readonly view: string | undefined },
): readonly BoxFlag[] {
  const isFrontal = view !== undefined && frontal.test(view);
  const wrong = findings.filter((finding) => isFrontal && isOnOtherSide(finding, image.width));
  const whole = findings.filter(({ box }) => areaOf(box) >= wholeImage * image.width * image.height);
  const same = findings.flatMap((one, index) =>
    findings
      .slice(index + 1)
      .filter((other) => other.label !== one.label && overlap(one.box, other.box) >= sameBox)
      .map((other) => ({ kind: "same-box" as const, labels: [one.label, other.label] })),
  );
  return [
    ...wrong.map(({ label }) => ({ kind: "wrong-side" as const, labels: [label] })),
    ...same,
    ...whole.map(({ label }) => ({ kind: "whole-image" as const, labels: [label] })),
  ];
}

function isOnOtherSide({ label, box }: LocatedFinding, width: number): boolean {
  const isLeft = /\bleft\b/i.test(label);
  if (isLeft === /\bright\b/i.test(label)) return false;
  const centre = (box.x0 + box.x1) / 2;
  return isLeft ? centre < width / 2 : centre > width / 2;
}

function areaOf({ x0, y0, x1, y1 }: PixelBox): number {
  return Math.max(0, x1 - x0) * Math.max(0, y1 - y0);
}

function overlap(a: PixelBox, b: PixelBox): number {
  const shared = areaOf({
    x0: Math.max(a.x0, b.x0),
    y0: Math.max(a.y0, b.y0),
    x1: Math.min(a.x1, b.x1),
    y1: Math.min(a.y1, b.y1),
  });
  return shared / (areaOf(a) + areaOf(b) - shared);
}
