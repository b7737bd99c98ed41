const modulus = 65_521;

/** So many bytes can be added before the sums need the modulus (zlib's NMAX). */
const pieceBytes = 5552;

/** The Adler-32 of what goes by (RFC 1950, section 9). */
export class Adler32 {
  #low = 1;
  #high = 0;

  update(bytes: Uint8Array): void {
    for (let start = 0; start < bytes.length; start += pieceBytes) {
      const end = Math.min(start + pieceBytes, bytes.length);
      for (let at = start; at < end; at++) {
        this.#low += bytes[at] as number;
        this.#high += this.#low;
      }
      this.#low %= modulus;
      this.#high %= modulus;
    }
  }

  get value(): number {
    return ((this.#high << 16) | this.#low) >>> 0;
  }
}
