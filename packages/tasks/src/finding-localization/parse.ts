import type { RgbImage } from "@medgemma/core";
import type { WrittenBox } from "./schema.js";

/** A rectangle in pixels of the image as given: `x0 <= x < x1`, `y0 <= y < y1`, from the top left corner. */
export interface PixelBox {
  readonly x0: number;
  readonly y0: number;
  readonly x1: number;
  readonly y1: number;
}

/** A place that the model marked. */
export interface LocatedFinding {
  /** One of the targets. */
  readonly label: string;
  readonly box: PixelBox;
  /** As the model wrote it: `[y0, x0, y1, x1]`, 0 to 1000 in the padded square. */
  readonly written: readonly [number, number, number, number];
}

/**
 * A box that marks nothing, and why: its corners are the wrong way round, it lies in the padding, or the model wrote it for something
 * that it was not asked for.
 */
export interface RejectedBox extends Omit<LocatedFinding, "box"> {
  readonly reason: "no-area" | "outside" | "other-label";
}

/**
 * A box in pixels of the image. The model sees the image padded to a centred square, as `padToSquare` does it; the part
 * of a box that lies in the padding is cut off.
 */
export function toPixels({ box_2d, label }: WrittenBox, image: RgbImage): LocatedFinding | RejectedBox {
  const [y0, x0, y1, x1] = box_2d;
  if (y0 >= y1 || x0 >= x1) return { label, written: box_2d, reason: "no-area" };
  const side = Math.max(image.width, image.height);
  const place = (value: number, length: number): number => {
    const padding = Math.floor((side - length) / 2);
    return Math.min(Math.max((value / 1000) * side - padding, 0), length);
  };
  const box = {
    x0: place(x0, image.width),
    y0: place(y0, image.height),
    x1: place(x1, image.width),
    y1: place(y1, image.height),
  };
  const isOutside = box.x0 >= box.x1 || box.y0 >= box.y1;
  return isOutside ? { label, written: box_2d, reason: "outside" } : { label, box, written: box_2d };
}
