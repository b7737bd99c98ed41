/**
 * @typedef {object} Random
 * @property {() => number} next from 0 up to 1
 * @property {(limit: number) => number} below
 * @property {<T>(items: readonly T[]) => T} pick one of a list that is not empty
 * @property {(probability: number) => boolean} chance
 */

/**
 * Random numbers that depend on a text alone, so that an input can be made again by its number.
 *
 * @param {string} text
 * @returns {Random}
 */
export function randomOf(text) {
  let state = 2_166_136_261;
  for (const character of text) state = Math.imul(state ^ character.charCodeAt(0), 16_777_619);
  const next = () => {
    // mulberry32
    state = (state + 0x6d2b79f5) | 0;
    let value = Math.imul(state ^ (state >>> 15), 1 | state);
    value = (value + Math.imul(value ^ (value >>> 7), 61 | value)) ^ value;
    return ((value ^ (value >>> 14)) >>> 0) / 2 ** 32;
  };
  /** @param {number} limit */
  const below = (limit) => Math.floor(next() * limit);
  return {
    next,
    below,
    pick: (items) => /** @type {(typeof items)[number]} */ (items[below(items.length)]),
    chance: (probability) => next() < probability,
  };
}
