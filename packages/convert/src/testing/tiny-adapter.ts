import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { safetensors, type TestTensor } from "./tiny-checkpoint.js";

/** Module of the tiny model with 64 inputs, and the number of its outputs. */
export const adapted = { module: "language_model.model.layers.0.self_attn.q_proj", inputs: 64, outputs: 64 } as const;

/** A tensor of float32 whose values are all the same. */
export function constantTensor(name: string, shape: readonly number[], value: number): TestTensor {
  const elements = shape.reduce((product, size) => product * size, 1);
  const data = Buffer.from(new Float32Array(elements).fill(value).buffer);
  return { name, dtype: "F32", shape: [...shape], data };
}

/** Both halves of an update of rank 2, with PEFT's names. */
export function adapterTensors(value = 0.01, module: string = adapted.module, infix = ""): TestTensor[] {
  const name = (half: string): string => `base_model.model.${module}.lora_${half}${infix}.weight`;
  return [
    constantTensor(name("A"), [2, adapted.inputs], value),
    constantTensor(name("B"), [adapted.outputs, 2], value),
  ];
}

export interface TinyAdapter {
  readonly config?: Readonly<Record<string, unknown>>;
  readonly tensors?: readonly TestTensor[];
}

/** Writes a PEFT adapter of the tiny model. */
export function writeTinyAdapter(folder: string, { config, tensors = adapterTensors() }: TinyAdapter = {}): string {
  mkdirSync(folder, { recursive: true });
  const whole = { peft_type: "LORA", lora_alpha: 4, r: 2, ...config };
  writeFileSync(join(folder, "adapter_config.json"), JSON.stringify(whole));
  writeFileSync(join(folder, "adapter_model.safetensors"), safetensors(tensors));
  return folder;
}
