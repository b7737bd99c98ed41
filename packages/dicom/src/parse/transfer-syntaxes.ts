/** How the pixel data of a transfer syntax are written. */
export type PixelCoding =
  | "native"
  | "deflated-frames"
  | "rle"
  | "jpeg"
  | "jpeg-lossless"
  | "jpeg-ls"
  | "jpeg-2000"
  | "htj2k";

export interface TransferSyntax {
  readonly uid: string;
  readonly name: string;
  readonly isExplicit: boolean;
  readonly isLittleEndian: boolean;
  /** Whether the data set itself is deflated. */
  readonly isDeflated: boolean;
  /** Absent where this package does not decode the pixel data. */
  readonly coding?: PixelCoding;
}

const common = { isExplicit: true, isLittleEndian: true, isDeflated: false } as const;
const root = "1.2.840.10008.1.2";

function encapsulated(number: string, name: string, coding?: PixelCoding): TransferSyntax {
  return { ...common, uid: `${root}.${number}`, name, ...(coding !== undefined && { coding }) };
}

const known: readonly TransferSyntax[] = [
  { ...common, uid: root, name: "Implicit VR Little Endian", isExplicit: false, coding: "native" },
  { ...common, uid: `${root}.1`, name: "Explicit VR Little Endian", coding: "native" },
  { ...common, uid: `${root}.1.98`, name: "Encapsulated Uncompressed Explicit VR Little Endian", coding: "native" },
  { ...common, uid: `${root}.1.99`, name: "Deflated Explicit VR Little Endian", isDeflated: true, coding: "native" },
  { ...common, uid: `${root}.2`, name: "Explicit VR Big Endian", isLittleEndian: false, coding: "native" },
  encapsulated("8.1", "Deflated Image Frame Compression", "deflated-frames"),
  encapsulated("5", "RLE Lossless", "rle"),
  encapsulated("4.50", "JPEG Baseline (8 bits)", "jpeg"),
  encapsulated("4.51", "JPEG Extended (8 and 12 bits)", "jpeg"),
  encapsulated("4.57", "JPEG Lossless", "jpeg-lossless"),
  encapsulated("4.70", "JPEG Lossless, first-order prediction", "jpeg-lossless"),
  encapsulated("4.80", "JPEG-LS Lossless", "jpeg-ls"),
  encapsulated("4.81", "JPEG-LS Near-Lossless", "jpeg-ls"),
  encapsulated("4.90", "JPEG 2000 (lossless only)", "jpeg-2000"),
  encapsulated("4.91", "JPEG 2000", "jpeg-2000"),
  encapsulated("4.201", "High-Throughput JPEG 2000 (lossless only)", "htj2k"),
  encapsulated("4.202", "High-Throughput JPEG 2000 with RPCL (lossless only)", "htj2k"),
  encapsulated("4.203", "High-Throughput JPEG 2000", "htj2k"),
  encapsulated("4.92", "JPEG 2000 Part 2 multi-component (lossless only)"),
  encapsulated("4.93", "JPEG 2000 Part 2 multi-component"),
  encapsulated("4.94", "JPIP Referenced"),
  encapsulated("4.95", "JPIP Referenced Deflate"),
  encapsulated("4.100", "MPEG-2 Main Profile, Main Level"),
  encapsulated("4.101", "MPEG-2 Main Profile, High Level"),
  encapsulated("4.102", "MPEG-4 AVC/H.264 High Profile"),
  encapsulated("4.103", "MPEG-4 AVC/H.264 BD-compatible High Profile"),
  encapsulated("4.104", "MPEG-4 AVC/H.264 High Profile for 2D video"),
  encapsulated("4.105", "MPEG-4 AVC/H.264 High Profile for 3D video"),
  encapsulated("4.106", "MPEG-4 AVC/H.264 Stereo High Profile"),
  encapsulated("4.107", "HEVC/H.265 Main Profile"),
  encapsulated("4.108", "HEVC/H.265 Main 10 Profile"),
  encapsulated("4.110", "JPEG XL (lossless)"),
  encapsulated("4.111", "JPEG XL (JPEG recompression)"),
  encapsulated("4.112", "JPEG XL"),
];

const byUid: ReadonlyMap<string, TransferSyntax> = new Map(known.map((syntax) => [syntax.uid, syntax]));

export const implicitLittleEndian = root;
export const explicitLittleEndian = `${root}.1`;
export const explicitBigEndian = `${root}.2`;

/** A transfer syntax by its UID; undefined for one that nobody registered, or that this package does not know. */
export function transferSyntaxOf(uid: string): TransferSyntax | undefined {
  return byUid.get(uid);
}
