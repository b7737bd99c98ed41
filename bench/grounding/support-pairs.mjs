import { checkStatement } from "@medgemma/tasks";

/**
 * @typedef {object} SupportPair
 * @property {string} id
 * @property {string} kind
 * @property {readonly string[]} source
 * @property {string} statement
 * @property {readonly number[]} cites
 * @property {boolean} supported
 */

/**
 * Statements against the sentences that they cite; accepted is what is supported.
 *
 * @param {readonly SupportPair[]} items
 */
export function decide(items) {
  return items.map(({ id, kind, source, statement, cites, supported }) => {
    const check = checkStatement(
      statement,
      cites.flatMap((index) => source[index] ?? []),
    );
    return { id, kind, expected: supported, accepted: check.verdict === "supported", detail: check };
  });
}
