const signatures = { png: [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a], jpeg: [0xff, 0xd8, 0xff] } as const;

/** The format that a file begins as; undefined for others. */
export function imageFormat(bytes: Uint8Array): "png" | "jpeg" | undefined {
  const begins = (signature: readonly number[]): boolean => signature.every((byte, index) => bytes[index] === byte);
  if (begins(signatures.png)) return "png";
  return begins(signatures.jpeg) ? "jpeg" : undefined;
}
