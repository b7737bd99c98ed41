// Usage: node --expose-gc bench/gguf-load-cycles.mjs [--cycles 200] [--device cpu]
// Loads a model with its image encoder, computes a prompt with an image, disposes; prints the
// resident memory along the way. Growth after the first quarter is what counts: allocators settle before. On Linux
// the allocator is asked to give back what is free, so that its fragments are not taken for a leak.
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { convertCheckpointToGguf } from "@medgemma/convert";
import { ggufRuntime } from "@medgemma/runtime-gguf";
import koffi from "koffi";

const { values } = parseArgs({
  options: { cycles: { type: "string", default: "200" }, device: { type: "string", default: "cpu" } },
});
const cycles = Number(values.cycles);
const checkpoint = fileURLToPath(new URL("../examples/assets/tiny-random-checkpoint", import.meta.url));
const folder = await mkdtemp(join(tmpdir(), "medgemma-bench-"));
const trim = process.platform === "linux" ? koffi.load("libc.so.6").func("int malloc_trim(size_t pad)") : () => {};
/** @type {number[]} */
const rss = [];
try {
  const output = join(folder, "gguf");
  await convertCheckpointToGguf({ checkpoint, output, format: "f32", vision: "f32" });
  const runtime = ggufRuntime({ device: /** @type {import("@medgemma/runtime-gguf").GgufDevice} */ (values.device) });
  for (let cycle = 0; cycle < cycles; cycle++) {
    const { model } = await runtime.open(output);
    const sequence = await model.start(prompt(cycle));
    await sequence.append(300);
    const fork = await sequence.fork();
    await fork.append(301);
    // One of four is disposed with its sequences still open.
    if (cycle % 4 !== 0) await Promise.all([sequence, fork].map((open) => open[Symbol.asyncDispose]()));
    await model[Symbol.asyncDispose]();
    globalThis.gc?.();
    trim(0);
    rss.push(process.memoryUsage.rss() / 2 ** 20);
    if ((cycle + 1) % (cycles / 10) === 0) console.log(`cycle ${cycle + 1}: ${rss.at(-1)?.toFixed(1)} MiB resident`);
  }
} finally {
  await rm(folder, { recursive: true, force: true });
}
/** @param {readonly number[]} list */
const mean = (list) => list.reduce((a, b) => a + b, 0) / list.length;
const quarter = Math.floor(cycles / 4);
const [second, last] = [mean(rss.slice(quarter, 2 * quarter)), mean(rss.slice(-quarter))];
console.log(`mean of the second quarter ${second.toFixed(1)} MiB, of the last ${last.toFixed(1)} MiB`);
console.log(`growth per cycle: ${((1024 * (last - second)) / (2 * quarter)).toFixed(1)} KiB`);

/**
 * @param {number} cycle
 * @returns {import("@medgemma/core").PreparedPrompt}
 */
function prompt(cycle) {
  const pixels = new Uint8Array(112 * 112 * 3).fill(cycle % 256);
  const ids = Int32Array.from({ length: 60 }, (_, at) => (at === 0 ? 2 : 300 + ((at * 31 + cycle) % 900)));
  return {
    segments: [
      { type: "tokens", ids },
      { type: "image", image: { size: 112, pixels, sha256: `image-${cycle}` }, tokens: 16 },
      { type: "tokens", ids: Int32Array.of(107, 106) },
    ],
    length: 78,
  };
}
