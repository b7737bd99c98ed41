// Usage: node bench/sampling.mjs
// Choosing a token from 262,208 logits.
import { argmax, logSumExp, tokenDistribution, topK } from "@medgemma/core";
import { measure, printTimes } from "./measure.mjs";

const logits = Float32Array.from(
  { length: 262_208 },
  (_, id) => Math.sin(id * 12.9898) * 10 + Math.cos(id * 78.233) * 3,
);
printTimes("argmax", await measure(50, () => argmax(logits), 10));
printTimes("top-k, k = 64", await measure(50, () => topK(logits, 64), 10));
printTimes(
  "temperature, top-k 64, top-p 0.95",
  await measure(50, () => tokenDistribution(logits, { topK: 64, topP: 0.95 }), 10),
);
printTimes(
  "top-p 0.95 over the whole vocabulary",
  await measure(20, () => tokenDistribution(logits, { topP: 0.95 }), 3),
);
printTimes("log-sum-exp (log-probabilities only)", await measure(50, () => logSumExp(logits), 10));
