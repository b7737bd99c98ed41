import { runSteps, type Steps } from "../images/steps.js";

const fnvOffset = 0x811c9dc5;
const fnvPrime = 0x01000193;

/** Spreads the bits of a 32-bit hash; the low bits select a slot. */
function finish(hash: number): number {
  let h = hash;
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return (h ^ (h >>> 16)) >>> 0;
}

/** Hash of `bytes[start, end)`, an unsigned 32-bit integer (FNV-1a, finished as in MurmurHash3). */
export function hashBytes(bytes: Uint8Array, start: number, end: number): number {
  let hash = fnvOffset;
  for (let i = start; i < end; i++) hash = Math.imul(hash ^ (bytes[i] ?? 0), fnvPrime);
  return finish(hash);
}

/** Hash of a pair of token ids, an unsigned 32-bit integer. */
export function hashPair(left: number, right: number): number {
  return finish(Math.imul(left, 0x9e3779b1) ^ Math.imul(right, 0x7feb352d));
}

/** Checksum of 32-bit words, an unsigned 32-bit integer; finds damage, not forgery. */
export function checksumWords(words: Uint32Array): number {
  return runSteps(checksumSteps(words));
}

/** Words per step: well below a millisecond. */
const stepWords = 2 ** 16;

/** {@link checksumWords} in steps. */
export function* checksumSteps(words: Uint32Array): Steps<number> {
  let hash = fnvOffset;
  for (let from = 0; from < words.length; from += stepWords) {
    const end = Math.min(words.length, from + stepWords);
    for (let i = from; i < end; i++) hash = Math.imul(hash ^ (words[i] ?? 0), fnvPrime);
    yield;
  }
  return finish(hash);
}
