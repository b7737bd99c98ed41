import type { TypeObject } from "koffi";
import type { Signatures } from "./bind-functions.js";
import type { Memory, NativeFunction, Pointer } from "./pointer.js";
import type { Batch, ContextParams, ModelParams, QuantizeParams, Structs } from "./struct-layouts.js";

/** The functions of `include/llama.h` that are used; arguments are in the header's order. */
export interface LlamaFunctions {
  readonly llama_log_set: NativeFunction<[callback: Pointer, data: null], void>;
  readonly llama_model_default_params: NativeFunction<[], ModelParams>;
  readonly llama_context_default_params: NativeFunction<[], ContextParams>;
  readonly llama_model_quantize_default_params: NativeFunction<[], QuantizeParams>;
  readonly llama_model_load_from_file: NativeFunction<[path: string, params: ModelParams], Pointer | null>;
  readonly llama_model_free: NativeFunction<[model: Pointer], void>;
  readonly llama_init_from_model: NativeFunction<[model: Pointer, params: ContextParams], Pointer | null>;
  readonly llama_free: NativeFunction<[context: Pointer], void>;
  readonly llama_get_memory: NativeFunction<[context: Pointer], Pointer>;
  /** Positions `[start, end)` of one sequence; -1 means open. */
  readonly llama_memory_seq_rm: NativeFunction<
    [memory: Pointer, sequence: number, start: number, end: number],
    boolean
  >;
  readonly llama_state_get_size: NativeFunction<[context: Pointer], number>;
  /** Returns the bytes written; 0 when it failed. */
  readonly llama_state_get_data: NativeFunction<[context: Pointer, into: Memory, size: number], number>;
  readonly llama_state_seq_get_size: NativeFunction<[context: Pointer, sequence: number], number>;
  readonly llama_state_seq_get_data: NativeFunction<
    [context: Pointer, into: Memory, size: number, sequence: number],
    number
  >;
  /** Returns the bytes read; 0 when it failed. */
  readonly llama_state_seq_set_data: NativeFunction<
    [context: Pointer, from: Memory, size: number, sequence: number],
    number
  >;
  /** 0 done, 1 no room in the cache, 2 aborted, below 0 failed. */
  readonly llama_decode: NativeFunction<[context: Pointer, batch: Batch], number>;
  /** `batchPool` null: the same for batches. */
  readonly llama_attach_threadpool: NativeFunction<[context: Pointer, pool: Pointer, batchPool: null], void>;
  readonly llama_synchronize: NativeFunction<[context: Pointer], void>;
  readonly llama_set_abort_callback: NativeFunction<[context: Pointer, callback: Pointer, data: Memory], void>;
  readonly llama_set_causal_attn: NativeFunction<[context: Pointer, causal: boolean], void>;
  /** Logits of an output of the last batch, -1 for its last one. */
  readonly llama_get_logits_ith: NativeFunction<[context: Pointer, index: number], Pointer | null>;
  readonly llama_adapter_lora_init: NativeFunction<[model: Pointer, path: string], Pointer | null>;
  readonly llama_set_adapters_lora: NativeFunction<
    [context: Pointer, adapters: Memory, count: number, scales: Memory],
    number
  >;
  /** 0 when done. */
  readonly llama_model_quantize: NativeFunction<[input: string, output: string, params: QuantizeParams], number>;
}

/** Their types in C; `pointerTo` makes the type of an argument that is passed by reference. */
export function llamaSignatures(
  structs: Structs,
  pointerTo: (type: TypeObject) => TypeObject,
): Signatures<LlamaFunctions> {
  const pointer = "void *";
  return {
    llama_log_set: ["void", [pointer, pointer]],
    llama_model_default_params: [structs.modelParams, []],
    llama_context_default_params: [structs.contextParams, []],
    llama_model_quantize_default_params: [structs.quantizeParams, []],
    llama_model_load_from_file: [pointer, ["const char *", structs.modelParams]],
    llama_model_free: ["void", [pointer]],
    llama_init_from_model: [pointer, [pointer, structs.contextParams]],
    llama_free: ["void", [pointer]],
    llama_get_memory: [pointer, [pointer]],
    llama_memory_seq_rm: ["bool", [pointer, "int32_t", "int32_t", "int32_t"]],
    llama_state_get_size: ["size_t", [pointer]],
    llama_state_get_data: ["size_t", [pointer, pointer, "size_t"]],
    llama_state_seq_get_size: ["size_t", [pointer, "int32_t"]],
    llama_state_seq_get_data: ["size_t", [pointer, pointer, "size_t", "int32_t"]],
    llama_state_seq_set_data: ["size_t", [pointer, pointer, "size_t", "int32_t"]],
    llama_decode: ["int32_t", [pointer, structs.batch]],
    llama_attach_threadpool: ["void", [pointer, pointer, pointer]],
    llama_synchronize: ["void", [pointer]],
    llama_set_abort_callback: ["void", [pointer, pointer, pointer]],
    llama_set_causal_attn: ["void", [pointer, "bool"]],
    llama_get_logits_ith: [pointer, [pointer, "int32_t"]],
    llama_adapter_lora_init: [pointer, [pointer, "const char *"]],
    llama_set_adapters_lora: ["int32_t", [pointer, pointer, "size_t", pointer]],
    llama_model_quantize: ["uint32_t", ["const char *", "const char *", pointerTo(structs.quantizeParams)]],
  };
}
