// Runs in the browser: the runtime under test, called from Node with plain data.
import type { LogitsModel, PreparedImage, PreparedPrompt, Sequence } from "@medgemma/core";
import { type PackageFiles, webRuntime } from "@medgemma/runtime-web";

let model: LogitsModel | undefined;
const sequences = new Map<number, Sequence>();
let nextId = 1;

function loaded(): LogitsModel {
  if (model === undefined) throw new Error("No model is loaded.");
  return model;
}

function sequenceOf(id: number): Sequence {
  const sequence = sequences.get(id);
  if (sequence === undefined) throw new Error("The sequence has ended.");
  return sequence;
}

function register(sequence: Sequence): PageSequence {
  const id = nextId++;
  sequences.set(id, sequence);
  return { id, logits: sequence.logits, reusedTokens: sequence.reusedTokens };
}

export interface PageSequence {
  readonly id: number;
  readonly logits: Float32Array;
  readonly reusedTokens: number;
}

const calls = {
  async load(device: "webgpu" | "wasm") {
    const runtime = webRuntime({ device, wasmPaths: new URL("ort/", location.href).href });
    ({ model } = await runtime.open(packageFiles));
    return { info: model.info, capabilities: model.capabilities };
  },
  start: async (prompt: PreparedPrompt) => register(await loaded().start(prompt)),
  async append({ id, token }: { readonly id: number; readonly token: number }) {
    await sequenceOf(id).append(token);
    return sequenceOf(id).logits;
  },
  fork: async (id: number) => register(await sequenceOf(id).fork()),
  async end(id: number) {
    await sequenceOf(id)[Symbol.asyncDispose]();
    sequences.delete(id);
  },
  imageFeatures: async (image: PreparedImage) => loaded().imageFeatures?.(image),
  async dispose() {
    await model?.[Symbol.asyncDispose]();
  },
};

export type PageCalls = typeof calls;

/** The package as the local server hands it out; nothing is kept in the browser. */
const packageFiles: PackageFiles = {
  async file(path) {
    const response = await fetch(`model/${path}`);
    return response.ok ? response.blob() : undefined;
  },
};

Object.assign(globalThis, { calls });
