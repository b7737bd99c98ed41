import type { Signatures } from "./bind-functions.js";
import type { Memory, NativeFunction, Pointer } from "./pointer.js";
import type { Structs } from "./struct-layouts.js";

type Context = Pointer;
type Tensor = Pointer;

/** The functions of `ggml.h`, `ggml-alloc.h`, `ggml-backend.h` that are used; arguments are in the headers' order. */
export interface GgmlFunctions {
  readonly ggml_init: NativeFunction<
    [params: { mem_size: number; mem_buffer: Pointer | null; no_alloc: boolean }],
    Context | null
  >;
  readonly ggml_free: NativeFunction<[context: Context], void>;
  readonly ggml_tensor_overhead: NativeFunction<[], number>;
  readonly ggml_graph_overhead_custom: NativeFunction<[nodes: number, gradients: boolean], number>;
  readonly ggml_new_tensor: NativeFunction<[context: Context, type: number, dims: number, sizes: Memory], Tensor>;
  readonly ggml_set_input: NativeFunction<[tensor: Tensor], void>;
  readonly ggml_set_output: NativeFunction<[tensor: Tensor], void>;
  readonly ggml_mul_mat: NativeFunction<[context: Context, a: Tensor, b: Tensor], Tensor>;
  readonly ggml_add: NativeFunction<[context: Context, a: Tensor, b: Tensor], Tensor>;
  readonly ggml_mul: NativeFunction<[context: Context, a: Tensor, b: Tensor], Tensor>;
  readonly ggml_sqr: NativeFunction<[context: Context, a: Tensor], Tensor>;
  readonly ggml_div: NativeFunction<[context: Context, a: Tensor, b: Tensor], Tensor>;
  readonly ggml_silu: NativeFunction<[context: Context, a: Tensor], Tensor>;
  readonly ggml_scale_bias: NativeFunction<[context: Context, a: Tensor, scale: number, bias: number], Tensor>;
  readonly ggml_norm: NativeFunction<[context: Context, a: Tensor, epsilon: number], Tensor>;
  readonly ggml_rms_norm: NativeFunction<[context: Context, a: Tensor, epsilon: number], Tensor>;
  readonly ggml_cont: NativeFunction<[context: Context, a: Tensor], Tensor>;
  readonly ggml_transpose: NativeFunction<[context: Context, a: Tensor], Tensor>;
  readonly ggml_cast: NativeFunction<[context: Context, a: Tensor, type: number], Tensor>;
  readonly ggml_reshape_2d: NativeFunction<[context: Context, a: Tensor, x: number, y: number], Tensor>;
  readonly ggml_reshape_3d: NativeFunction<[context: Context, a: Tensor, x: number, y: number, z: number], Tensor>;
  readonly ggml_pad: NativeFunction<[context: Context, a: Tensor, x: number, y: number, z: number, w: number], Tensor>;
  readonly ggml_view_2d: NativeFunction<
    [context: Context, a: Tensor, x: number, y: number, rowBytes: number, offset: number],
    Tensor
  >;
  readonly ggml_set_2d_inplace: NativeFunction<
    [context: Context, a: Tensor, b: Tensor, rowBytes: number, offset: number],
    Tensor
  >;
  readonly ggml_permute: NativeFunction<
    [context: Context, a: Tensor, x: number, y: number, z: number, w: number],
    Tensor
  >;
  readonly ggml_soft_max_ext: NativeFunction<
    [context: Context, a: Tensor, mask: Tensor | null, scale: number, maxBias: number],
    Tensor
  >;
  readonly ggml_flash_attn_ext: NativeFunction<
    [
      context: Context,
      q: Tensor,
      k: Tensor,
      v: Tensor,
      mask: Tensor | null,
      scale: number,
      maxBias: number,
      logitSoftcap: number,
    ],
    Tensor
  >;
  readonly ggml_flash_attn_ext_set_prec: NativeFunction<[attention: Tensor, precision: number], void>;
  readonly ggml_pool_2d: NativeFunction<
    [
      context: Context,
      a: Tensor,
      operation: number,
      k0: number,
      k1: number,
      s0: number,
      s1: number,
      p0: number,
      p1: number,
    ],
    Tensor
  >;
  readonly ggml_new_graph_custom: NativeFunction<[context: Context, nodes: number, gradients: boolean], Pointer>;
  readonly ggml_build_forward_expand: NativeFunction<[graph: Pointer, tensor: Tensor], void>;
  readonly ggml_backend_alloc_ctx_tensors: NativeFunction<[context: Context, backend: Pointer], Pointer | null>;
  readonly ggml_backend_buffer_free: NativeFunction<[buffer: Pointer], void>;
  readonly ggml_backend_tensor_set: NativeFunction<[tensor: Tensor, data: Memory, offset: number, bytes: number], void>;
  readonly ggml_backend_tensor_get: NativeFunction<[tensor: Tensor, data: Memory, offset: number, bytes: number], void>;
  /** Fills `ggml_threadpool_params` with its defaults. */
  readonly ggml_threadpool_params_init: NativeFunction<[params: Memory, threads: number], void>;
  readonly ggml_backend_free: NativeFunction<[backend: Pointer], void>;
  readonly ggml_backend_sched_new: NativeFunction<
    [backends: Memory, types: Memory | null, count: number, nodes: number, parallel: boolean, offload: boolean],
    Pointer
  >;
  readonly ggml_backend_sched_free: NativeFunction<[scheduler: Pointer], void>;
  readonly ggml_backend_sched_alloc_graph: NativeFunction<[scheduler: Pointer, graph: Pointer], boolean>;
  /** 0 done, 1 aborted, below 0 failed (`ggml_status`). */
  readonly ggml_backend_sched_graph_compute: NativeFunction<[scheduler: Pointer, graph: Pointer], number>;
  readonly ggml_backend_get_device: NativeFunction<[backend: Pointer], Pointer>;
  readonly ggml_backend_dev_backend_reg: NativeFunction<[device: Pointer], Pointer>;
  readonly ggml_backend_reg_get_proc_address: NativeFunction<[registry: Pointer, name: string], Pointer | null>;
}

/** Functions that live in the library of backends, not in the base. */
export interface GgmlBackendFunctions {
  readonly ggml_backend_init_by_type: NativeFunction<[type: number, params: null], Pointer | null>;
}

const pointer = "void *";

export const ggmlBackendSignatures: Signatures<GgmlBackendFunctions> = {
  ggml_backend_init_by_type: [pointer, ["int", pointer]],
};

export function ggmlSignatures(structs: Structs): Signatures<GgmlFunctions> {
  const unary = [pointer, pointer];
  const binary = [pointer, pointer, pointer];
  const size = "int64_t";
  return {
    ggml_init: [pointer, [structs.ggmlInitParams]],
    ggml_free: ["void", [pointer]],
    ggml_tensor_overhead: ["size_t", []],
    ggml_graph_overhead_custom: ["size_t", ["size_t", "bool"]],
    ggml_new_tensor: [pointer, [pointer, "int", "int", pointer]],
    ggml_set_input: ["void", [pointer]],
    ggml_set_output: ["void", [pointer]],
    ggml_mul_mat: [pointer, binary],
    ggml_add: [pointer, binary],
    ggml_mul: [pointer, binary],
    ggml_sqr: [pointer, unary],
    ggml_div: [pointer, binary],
    ggml_silu: [pointer, unary],
    ggml_scale_bias: [pointer, [pointer, pointer, "float", "float"]],
    ggml_norm: [pointer, [pointer, pointer, "float"]],
    ggml_rms_norm: [pointer, [pointer, pointer, "float"]],
    ggml_cont: [pointer, unary],
    ggml_transpose: [pointer, unary],
    ggml_cast: [pointer, [pointer, pointer, "int"]],
    ggml_reshape_2d: [pointer, [pointer, pointer, size, size]],
    ggml_reshape_3d: [pointer, [pointer, pointer, size, size, size]],
    ggml_pad: [pointer, [pointer, pointer, "int", "int", "int", "int"]],
    ggml_view_2d: [pointer, [pointer, pointer, size, size, "size_t", "size_t"]],
    ggml_set_2d_inplace: [pointer, [pointer, pointer, pointer, "size_t", "size_t"]],
    ggml_permute: [pointer, [pointer, pointer, "int", "int", "int", "int"]],
    ggml_soft_max_ext: [pointer, [...binary, "float", "float"]],
    ggml_flash_attn_ext: [pointer, [...[pointer, pointer, pointer, pointer, pointer], ...["float", "float", "float"]]],
    ggml_flash_attn_ext_set_prec: ["void", [pointer, "int"]],
    ggml_pool_2d: [pointer, [...[pointer, pointer, "int"], ...["int", "int", "int", "int", "float", "float"]]],
    ggml_new_graph_custom: [pointer, [pointer, "size_t", "bool"]],
    ggml_build_forward_expand: ["void", [pointer, pointer]],
    ggml_backend_alloc_ctx_tensors: [pointer, [pointer, pointer]],
    ggml_backend_buffer_free: ["void", [pointer]],
    ggml_backend_tensor_set: ["void", [pointer, pointer, "size_t", "size_t"]],
    ggml_backend_tensor_get: ["void", [pointer, pointer, "size_t", "size_t"]],
    ggml_threadpool_params_init: ["void", [pointer, "int"]],
    ggml_backend_free: ["void", [pointer]],
    ggml_backend_sched_new: [pointer, [...[pointer, pointer, "int"], ...["size_t", "bool", "bool"]]],
    ggml_backend_sched_free: ["void", [pointer]],
    ggml_backend_sched_alloc_graph: ["bool", [pointer, pointer]],
    ggml_backend_sched_graph_compute: ["int", [pointer, pointer]],
    ggml_backend_get_device: [pointer, [pointer]],
    ggml_backend_dev_backend_reg: [pointer, [pointer]],
    ggml_backend_reg_get_proc_address: [pointer, [pointer, "const char *"]],
  };
}
