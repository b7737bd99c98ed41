import type { FileKind } from "./file-kind.js";

interface Magic extends FileKind {
  /** Where `bytes` stands in the file. Default 0. */
  readonly at?: number;
  /** As Latin-1 text. */
  readonly bytes: string;
}

const asPng = "Save it as PNG.";
/** For a DICOM file. */
export const asWindow =
  "Read it with @medgemma/dicom, or export the image as PNG, with the window that you want to see.";
const asVolume = "Read it with @medgemma/volumes, or save the slice that you want to see as PNG.";
const asSlice = "Save the slice that you want to see as PNG, with the window that you want to see.";
const unpack = "Unpack it first.";

/** The first that fits counts. */
const magics: readonly Magic[] = [
  // Before TIFF, whose header may stand in its preamble.
  { name: "a DICOM file", at: 128, bytes: "DICM", hint: asWindow },
  { name: "a PNG image", format: "png", bytes: "\x89PNG", hint: asPng },
  { name: "a JPEG image", format: "jpeg", bytes: "\xff\xd8\xff", hint: asPng },
  { name: "a WebP image", format: "webp", at: 8, bytes: "WEBP", hint: asPng },
  { name: "a TIFF image", format: "tiff", bytes: "II*\0", hint: asPng },
  { name: "a TIFF image", format: "tiff", bytes: "MM\0*", hint: asPng },
  { name: "a TIFF image", format: "tiff", bytes: "II+\0\x08\0\0\0", hint: asPng },
  { name: "a TIFF image", format: "tiff", bytes: "MM\0+\0\x08\0\0", hint: asPng },
  { name: "a GIF image", format: "gif", bytes: "GIF87a", hint: asPng },
  { name: "a GIF image", format: "gif", bytes: "GIF89a", hint: asPng },
  { name: "a JPEG 2000 image", bytes: "\0\0\0\x0cjP  \r\n\x87\n", hint: asPng },
  { name: "a JPEG 2000 image", bytes: "\xff\x4f\xff\x51", hint: asPng },
  { name: "a JPEG XL image", bytes: "\0\0\0\x0cJXL \r\n\x87\n", hint: asPng },
  { name: "a JPEG XL image", bytes: "\xff\x0a", hint: asPng },
  { name: "a BMP image", at: 6, bytes: "\0\0\0\0", hint: asPng },
  { name: "a Photoshop image", bytes: "8BPS", hint: asPng },
  { name: "an icon", bytes: "\0\0\x01\0", hint: asPng },
  { name: "an OpenEXR image", bytes: "v/1\x01", hint: asPng },
  { name: "a PDF file", bytes: "%PDF", hint: "Save the page, or the image in it, as PNG." },
  { name: "a NIfTI volume", at: 344, bytes: "n+1\0", hint: asVolume },
  { name: "a NIfTI volume", at: 344, bytes: "ni1\0", hint: asVolume },
  { name: "a NIfTI volume", at: 4, bytes: "n+2\0\r\n\x1a\n", hint: asVolume },
  { name: "a NRRD volume", bytes: "NRRD000", hint: asVolume },
  { name: "a MetaImage volume", bytes: "ObjectType =", hint: asSlice },
  { name: "an HDF5 file", bytes: "\x89HDF\r\n\x1a\n", hint: asSlice },
  { name: "a NumPy array", bytes: "\x93NUMPY", hint: "Give its samples as { width, height, data }." },
  { name: "a GZIP file, as NIfTI volumes (.nii.gz) are", bytes: "\x1f\x8b", hint: `${unpack} ${asSlice}` },
  { name: "a ZIP archive", bytes: "PK\x03\x04", hint: unpack },
  { name: "a ZIP archive", bytes: "PK\x05\x06", hint: unpack },
  { name: "a 7-Zip archive", bytes: "7z\xbc\xaf\x27\x1c", hint: unpack },
  { name: "a GGUF model", bytes: "GGUF", hint: "Give it as the model, and an image here." },
  { name: "a file of zeros", bytes: "\0".repeat(512), hint: "Its content was lost: get the file again." },
];

/** The kind that bytes at a fixed place name. */
export function magicKind(bytes: Uint8Array): FileKind | undefined {
  return magics.find((magic) => fits(magic, bytes) && confirmed(magic, bytes));
}

function fits({ at = 0, bytes: magic }: Magic, bytes: Uint8Array): boolean {
  if (bytes.length < at + magic.length) return false;
  for (let index = 0; index < magic.length; index++) {
    if (bytes[at + index] !== magic.charCodeAt(index)) return false;
  }
  return true;
}

/** Some signatures stand in files of other kinds, too. */
function confirmed({ name }: Magic, bytes: Uint8Array): boolean {
  const begin = String.fromCharCode(...bytes.subarray(0, 4));
  if (name === "a WebP image") return begin === "RIFF";
  if (name === "a BMP image") return begin.startsWith("BM");
  return true;
}
