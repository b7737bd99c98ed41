import type { FileKind } from "./file-kind.js";

const avif = { name: "an AVIF image", format: "avif", hint: "Save it as PNG." } as const;
const heic = {
  name: "a HEIC image",
  hint: "Save it as JPEG or PNG; an iPhone does so with Settings, Camera, Formats, Most Compatible.",
};
const video = { name: "a video", hint: "Save the picture that you want to see as PNG." };

const avifBrands: readonly string[] = ["avif", "avis"];
const heicBrands: readonly string[] = ["heic", "heix", "hevc", "hevx", "heim", "heis", "hevm", "hevs", "mif1", "msf1"];

/** Most brands that are looked at. */
const maxBrands = 32;

/** The kind of a file that begins with the box `ftyp` (ISO/IEC 14496-12, 4.3), by its brands. */
export function mediaBrand(bytes: Uint8Array): FileKind | undefined {
  const text = (from: number): string => String.fromCharCode(...bytes.subarray(from, from + 4));
  if (bytes.length < 12 || text(4) !== "ftyp") return undefined;
  const size = new DataView(bytes.buffer, bytes.byteOffset).getUint32(0);
  const brands = [text(8)];
  // After the main brand comes its version.
  for (let at = 16; at + 4 <= Math.min(size, bytes.length) && brands.length < maxBrands; at += 4) brands.push(text(at));
  if (brands.some((brand) => avifBrands.includes(brand))) return avif;
  return brands.some((brand) => heicBrands.includes(brand)) ? heic : video;
}
