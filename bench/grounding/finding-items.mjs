// Listed findings against the sentences that they cite; accepted is what no field disagrees with.
import { checkFinding } from "@medgemma/tasks";

/**
 * @typedef {object} FindingItem
 * @property {string} id
 * @property {string} sentence
 * @property {Parameters<typeof checkFinding>[0]} item
 * @property {boolean} agrees
 * @property {readonly string[]} wrong
 */

/**
 * The kind is the field that is wrong, or that all agree.
 *
 * @param {readonly FindingItem[]} items
 */
export function decide(items) {
  return items.map(({ id, sentence, item, agrees, wrong }) => {
    const check = checkFinding(item, sentence);
    const kind = agrees ? "agrees" : `wrong ${wrong.join(" and ")}`;
    return { id, kind, expected: agrees, accepted: check.agrees, detail: check.wrong };
  });
}
