import type { ByteSource } from "./byte-source.js";
import { type Pyramid, pyramidOf } from "./pyramid.js";
import { refused } from "./refuse.js";
import { type Resolution, withResolutions } from "./resolution.js";
import type { SlideLevel } from "./slide-level.js";
import { readDirectories, type TiffDirectory } from "./tiff.js";
import { levelOf } from "./tiff-level.js";
import { tiffTags } from "./tiff-tags.js";

/** Bits of NewSubfileType: a smaller copy; a mask; what Aperio marks its macro with. */
const [reduced, mask, macro] = [1, 4, 8];

/** Of 1×, in micrometres a pixel. Writers that do not know it put 72 dots an inch, which are 353, and up to 2400, which are 11. */
const coarsest = 10;

interface TiffImage extends SlideLevel {
  readonly isReduced: boolean;
  readonly objectivePower: number | undefined;
}

/**
 * Opens a pyramidal TIFF or an Aperio SVS: its tiled images, as far as they are copies of the largest. Those in strips are labels, overviews
 * and thumbnails, which are not read.
 */
export async function openTiffSlide(source: ByteSource): Promise<Pyramid> {
  const images: TiffImage[] = [];
  const told = new Set<string>();
  for (const directory of await readDirectories(source)) {
    const [tileWidth] = await directory.numbers(tiffTags.tileWidth);
    if (tileWidth === undefined) continue;
    const [subfile = 0] = await directory.numbers(tiffTags.subfile);
    const text = (await directory.text(tiffTags.description)) ?? "";
    if ((subfile & (mask | macro)) !== 0 || isAside(text)) continue;
    if (((await directory.numbers(tiffTags.orientation))[0] ?? 1) !== 1)
      told.add("It says that it is to be turned or mirrored (Orientation): it is read as it is stored.");
    if ((await directory.numbers(tiffTags.subDirectories)).length > 0)
      told.add("It has images in directories below others (SubIFDs), which are not read: levels may be missing.");
    images.push({
      ...(await levelOf(directory, source)),
      mpp: await resolutionOf(directory, text),
      isReduced: (subfile & reduced) !== 0,
      objectivePower: numberIn(text, "AppMag"),
    });
  }
  const { levels, notes } = pyramidOf(images, ({ isReduced }) => !isReduced);
  if (levels.length === 0)
    throw refused("has no tiled image: it is no pyramid", {
      hint: "Give the slide as its scanner wrote it, or read an image with @medgemma/imaging.",
    });
  const objectivePower = levels.find((level) => level.objectivePower !== undefined)?.objectivePower;
  // Writers repeat the resolution of the largest level in all: only the first that says one counts.
  const known = levels.find(({ mpp }) => mpp !== undefined);
  const resolved = withResolutions(
    levels.map((level) => (level === known ? level : { ...level, mpp: undefined })),
    { objectivePower, coarsest },
  );
  return { levels: resolved.levels, objectivePower, notes: [...resolved.notes, ...notes, ...told] };
}

/**
 * Whether a description names a label or an overview, as Aperio's do: `label 387x463`, as a whole or in the second line (OpenSlide,
 * openslide-vendor-aperio.c). Anywhere else the words may be about the tissue.
 */
function isAside(text: string): boolean {
  const [first = "", second = ""] = text.split(/\r?\n|\r/);
  return (
    /^\s*(?:label|macro)(?:\s+\d+\s*x\s*\d+)?\s*$/i.test(first) ||
    (/^Aperio\b/i.test(first) && /^(?:label|macro)(?:\s|$)/i.test(second))
  );
}

/** `MPP = 0.499` of an Aperio description. */
function numberIn(text: string, name: string): number | undefined {
  const value = Number(new RegExp(`\\b${name}\\s*=\\s*([\\d.]+)`).exec(text)?.[1]);
  return Number.isFinite(value) && value > 0 ? value : undefined;
}

async function resolutionOf(directory: TiffDirectory, text: string): Promise<Resolution | undefined> {
  const told = numberIn(text, "MPP");
  if (told !== undefined) return [told, told];
  const micrometres = { 2: 25_400, 3: 10_000 }[(await directory.numbers(tiffTags.resolutionUnit))[0] ?? 0];
  const [[x], [y]] = [await directory.numbers(tiffTags.xResolution), await directory.numbers(tiffTags.yResolution)];
  // One pixel a unit is what writers put that do not know it.
  if (micrometres === undefined || x === undefined || y === undefined || !(x > 1) || !(y > 1)) return undefined;
  return [micrometres / x, micrometres / y];
}
