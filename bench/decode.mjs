// Usage: node bench/decode.mjs [--contexts 64,2048] [--layers 34] [--rounds 15]
// One decode step at MedGemma 4B's attention shape (34 layers, 8 heads, 4 key heads of 256, window 1024), against a
// growing cache that is fetched at every step, in the same run. Hidden size and vocabulary are small, so this is
// everything but the weights. Prefill of 512 tokens as well.
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";

process.env.ORT_DISABLE_TELEMETRY = "1";
const { makeAttentionModels } = await import("./attention-models.mjs");
const { measure, printTimes } = await import("./measure.mjs");

const { values } = parseArgs({
  options: {
    contexts: { type: "string", default: "64,1024,2048,4096" },
    layers: { type: "string", default: "34" },
    rounds: { type: "string", default: "15" },
  },
});
const folder = await mkdtemp(join(tmpdir(), "medgemma-bench-"));
try {
  const models = await makeAttentionModels(folder, Number(values.layers));
  for (const context of values.contexts.split(",").map(Number)) {
    console.log(`--- ${context} tokens of context`);
    const ours = await models.windowed(context);
    const baseline = await models.growing(context);
    // Interleaved, so that a noisy moment hits both.
    const times = { ours: [], baseline: [] };
    for (let round = 0; round < Number(values.rounds); round++) {
      times.ours.push(...(await measure(1, ours.step, round === 0 ? 2 : 0)));
      times.baseline.push(...(await measure(1, baseline.step, round === 0 ? 2 : 0)));
    }
    for (const list of Object.values(times)) list.sort((a, b) => a - b);
    printTimes("@medgemma/onnx-engine, one step", times.ours);
    printTimes("growing cache, fetched at every step", times.baseline);
    const middle = (list) => list[list.length >> 1];
    console.log(
      `ratio: ${(times.baseline[0] / times.ours[0]).toFixed(1)} (min), ` +
        `${(middle(times.baseline) / middle(times.ours)).toFixed(1)} (median)`,
    );
    await ours.close();
    await baseline.close();
  }
  console.log("--- prefill of 512 tokens");
  for (const chunk of [16, 64, 256, 512]) {
    printTimes(`in chunks of ${chunk}`, await measure(3, () => models.prefill(512, chunk)));
  }
} finally {
  await rm(folder, { recursive: true, force: true });
}
