// Early-warning scores: any difference from the expected score, band, points or reason. What the known values alone make is not
// labelled.
import { isDeepStrictEqual } from "node:util";
import { news2 } from "@medgemma/tasks";

/**
 * @typedef {object} VitalsCase
 * @property {string} id
 * @property {Parameters<typeof news2>[0]} vitals
 * @property {Parameters<typeof news2>[1]} age
 * @property {{ reason?: string }} expected
 */

/**
 * Two decisions for each case: a difference is a false accept and a false alarm.
 *
 * @param {readonly VitalsCase[]} items
 */
export function decide(items) {
  return items.flatMap(({ id, vitals, age, expected }) => {
    const {
      atLeast: _,
      atLeastBand: __,
      ...actual
    } = /** @type {Record<string, unknown>} */ ({ ...news2(vitals, age) });
    const isSame = isDeepStrictEqual(actual, expected);
    const kind = expected.reason ?? "score";
    return [
      { id, kind, expected: true, accepted: isSame, detail: actual },
      { id, kind, expected: false, accepted: !isSame },
    ];
  });
}
