const oddBytes = [0, 1, 0x7f, 0x80, 0xff, 0x22, 0x5c, 0x7b, 0x7d, 0x5b, 0x5d, 0x30, 0x2d];
const oddIntegers = [0, 1, 2, 7, 8, 255, 256, 65_535, 65_536, 2 ** 31 - 1, 2 ** 31, 2 ** 32 - 1];

/** @typedef {import("./random.mjs").Random} Random */

/**
 * A copy of bytes with one to eight changes; `others` are spliced in.
 *
 * @param {Uint8Array} bytes
 * @param {Random} random
 * @param {readonly Uint8Array[]} [others]
 */
export function mutateBytes(bytes, random, others = [bytes]) {
  let out = Buffer.from(bytes);
  for (let changes = 1 + random.below(random.chance(0.7) ? 2 : 8); changes > 0; changes--)
    out = change(out, random, others);
  return out;
}

/**
 * @param {Buffer<ArrayBuffer>} bytes
 * @param {Random} random
 * @param {readonly Uint8Array[]} others
 */
function change(bytes, random, others) {
  const at = random.below(bytes.length + 1);
  const length = 1 + random.below(random.chance(0.8) ? 8 : 200);
  switch (random.below(9)) {
    case 0: {
      if (at < bytes.length) bytes[at] = (bytes[at] ?? 0) ^ (1 << random.below(8));
      return bytes;
    }
    case 1: {
      if (at < bytes.length) bytes[at] = random.pick(oddBytes);
      return bytes;
    }
    case 2: {
      if (at < bytes.length) bytes[at] = random.below(256);
      return bytes;
    }
    case 3: {
      if (at + 4 > bytes.length) return bytes;
      const value = random.pick(oddIntegers);
      if (random.chance(0.5)) bytes.writeUInt32LE(value, at);
      else bytes.writeUInt32BE(value, at);
      return bytes;
    }
    case 4:
      return Buffer.concat([bytes.subarray(0, at), bytes.subarray(at + length)]);
    case 5:
      return Buffer.concat([
        bytes.subarray(0, at),
        Buffer.from(Array.from({ length }, () => random.below(256))),
        bytes.subarray(at),
      ]);
    case 6:
      return Buffer.concat([bytes.subarray(0, at + length), bytes.subarray(at)]);
    case 7:
      return random.chance(0.3) ? bytes.subarray(0, at) : bytes;
    default: {
      const other = Buffer.from(random.pick(others));
      const from = random.below(other.length + 1);
      return Buffer.concat([bytes.subarray(0, at), other.subarray(from, from + length), bytes.subarray(at + length)]);
    }
  }
}
