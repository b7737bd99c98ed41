/** A made-up CT of a chest: ellipses of air, fat, muscle, lung and bone. No person in it exists. */
export interface PhantomOptions {
  readonly side: number;
  readonly slices: number;
}

/** What differs between files of the phantom. */
interface SliceOptions extends PhantomOptions {
  /** From 0, at the head. */
  readonly index: number;
}

interface Ellipse {
  readonly x: number;
  readonly y: number;
  readonly across: number;
  readonly down: number;
  readonly units: number;
}

/** The DICOM files of a series, uncompressed, in a window for soft tissue, with names that must not be shown. */
export function ctPhantom(options: PhantomOptions): readonly Uint8Array[] {
  return Array.from({ length: options.slices }, (_, index) => sliceFile({ ...options, index }));
}

function sliceFile(options: SliceOptions): Uint8Array {
  const { side, index } = options;
  const study = "1.2.826.0.1.3680043.10.1";
  const ct = "1.2.840.10008.5.1.4.1.1.2";
  const dataSet = [
    text("0008,0008", "CS", "ORIGINAL\\PRIMARY\\AXIAL"),
    text("0008,0016", "UI", ct),
    text("0008,0018", "UI", `${study}.2.${index + 1}`),
    text("0008,0060", "CS", "CT"),
    text("0010,0010", "PN", "SECRET^NAME"),
    text("0010,0020", "LO", "SECRET-ID"),
    text("0018,0015", "CS", "CHEST"),
    text("0020,000d", "UI", study),
    text("0020,000e", "UI", `${study}.2`),
    text("0020,0013", "IS", String(index + 1)),
    text("0020,0032", "DS", `0\\0\\${-5 * index}`),
    text("0020,0037", "DS", "1\\0\\0\\0\\-1\\0"),
    number("0028,0002", 1),
    text("0028,0004", "CS", "MONOCHROME2"),
    number("0028,0010", side),
    number("0028,0011", side),
    number("0028,0100", 16),
    number("0028,0101", 16),
    number("0028,0102", 15),
    number("0028,0103", 0),
    text("0028,1050", "DS", "40"),
    text("0028,1051", "DS", "400"),
    text("0028,1052", "DS", "-1024"),
    text("0028,1053", "DS", "1"),
    pixels(options),
  ];
  const meta = text("0002,0010", "UI", "1.2.840.10008.1.2.1");
  return new Uint8Array(Buffer.concat([Buffer.alloc(128), Buffer.from("DICM"), meta, ...dataSet]));
}

function text(tag: string, vr: string, value: string): Buffer {
  const even = value.length % 2 === 0 ? value : `${value}${vr === "UI" ? "\0" : " "}`;
  return element(tag, vr, Buffer.from(even, "latin1"));
}

function number(tag: string, value: number): Buffer {
  return element(tag, "US", Buffer.from(Uint16Array.of(value).buffer));
}

/** Explicit VR Little Endian. */
function element(tag: string, vr: string, value: Buffer): Buffer {
  const isLong = vr === "OW";
  const head = Buffer.alloc(isLong ? 12 : 8);
  const [group, own] = tag.split(",").map((part) => Number.parseInt(part, 16));
  head.writeUInt16LE(group ?? 0, 0);
  head.writeUInt16LE(own ?? 0, 2);
  head.write(vr, 4, "latin1");
  if (isLong) head.writeUInt32LE(value.length, 8);
  else head.writeUInt16LE(value.length, 6);
  return Buffer.concat([head, value]);
}

function pixels(options: SliceOptions): Buffer {
  const { side, index } = options;
  const shapes = anatomy(index / Math.max(1, options.slices - 1));
  const stored = new Uint16Array(side * side);
  let noise = index + 1;
  for (let row = 0; row < side; row++) {
    for (let column = 0; column < side; column++) {
      const [x, y] = [(2 * column) / side - 1, (2 * row) / side - 1];
      const shape = shapes.findLast((one) => Math.hypot((x - one.x) / one.across, (y - one.y) / one.down) < 1);
      noise = (noise * 1_103_515_245 + 12_345) % 2 ** 31;
      stored[row * side + column] = 1024 + (shape?.units ?? -1000) + Math.round((noise / 2 ** 31 - 0.5) * 24);
    }
  }
  return element("7fe0,0010", "OW", Buffer.from(stored.buffer));
}

/** What lies in a slice, later things over earlier ones, in halves of the side from its middle. */
function anatomy(depth: number): readonly Ellipse[] {
  const lung = Math.sin(Math.PI * (0.12 + 0.8 * depth));
  const heart = Math.max(0, Math.sin(Math.PI * depth * 1.1));
  const vessels = Array.from({ length: 26 }, (_, at): Ellipse => {
    const angle = at * 2.4;
    const far = 0.05 + 0.17 * ((at * 0.618) % 1);
    const size = 0.008 + 0.014 * (1 - far / 0.22);
    const side = at % 2 === 0 ? -1 : 1;
    const swing = Math.sin(depth * 9 + at) * 0.02;
    const place = { x: side * 0.42 + far * Math.cos(angle) + swing, y: -0.04 + 1.5 * far * Math.sin(angle) };
    return { ...place, across: size, down: size, units: 45 };
  });
  const ribs = Array.from({ length: 14 }, (_, at): Ellipse => {
    const angle = (at / 14 + depth / 7) * 2 * Math.PI;
    return { x: 0.76 * Math.cos(angle), y: 0.02 + 0.53 * Math.sin(angle), across: 0.05, down: 0.028, units: 480 };
  });
  return [
    { x: 0, y: 0.02, across: 0.9, down: 0.66, units: -95 },
    { x: 0, y: 0.02, across: 0.82, down: 0.58, units: 52 },
    ...ribs,
    { x: -0.42, y: -0.02, across: 0.31 * lung, down: 0.45 * lung, units: -860 },
    { x: 0.42, y: -0.02, across: 0.31 * lung, down: 0.45 * lung, units: -860 },
    ...(lung > 0.5 ? vessels : []),
    { x: 0.07, y: -0.14, across: 0.14 + 0.2 * heart, down: 0.12 + 0.2 * heart, units: 42 },
    { x: 0.12, y: -0.12, across: 0.13 * heart, down: 0.15 * heart, units: 150 },
    { x: 0.1, y: 0.26, across: 0.055, down: 0.055, units: 165 },
    { x: 0, y: 0.16, across: 0.05, down: 0.04, units: -980 },
    { x: 0, y: 0.4, across: 0.14, down: 0.11, units: 320 },
    { x: 0, y: 0.4, across: 0.11, down: 0.08, units: 180 },
    { x: 0, y: 0.53, across: 0.05, down: 0.05, units: 20 },
    // A nodule, in the slices of the middle.
    ...(Math.abs(depth - 0.5) < 0.12 ? [{ x: -0.5, y: -0.2, across: 0.045, down: 0.045, units: 35 }] : []),
  ];
}
