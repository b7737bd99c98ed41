import type { SlideLevel } from "./slide-level.js";

/** What a file is opened as, before it is a `Slide`. */
export interface Pyramid {
  /** The largest first. */
  readonly levels: readonly SlideLevel[];
  readonly objectivePower?: number | undefined;
  /** Sentences for people. */
  readonly notes: readonly string[];
}

/**
 * The images that are smaller copies of the largest one, the largest first. Others, such as labels that do not say what they are, are left
 * out with a note; of images of one size the first is taken.
 *
 * @param mayBeBase Whether an image may be the largest level. Default: every one.
 */
export function pyramidOf<Image extends SlideLevel>(
  images: readonly Image[],
  mayBeBase: (image: Image) => boolean = () => true,
): { readonly levels: readonly Image[]; readonly notes: readonly string[] } {
  const sorted = images.toSorted((a, b) => b.width * b.height - a.width * a.height);
  const base = sorted.find(mayBeBase) ?? sorted[0];
  if (base === undefined) return { levels: [], notes: [] };
  const levels: Image[] = [base];
  const notes = new Set<string>();
  for (const image of sorted) {
    if (image === base) continue;
    if (!isCopyOf(base, image))
      notes.add("It has an image that is no smaller copy of its largest one: it is not read.");
    else if (levels.some(({ width, height }) => width === image.width && height === image.height))
      notes.add("It has several images of one size, such as focal planes: the first is read.");
    else levels.push(image);
  }
  return { levels, notes: [...notes] };
}

/** Whether an image has the form of a larger one, but for what writers round: pixels, or whole tiles where both are made of such. */
function isCopyOf(base: SlideLevel, image: SlideLevel): boolean {
  if (image.width > base.width || image.height > base.height) return false;
  const isWide = base.width >= base.height;
  const [baseLong, baseShort] = isWide ? [base.width, base.height] : [base.height, base.width];
  const [long, short] = isWide ? [image.width, image.height] : [image.height, image.width];
  const difference = Math.abs((baseShort * long) / baseLong - short);
  if (difference <= 2 + short / 200) return true;
  return [base, image].every(isPadded) && overlaps(stepsOf(base.width, image, "x"), stepsOf(base.height, image, "y"));
}

/** Of fewer tiles the padding would be most of an image: any label could be a copy. */
const leastTiles = 4;

function isPadded({ width, height, tileWidth, tileHeight }: SlideLevel): boolean {
  const [across, down] = [width / tileWidth, height / tileHeight];
  return [across, down].every((tiles) => Number.isInteger(tiles) && tiles >= leastTiles);
}

type Range = readonly [from: number, to: number];

/** Factors between two levels by which a side, rounded up to whole tiles, becomes what it is. */
function stepsOf(side: number, { width, height, tileWidth, tileHeight }: SlideLevel, axis: "x" | "y"): Range {
  const [own, tile] = axis === "x" ? [width, tileWidth] : [height, tileHeight];
  return [side / own, own > tile ? side / (own - tile) : Number.POSITIVE_INFINITY];
}

function overlaps(first: Range, second: Range): boolean {
  return first[0] < second[1] && second[0] < first[1];
}
