import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

const template = readFileSync(fileURLToPath(new URL("../../../dicom/test-data/ct-explicit.dcm", import.meta.url)));

/** An element of Explicit VR Little Endian with a text. */
function element([group, number]: readonly [number, number], vr: string, value: string): Buffer {
  const text = value.length % 2 === 0 ? value : `${value} `;
  const head = Buffer.from([
    group & 255,
    group >> 8,
    number & 255,
    number >> 8,
    0,
    0,
    text.length & 255,
    text.length >> 8,
  ]);
  head.write(vr, 4, "latin1");
  return Buffer.concat([head, Buffer.from(text, "latin1")]);
}

export interface SliceParts {
  readonly uid: string;
  readonly number?: number;
  readonly z?: number;
  readonly series?: string;
  readonly study?: string;
  readonly type?: string;
  readonly patient?: string;
  readonly frameOfReference?: string;
  readonly view?: string;
  readonly x?: number;
  readonly orientation?: string;
  readonly pixelSpacing?: string;
  readonly name?: string;
  readonly date?: string;
  /** Added to each pixel's low byte. */
  readonly brighter?: number;
}

/** A slice of a made-up CT: the template with other identifiers and a position. */
export function writeSlice({
  uid,
  number,
  z,
  series = "1.2",
  study = "1.1",
  type,
  patient,
  frameOfReference,
  view,
  x = 0,
  orientation = "1\\0\\0\\0\\1\\0",
  pixelSpacing,
  name,
  date,
  brighter = 0,
}: SliceParts): Uint8Array {
  const place = template.indexOf(Buffer.from([0x28, 0, 2, 0, 0x55, 0x53]));
  const added = [
    ...(date === undefined ? [] : [element([0x0008, 0x0023], "DA", date)]),
    ...(view === undefined ? [] : [element([0x0018, 0x5101], "CS", view)]),
    element([0x0020, 0x000d], "UI", study),
    element([0x0020, 0x000e], "UI", series),
    ...(number === undefined ? [] : [element([0x0020, 0x0013], "IS", String(number))]),
    ...(z === undefined
      ? []
      : [element([0x0020, 0x0032], "DS", `${x}\\0\\${z}`), element([0x0020, 0x0037], "DS", orientation)]),
    ...(frameOfReference === undefined ? [] : [element([0x0020, 0x0052], "UI", frameOfReference)]),
    ...(pixelSpacing === undefined ? [] : [element([0x0028, 0x0030], "DS", pixelSpacing)]),
  ];
  const whole = Buffer.concat([template.subarray(0, place), ...added, template.subarray(place)]);
  const named = replaced(whole, "08001800", element([0x0008, 0x0018], "UI", uid));
  const idOnly = patient === undefined ? named : replaced(named, "10002000", element([0x0010, 0x0020], "LO", patient));
  const owned = name === undefined ? idOnly : replaced(idOnly, "10001000", element([0x0010, 0x0010], "PN", name));
  const pixels = owned.subarray(owned.length - 26 * 20 * 2);
  for (let at = 0; at < pixels.length; at += 2) pixels[at] = ((pixels[at] as number) + brighter) & 255;
  if (type === undefined) return new Uint8Array(owned);
  const start = owned.indexOf(Buffer.from("08001600", "hex"));
  return new Uint8Array(
    Buffer.concat([owned.subarray(0, start), element([0x0008, 0x0008], "CS", type), owned.subarray(start)]),
  );
}

/** The file with another element in place of the one whose tag has these bytes. */
function replaced(file: Buffer, tag: string, by: Buffer): Buffer {
  const at = file.indexOf(Buffer.from(tag, "hex"), 132);
  return Buffer.concat([file.subarray(0, at), by, file.subarray(at + 8 + file.readUInt16LE(at + 6))]);
}
