import type { GemmaConfig } from "@medgemma/core";
import { describe, expect, it } from "vitest";
import { parseGemmaConfig } from "./checkpoint/parse-gemma-config.js";
import { tensorLayout } from "./checkpoint/tensor-layout.js";
import { planPackage } from "./plan-package.js";
import { integers, messages, type ProtoFields, readProto, texts } from "./testing/read-proto.js";
import { tinyConfig } from "./testing/tiny-config.js";

const config: GemmaConfig = parseGemmaConfig(tinyConfig);

function graphOf(model: Uint8Array): ProtoFields {
  return messages(readProto(model), 7)[0]!;
}

/** Name, element type and dimensions of inputs (field 11) or outputs (field 12). */
function values(graph: ProtoFields, field: 11 | 12): (readonly [string, string])[] {
  return messages(graph, field).map((value) => {
    const tensor = messages(messages(value, 2)[0]!, 1)[0]!;
    const dims = messages(messages(tensor, 2)[0]!, 1).map((dim) => texts(dim, 2)[0] ?? String(integers(dim, 1)[0]));
    return [texts(value, 1)[0]!, `${integers(tensor, 1)[0] === 7n ? "int64" : "float32"} ${dims.join(",")}`] as const;
  });
}

/** Ranges of external data that the graph refers to. */
function ranges(graph: ProtoFields): { file: string; begin: number; end: number }[] {
  return messages(graph, 5).flatMap((tensor) => {
    const entries = messages(tensor, 13).map((pair) => [texts(pair, 1)[0]!, texts(pair, 2)[0]!] as const);
    const { location, offset, length } = Object.fromEntries(entries);
    if (location === undefined) return [];
    return [{ file: location, begin: Number(offset), end: Number(offset) + Number(length) }];
  });
}

describe("planPackage", () => {
  it("gives the decoder the inputs and outputs that the engine feeds", () => {
    const graph = graphOf(planPackage(config, { decoder: "q4", vision: "fp32" }).decoder);
    expect(Object.fromEntries(values(graph, 11))).toEqual({
      inputs_embeds: "float32 S,64",
      padding: "float32 Z,2,16",
      cos_local: "float32 S,8",
      sin_local: "float32 S,8",
      bias_local: "float32 S,TL",
      split_local: "int64 2",
      cos_global: "float32 S,8",
      sin_global: "float32 S,8",
      bias_global: "float32 S,TG",
      split_global: "int64 2",
      logits_rows: "int64 N",
      "past_key.0": "float32 PL,2,16",
      "recent_key.0": "float32 PR,2,16",
      "past_value.0": "float32 PL,2,16",
      "recent_value.0": "float32 PR,2,16",
      "past_key.1": "float32 PG,2,16",
      "recent_key.1": "float32 PR,2,16",
      "past_value.1": "float32 PG,2,16",
      "recent_value.1": "float32 PR,2,16",
      "past_key.2": "float32 PL,2,16",
      "recent_key.2": "float32 PR,2,16",
      "past_value.2": "float32 PL,2,16",
      "recent_value.2": "float32 PR,2,16",
    });
    expect(values(graph, 12)).toEqual([
      ["logits", "float32 N,300"],
      ["new_kv", "float32 R,2,16"],
    ]);
  });

  it("counts what each matrix is fed with, where it is asked for", () => {
    const plan = planPackage(config, { decoder: "q8", vision: "fp32", hasInputSquares: true });
    // Three layers, each with two inputs of the hidden size, one of the heads and one of the feed-forward layer.
    const { hiddenSize, heads, headDim, intermediateSize } = config.text;
    const count = 3 * (2 * hiddenSize + heads * headDim + intermediateSize);
    expect(values(graphOf(plan.decoder), 12)).toContainEqual(["input_squares", `float32 ${count}`]);
  });

  it("gives the image encoder fixed shapes", () => {
    const { vision } = planPackage(config, { decoder: "fp32", vision: "q8" });
    expect(values(graphOf(vision!), 11)).toEqual([["pixel_values", "float32 1,3,32,32"]]);
    expect(values(graphOf(vision!), 12)).toEqual([["image_features", "float32 4,64"]]);
  });

  it.each(["fp32", "q8", "q4"] as const)("places every weight once, aligned and apart (%s)", (decoder) => {
    const vision = decoder === "q8" ? "q8" : "fp32";
    const plan = planPackage(config, { decoder, vision });
    expect(plan.weights.jobs.map(({ tensor }) => tensor).sort()).toEqual([...tensorLayout(config).keys()].sort());
    const all = [...ranges(graphOf(plan.decoder)), ...ranges(graphOf(plan.vision!))];
    for (const file of new Set(all.map((range) => range.file))) {
      let end = 0;
      for (const range of all.filter((other) => other.file === file).sort((a, b) => a.begin - b.begin)) {
        expect(range.begin % 64).toBe(0);
        expect(range.begin).toBeGreaterThanOrEqual(end);
        end = range.end;
      }
    }
    const files = plan.weights.jobs.flatMap((job) =>
      job.kind === "blocks" ? [job.values, job.scales, ...(job.zeroPoints ? [job.zeroPoints] : [])] : [job.values],
    );
    const planned = files.map(({ file, offset, bytes }) => `${file} ${offset} ${offset + bytes}`).sort();
    expect(all.map(({ file, begin, end }) => `${file} ${begin} ${end}`).sort()).toEqual(planned);
  });

  it("states the operator sets", () => {
    const model = readProto(planPackage(config, { decoder: "q4", vision: "fp32" }).decoder);
    expect(integers(model, 1)).toEqual([10n]);
    expect(messages(model, 8).map((set) => [texts(set, 1)[0], integers(set, 2)[0]])).toEqual([
      ["", 21n],
      ["com.microsoft", 1n],
    ]);
  });

  it("names every node's inputs before they are used", () => {
    for (const format of ["fp32", "q8"] as const) {
      const plan = planPackage(config, { decoder: format, vision: format });
      for (const model of [plan.decoder, plan.vision!]) {
        const graph = graphOf(model);
        const known = new Set([
          ...values(graph, 11).map(([name]) => name),
          ...messages(graph, 5).flatMap((t) => texts(t, 8)),
        ]);
        for (const node of messages(graph, 1)) {
          for (const input of texts(node, 1)) expect(known).toContain(input);
          for (const output of texts(node, 2)) {
            expect(known).not.toContain(output);
            known.add(output);
          }
        }
        for (const [name] of values(graph, 12)) expect(known).toContain(name);
      }
    }
  });
});
