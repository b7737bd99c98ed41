// Flags on written reports. For each report and flag one decision: a missed flag is accepted falsely.
import { checkReport } from "@medgemma/tasks";

/** @typedef {ReturnType<typeof checkReport>[number]["flag"]} FlagName */

/** @type {readonly FlagName[]} */
const names = [
  "impression-not-in-findings",
  "side-conflict",
  "status-conflict",
  "comparison-without-prior",
  "placeholder",
  "invented-identity",
  "unused-section",
  "no-impression",
  "critical-finding",
];

/**
 * @typedef {object} ReportCase
 * @property {string} id
 * @property {{ hasPrior: boolean }} context
 * @property {string} text
 * @property {readonly string[]} flags
 */

/** @param {readonly ReportCase[]} items */
export function decide(items) {
  return items.flatMap(({ id, context, text, flags }) => {
    const raised = new Map(checkReport(text, { hasPrior: context.hasPrior }).map((flag) => [flag.flag, flag]));
    const isConflict = flags.some((flag) => flag === "side-conflict" || flag === "status-conflict");
    return names.flatMap((kind) => {
      // The same finding in conflict may also be seen as one that is not in the findings.
      if (kind === "impression-not-in-findings" && isConflict && !flags.includes(kind)) return [];
      return [
        { id, kind, expected: !flags.includes(kind), accepted: !raised.has(kind), detail: raised.get(kind)?.about },
      ];
    });
  });
}
