// How often the literal checks accept what is false, and refuse what is true, on written cases.
//
//   node bench/grounding.mjs DIR [--json] [--items]
//
// For each file of DIR that a module of bench/grounding knows, after a build. A module exports
// `decide(items) => [{ id, kind, expected, accepted, detail? }]`: whether the case is to be accepted, and whether it was.
import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { parseArgs } from "node:util";

const { values: flags, positionals } = parseArgs({
  allowPositionals: true,
  options: { json: { type: "boolean", default: false }, items: { type: "boolean", default: false } },
});
const [folder] = positionals;
if (folder === undefined) throw new Error("Name the folder of the cases.");

/**
 * @typedef {object} Decision
 * @property {string} id
 * @property {string} kind
 * @property {boolean} expected whether the case is to be accepted
 * @property {boolean} accepted whether it was
 * @property {unknown} [detail]
 */

/** @param {readonly unknown[]} part @param {readonly unknown[]} all */
const share = (part, all) => (all.length === 0 ? 0 : part.length / all.length);

/** @param {readonly Decision[]} decisions */
function rates(decisions) {
  const untrue = decisions.filter(({ expected }) => !expected);
  const truths = decisions.filter(({ expected }) => expected);
  return {
    falseAccept: share(
      untrue.filter(({ accepted }) => accepted),
      untrue,
    ),
    falseAlarm: share(
      truths.filter(({ accepted }) => !accepted),
      truths,
    ),
    n: decisions.length,
  };
}

/** @param {number} value */
const percent = (value) => `${(value * 100).toFixed(1)} %`;
/** @type {Record<string, ReturnType<typeof rates> & { items?: readonly Decision[] }>} */
const summary = {};
for (const name of ["support-pairs", "finding-items", "reports", "lab-rows", "triage-vitals"]) {
  const file = join(folder, `${name}.json`);
  const module = new URL(`grounding/${name}.mjs`, import.meta.url);
  if (!existsSync(file) || !existsSync(module)) continue;
  const { decide } = await import(module.href);
  /** @type {Decision[]} */
  const decisions = decide(JSON.parse(await readFile(file, "utf8")));
  const measured = rates(decisions);
  summary[name] = { ...measured, ...(flags.items && { items: decisions }) };
  if (flags.json) continue;
  const { falseAccept, falseAlarm, n } = measured;
  console.log(`${name}: false accepts ${percent(falseAccept)}, false alarms ${percent(falseAlarm)} (n ${n})`);
  const kinds = grouped(decisions);
  for (const [kind, all] of [...kinds].sort(([a], [b]) => a.localeCompare(b))) {
    const wrong = all.filter(({ expected, accepted }) => expected !== accepted);
    console.log(`  ${kind}: ${wrong.length} of ${all.length} wrong`);
  }
  if (flags.items) for (const decision of decisions) console.log(`  ${JSON.stringify(decision)}`);
}
if (flags.json) console.log(JSON.stringify(summary));

/** @param {readonly Decision[]} decisions */
function grouped(decisions) {
  /** @type {Map<string, Decision[]>} */
  const kinds = new Map();
  for (const decision of decisions) kinds.set(decision.kind, [...(kinds.get(decision.kind) ?? []), decision]);
  return kinds;
}
