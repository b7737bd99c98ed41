import { RuntimeUnavailableError } from "@medgemma/core";
import type { ContextParams, ModelParams, QuantizeParams } from "./struct-layouts.js";

/** Defaults that the bound release sets (`llama_*_default_params`); pointers are null throughout. */
const modelDefaults: Partial<ModelParams> = {
  n_gpu_layers: -1,
  split_mode: 1,
  load_mode: -1,
  lazy_mode: 1,
  main_gpu: 0,
  vocab_only: false,
  check_tensors: false,
  use_extra_bufts: true,
  no_host: false,
  no_alloc: false,
  load_mtp: false,
};

const contextDefaults: Partial<ContextParams> = {
  n_ctx: 512,
  n_batch: 2048,
  n_ubatch: 512,
  n_seq_max: 1,
  n_rs_seq: 0,
  n_outputs_max: 0,
  n_outputs_max_per_seq: 1,
  n_threads: 4,
  n_threads_batch: 4,
  ctx_type: 0,
  rope_scaling_type: -1,
  pooling_type: -1,
  attention_type: -1,
  flash_attn_type: -1,
  rope_freq_base: 0,
  rope_freq_scale: 0,
  yarn_ext_factor: -1,
  yarn_attn_factor: -1,
  yarn_beta_fast: -1,
  yarn_beta_slow: -1,
  yarn_orig_ctx: 0,
  defrag_thold: -1,
  type_k: 1,
  type_v: 1,
  embeddings: false,
  offload_kqv: true,
  no_perf: true,
  op_offload: true,
  swa_full: true,
  kv_unified: false,
  n_samplers: 0,
};

const quantizeDefaults: Partial<QuantizeParams> = {
  nthread: 0,
  ftype: 7,
  output_tensor_type: 43,
  token_embedding_type: 43,
  allow_requantize: false,
  quantize_output_tensor: true,
  only_copy: false,
  pure: false,
  keep_split: false,
  dry_run: false,
  max_buf_size: 2 ** 33,
};

export interface DefaultParams {
  readonly model: ModelParams;
  readonly context: ContextParams;
  readonly quantize: QuantizeParams;
}

/**
 * Compares the defaults that the loaded library returns with those of the release that the layouts were
 * written for: a member that moved shows as a wrong value, before anything is trusted to it.
 *
 * @throws {RuntimeUnavailableError} naming the first member that differs.
 */
export function checkLayouts({ model, context, quantize }: DefaultParams): void {
  checkStruct("llama_model_params", model, modelDefaults);
  checkStruct("llama_context_params", context, contextDefaults);
  checkStruct("llama_model_quantize_params", quantize, quantizeDefaults);
}

function checkStruct<Struct extends object>(name: string, actual: Struct, defaults: Partial<Struct>): void {
  for (const [member, value] of Object.entries(actual) as [keyof Struct & string, unknown][]) {
    const expected = member in defaults ? defaults[member] : null;
    if (value === expected) continue;
    throw new RuntimeUnavailableError(
      `The installed llama.cpp has another layout than the one this package was built for: ${name}.${member}.`,
      { hint: "Install the exact version of node-llama-cpp that @medgemma/runtime-gguf depends on." },
    );
  }
}
