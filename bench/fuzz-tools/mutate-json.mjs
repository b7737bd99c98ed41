import { mutateBytes } from "./mutate-bytes.mjs";

/** @typedef {import("./random.mjs").Random} Random */

/**
 * An array or object of plain data.
 *
 * @typedef {Record<string, unknown>} Holder
 */

const odd = () => [
  null,
  true,
  false,
  0,
  -1,
  1,
  0.5,
  1e308,
  -1e308,
  2 ** 53,
  1e-320,
  "",
  "a",
  "__proto__",
  "\u0000",
  "\ud800",
  "é".repeat(9),
  "a".repeat(3000),
  [],
  {},
  [[]],
  [null],
  { "": null },
  { __proto__: null },
  deep(40),
  deep(3000),
  wide(3000),
];
/** @param {number} depth */
const deep = (depth) => {
  /** @type {unknown} */
  let value = 1;
  for (let level = 0; level < depth; level++) value = level % 2 === 0 ? [value] : { a: value };
  return value;
};
/** @param {number} count */
const wide = (count) => Array.from({ length: count }, (_, index) => index);

/**
 * A copy of plain data with a few values changed, taken away, doubled or moved.
 *
 * @param {unknown} value
 * @param {Random} random
 * @param {readonly string[]} [words]
 * @returns {unknown}
 */
export function mutateJson(value, random, words = []) {
  /** @type {Holder} */
  const root = { root: structuredClone(value) };
  for (let changes = 1 + random.below(4); changes > 0; changes--) {
    const places = placesOf(root);
    const { holder, key } = random.pick(places);
    const other = random.pick(places);
    switch (random.below(8)) {
      case 0:
        if (Array.isArray(holder)) holder.splice(Number(key), 1);
        else if (holder !== root) delete holder[key];
        break;
      case 1:
        holder[key] = structuredClone(other.holder[other.key]);
        break;
      case 2:
        if (Array.isArray(holder)) holder.push(structuredClone(holder[key]));
        else if (holder !== root && words.length > 0) holder[random.pick(words)] = structuredClone(holder[key]);
        break;
      case 3:
        if (words.length > 0) holder[key] = random.pick(words);
        break;
      case 4:
        holder[key] = timesOrInList(holder[key], random);
        break;
      case 5:
        holder[key] = { ...(words.length > 0 && { [random.pick(words)]: holder[key] }) };
        break;
      default:
        holder[key] = random.pick(odd());
    }
  }
  return root.root;
}

/**
 * @param {unknown} value
 * @param {Random} random
 */
function timesOrInList(value, random) {
  return typeof value === "number" ? value * random.pick([-1, 0, 2, 1e9, 0.1]) : [value];
}

/**
 * The JSON text of changed data, and sometimes a changed text.
 *
 * @param {string} text
 * @param {Random} random
 * @param {readonly string[]} [words]
 */
export function mutateJsonText(text, random, words = []) {
  if (random.chance(0.3)) return mutateBytes(Buffer.from(text), random).toString("utf8");
  const changed = JSON.stringify(mutateJson(JSON.parse(text), random, words)) ?? "null";
  return random.chance(0.1) ? mutateBytes(Buffer.from(changed), random).toString("utf8") : changed;
}

/** @param {Holder} root */
function placesOf(root) {
  /** @type {{ holder: Holder, key: string }[]} */
  const places = [];
  const open = [root];
  for (let holder = open.pop(); holder !== undefined && places.length < 3000; holder = open.pop()) {
    for (const key of Object.keys(holder)) {
      places.push({ holder, key });
      const value = holder[key];
      if (typeof value === "object" && value !== null) open.push(/** @type {Holder} */ (value));
    }
  }
  return places;
}
