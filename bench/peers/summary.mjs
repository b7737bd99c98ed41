import { median } from "../measure.mjs";

/** @typedef {import("./token-clock.mjs").SideMeasure} SideMeasure */

/**
 * @typedef {object} SideSummary
 * @property {string} name
 * @property {string} [error] why it could not run
 * @property {string} [version]
 * @property {number} [threads]
 * @property {number} [promptTokens]
 * @property {number} [tokens]
 * @property {number} [prefillTokensPerSecond]
 * @property {number} [decodeTokensPerSecond]
 * @property {number} [loadMs]
 * @property {number} [firstLoadMs]
 * @property {string} [text]
 * @property {number} [others] share of the processor that other programs took, median
 *
 * @typedef {object} PairSummary
 * @property {string} where
 * @property {string} weights
 * @property {SideSummary} sdk
 * @property {SideSummary} peer
 * @property {number} [sameBeginning] characters of both answers that are equal
 */

/**
 * @param {{ where: string, weights: string, sdk: { name: string }, peer: { name: string } }} pair
 * @param {{ sdk: readonly SideMeasure[] | string, peer: readonly SideMeasure[] | string }} measures
 * @returns {PairSummary}
 */
export function summarize({ where, weights, sdk, peer }, measures) {
  const [a, b] = [summarizeSide(sdk.name, measures.sdk), summarizeSide(peer.name, measures.peer)];
  const both = a.text !== undefined && b.text !== undefined;
  return { where, weights, sdk: a, peer: b, ...(both && { sameBeginning: sameBeginning(a.text ?? "", b.text ?? "") }) };
}

/** @param {SideMeasure} measure */
export function ratesOf({ promptTokens, firstTokenMs, tokens, decodeMs, others = 0 }) {
  return {
    prefillTokensPerSecond: (promptTokens * 1000) / firstTokenMs,
    decodeTokensPerSecond: ((tokens - 1) * 1000) / decodeMs,
    others,
  };
}

/**
 * @param {string} name
 * @param {readonly SideMeasure[] | string} measures
 * @returns {SideSummary}
 */
function summarizeSide(name, measures) {
  if (typeof measures === "string") return { name, error: measures };
  const [one] = measures;
  if (one === undefined) return { name, error: "nothing was measured" };
  const rates = measures.map(ratesOf);
  const firstLoads = measures.flatMap(({ firstLoadMs }) => firstLoadMs ?? []);
  return {
    name,
    version: one.version,
    threads: one.threads,
    promptTokens: one.promptTokens,
    tokens: one.tokens,
    prefillTokensPerSecond: median(rates.map((rate) => rate.prefillTokensPerSecond)),
    decodeTokensPerSecond: median(rates.map((rate) => rate.decodeTokensPerSecond)),
    others: median(rates.map(({ others }) => others)),
    loadMs: median(measures.map(({ loadMs }) => loadMs)),
    ...(firstLoads.length > 0 && { firstLoadMs: median(firstLoads) }),
    text: one.text,
  };
}

/** @param {readonly PairSummary[]} pairs */
export function printPairs(pairs) {
  console.log(
    "| where, weights | this SDK / peer | prefill, tokens/s | decode, tokens/s | load, s | the same answer |",
  );
  console.log("| --- | --- | --- | --- | --- | --- |");
  for (const { where, weights, sdk, peer, sameBeginning } of pairs) {
    const names = [sdk, peer].map(({ name, version, threads, error }) =>
      error === undefined ? `${version}, threads: ${threads}` : `${name}: ${error}`,
    );
    const loads = [compare(sdk, peer, { field: "loadMs", scale: 1000 })];
    if (sdk.firstLoadMs !== undefined) loads.push(`first ${compare(sdk, peer, { field: "firstLoadMs", scale: 1000 })}`);
    const length = Math.max(sdk.text?.length ?? 0, peer.text?.length ?? 0);
    const same =
      sameBeginning === undefined ? "–" : sameBeginning === length ? "yes" : `the first ${sameBeginning} characters`;
    const rates = [
      compare(sdk, peer, { field: "prefillTokensPerSecond", scale: 1 }),
      compare(sdk, peer, { field: "decodeTokensPerSecond", scale: 1 }),
    ];
    console.log(`| ${[`${where}; ${weights}`, names.join(" / "), ...rates, loads.join("; "), same].join(" | ")} |`);
  }
  const others = pairs.flatMap(({ sdk, peer }) => [sdk.others ?? 0, peer.others ?? 0]);
  console.log(
    `\nOther programs took ${(100 * Math.max(0, ...others)).toFixed(0)} % of the processor at most, in the median round.`,
  );
  console.log("Each measure: this SDK / the peer = ratio. More tokens per second and fewer seconds are better.");
}

/**
 * `12.3 / 10.0 = 1.23`.
 *
 * @param {SideSummary} sdk
 * @param {SideSummary} peer
 * @param {{ field: "prefillTokensPerSecond" | "decodeTokensPerSecond" | "loadMs" | "firstLoadMs", scale: number }} what
 */
function compare(sdk, peer, { field, scale }) {
  const [a, b] = [sdk[field], peer[field]];
  /** @param {number | undefined} value */
  const shown = (value) => (value === undefined ? "–" : (value / scale).toPrecision(3));
  const ratio = a === undefined || b === undefined ? "" : ` = ${(a / b).toFixed(2)}`;
  return `${shown(a)} / ${shown(b)}${ratio}`;
}

/** @param {string} a @param {string} b */
function sameBeginning(a, b) {
  let length = 0;
  while (length < a.length && a[length] === b[length]) length++;
  return length;
}
