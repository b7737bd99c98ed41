import { createByteTokenizer } from "@medgemma/core/testing";

/**
 * A tokenizer that only constraints can use: a vocabulary of Gemma 3's size, of bytes, runs and made-up words.
 *
 * @returns {import("@medgemma/core").Tokenizer}
 */
export function madeUpTokenizer(size = 262_144) {
  const base = createByteTokenizer();
  const encoder = new TextEncoder();
  /** @type {Set<string>} */
  const texts = new Set();
  for (const character of " \n\t-=*#_.a0")
    for (let length = 2; length <= 31; length++) texts.add(character.repeat(length));
  for (let number = 0; number < 1000; number++) texts.add(String(number));
  let state = 1;
  /** @param {number} below */
  const random = (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
  const letters = "etaoinshrdlucmfwypvbgkjqxzéöя中";
  while (texts.size < size - base.size) {
    let word = ["", " ", " ", '"', "finding "][random(5)] ?? "";
    for (let length = 2 + random(9); length > 0; length--) word += letters[Math.min(random(30), random(30))];
    texts.add(word);
  }
  const bytes = [...texts].map((text) => encoder.encode(text));
  return {
    ...base,
    size: base.size + bytes.length,
    bytesOf: (id) => bytes[id - base.size] ?? base.bytesOf(id),
  };
}
