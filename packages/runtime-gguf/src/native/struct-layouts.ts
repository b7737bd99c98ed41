import type koffi from "koffi";
import type { Memory, Pointer } from "./pointer.js";

type Koffi = typeof koffi;

/** `llama_model_params` of `include/llama.h`. */
export interface ModelParams {
  devices: Pointer | null;
  tensor_buft_overrides: Pointer | null;
  n_gpu_layers: number;
  split_mode: number;
  load_mode: number;
  lazy_mode: number;
  main_gpu: number;
  tensor_split: Pointer | null;
  progress_callback: Pointer | null;
  progress_callback_user_data: Pointer | null;
  kv_overrides: Pointer | null;
  vocab_only: boolean;
  check_tensors: boolean;
  use_extra_bufts: boolean;
  no_host: boolean;
  no_alloc: boolean;
  load_mtp: boolean;
}

/** `llama_context_params` of `include/llama.h`. */
export interface ContextParams {
  n_ctx: number;
  n_batch: number;
  n_ubatch: number;
  n_seq_max: number;
  n_rs_seq: number;
  n_outputs_max: number;
  n_outputs_max_per_seq: number;
  n_threads: number;
  n_threads_batch: number;
  ctx_type: number;
  rope_scaling_type: number;
  pooling_type: number;
  attention_type: number;
  flash_attn_type: number;
  rope_freq_base: number;
  rope_freq_scale: number;
  yarn_ext_factor: number;
  yarn_attn_factor: number;
  yarn_beta_fast: number;
  yarn_beta_slow: number;
  yarn_orig_ctx: number;
  defrag_thold: number;
  cb_eval: Pointer | null;
  cb_eval_user_data: Pointer | null;
  type_k: number;
  type_v: number;
  abort_callback: Pointer | null;
  abort_callback_data: Memory | null;
  embeddings: boolean;
  offload_kqv: boolean;
  no_perf: boolean;
  op_offload: boolean;
  swa_full: boolean;
  kv_unified: boolean;
  samplers: Pointer | null;
  n_samplers: number;
  ctx_other: Pointer | null;
}

/** `llama_model_quantize_params` of `include/llama.h`. */
export interface QuantizeParams {
  nthread: number;
  ftype: number;
  output_tensor_type: number;
  token_embedding_type: number;
  allow_requantize: boolean;
  quantize_output_tensor: boolean;
  only_copy: boolean;
  pure: boolean;
  keep_split: boolean;
  dry_run: boolean;
  imatrix: Pointer | null;
  kv_overrides: Pointer | null;
  tt_overrides: Pointer | null;
  prune_layers: Pointer | null;
  max_buf_size: number;
}

/** `llama_batch`: one position per entry of each array. */
export interface Batch {
  readonly n_tokens: number;
  readonly token: Memory | null;
  readonly embd: Memory | null;
  readonly pos: Memory;
  readonly n_seq_id: Memory;
  readonly seq_id: Memory;
  readonly logits: Memory;
}

const pointer = "void *";

/** The structs in the order and with the types of the header; the names of their members are the header's. */
export function defineStructs({ struct }: Koffi) {
  return {
    modelParams: struct({
      devices: pointer,
      tensor_buft_overrides: pointer,
      n_gpu_layers: "int32_t",
      split_mode: "int32_t",
      load_mode: "int32_t",
      lazy_mode: "int32_t",
      main_gpu: "int32_t",
      tensor_split: pointer,
      progress_callback: pointer,
      progress_callback_user_data: pointer,
      kv_overrides: pointer,
      vocab_only: "bool",
      check_tensors: "bool",
      use_extra_bufts: "bool",
      no_host: "bool",
      no_alloc: "bool",
      load_mtp: "bool",
    }),
    contextParams: struct({
      n_ctx: "uint32_t",
      n_batch: "uint32_t",
      n_ubatch: "uint32_t",
      n_seq_max: "uint32_t",
      n_rs_seq: "uint32_t",
      n_outputs_max: "uint32_t",
      n_outputs_max_per_seq: "uint32_t",
      n_threads: "int32_t",
      n_threads_batch: "int32_t",
      ctx_type: "int32_t",
      rope_scaling_type: "int32_t",
      pooling_type: "int32_t",
      attention_type: "int32_t",
      flash_attn_type: "int32_t",
      rope_freq_base: "float",
      rope_freq_scale: "float",
      yarn_ext_factor: "float",
      yarn_attn_factor: "float",
      yarn_beta_fast: "float",
      yarn_beta_slow: "float",
      yarn_orig_ctx: "uint32_t",
      defrag_thold: "float",
      cb_eval: pointer,
      cb_eval_user_data: pointer,
      type_k: "int32_t",
      type_v: "int32_t",
      abort_callback: pointer,
      abort_callback_data: pointer,
      embeddings: "bool",
      offload_kqv: "bool",
      no_perf: "bool",
      op_offload: "bool",
      swa_full: "bool",
      kv_unified: "bool",
      samplers: pointer,
      n_samplers: "size_t",
      ctx_other: pointer,
    }),
    quantizeParams: struct({
      nthread: "int32_t",
      ftype: "int32_t",
      output_tensor_type: "int32_t",
      token_embedding_type: "int32_t",
      allow_requantize: "bool",
      quantize_output_tensor: "bool",
      only_copy: "bool",
      pure: "bool",
      keep_split: "bool",
      dry_run: "bool",
      imatrix: pointer,
      kv_overrides: pointer,
      tt_overrides: pointer,
      prune_layers: pointer,
      max_buf_size: "size_t",
    }),
    batch: struct({
      n_tokens: "int32_t",
      token: pointer,
      embd: pointer,
      pos: pointer,
      n_seq_id: pointer,
      seq_id: pointer,
      logits: pointer,
    }),
    ggmlInitParams: struct({ mem_size: "size_t", mem_buffer: pointer, no_alloc: "bool" }),
  };
}

export type Structs = ReturnType<typeof defineStructs>;
