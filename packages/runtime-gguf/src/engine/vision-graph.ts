import type { VisionShape } from "../files/model-shape.js";
import type { NativeLibrary } from "../native/load-library.js";
import type { Pointer } from "../native/pointer.js";

export interface VisionGraphOptions {
  readonly shape: VisionShape;
  /** The tensor of a weight, by its name in the file. */
  readonly weight: (name: string) => Pointer;
  /** What a part of a layer is called in the file. */
  readonly partName: (part: "ffn_up" | "ffn_down") => string;
  /** `by-head` holds the scores of one head at a time; `flash` holds none, and takes keys and values in float16. */
  readonly attention: "by-head" | "flash";
}

export interface VisionGraph {
  readonly context: Pointer;
  readonly graph: Pointer;
  /** `[patches, 3 × patch × patch]`: see `patchRows`. */
  readonly input: Pointer;
  /** `[tokensPerImage, text hidden]`. */
  readonly output: Pointer;
}

const f32 = 0;
const f16 = 1;
/** `GGML_PREC_F32`. */
const preciseAccumulation = 10;
/** `GGML_OP_POOL_AVG`. */
const averagePooling = 1;
/** Nodes of a graph at most. */
export const maxVisionNodes = 8192;

/**
 * Describes SigLIP and Gemma 3's projector to ggml: patch embedding, pre-norm transformer layers, average
 * pooling, RMS norm and projection (transformers' `modeling_siglip.py`, `Gemma3MultiModalProjector`).
 */
export function buildVisionGraph({ ggml }: NativeLibrary, options: VisionGraphOptions): VisionGraph {
  const { shape, weight, partName } = options;
  const { hiddenSize, layers, layerNormEps, patchSize, imageSize, pooling, tokensPerImage } = shape;
  const side = imageSize / patchSize;
  const patches = side * side;
  const context = ggml.ggml_init({
    mem_size: ggml.ggml_tensor_overhead() * maxVisionNodes + ggml.ggml_graph_overhead_custom(maxVisionNodes, false),
    mem_buffer: null,
    no_alloc: true,
  });
  if (context === null) throw new Error("ggml gave no context.");
  const linear = (x: Pointer, name: string): Pointer =>
    ggml.ggml_add(context, ggml.ggml_mul_mat(context, weight(`${name}.weight`), x), weight(`${name}.bias`));
  const layerNorm = (x: Pointer, name: string): Pointer => {
    const scaled = ggml.ggml_mul(context, ggml.ggml_norm(context, x, layerNormEps), weight(`${name}.weight`));
    return ggml.ggml_add(context, scaled, weight(`${name}.bias`));
  };

  const sizes = BigUint64Array.of(BigInt(3 * patchSize * patchSize), BigInt(patches));
  const input = ggml.ggml_new_tensor(context, f32, 2, sizes);
  ggml.ggml_set_input(input);
  let x = ggml.ggml_add(context, linear(input, "v.patch_embd"), weight("v.position_embd.weight"));
  for (let layer = 0; layer < layers; layer++) {
    const name = (part: string): string => `v.blk.${layer}.${part}`;
    const normed = layerNorm(x, name("ln1"));
    const attended = attention(ggml, context, {
      ...options,
      patches,
      query: linear(normed, name("attn_q")),
      key: linear(normed, name("attn_k")),
      value: linear(normed, name("attn_v")),
    });
    x = ggml.ggml_add(context, x, linear(attended, name("attn_out")));
    const up = linear(layerNorm(x, name("ln2")), name(partName("ffn_up")));
    x = ggml.ggml_add(context, x, linear(gelu(ggml, context, up), name(partName("ffn_down"))));
  }
  x = layerNorm(x, "v.post_ln");
  // Pool squares of patches: [hidden, patches] → [side, side, hidden] → [tokens, hidden] → [hidden, tokens].
  const grid = ggml.ggml_reshape_3d(
    context,
    ggml.ggml_cont(context, ggml.ggml_transpose(context, x)),
    side,
    side,
    hiddenSize,
  );
  const pooled = ggml.ggml_pool_2d(context, grid, averagePooling, pooling, pooling, pooling, pooling, 0, 0);
  const flat = ggml.ggml_reshape_2d(context, pooled, tokensPerImage, hiddenSize);
  const tokens = ggml.ggml_cont(context, ggml.ggml_transpose(context, flat));
  const normed = ggml.ggml_mul(
    context,
    ggml.ggml_rms_norm(context, tokens, layerNormEps),
    weight("mm.soft_emb_norm.weight"),
  );
  const output = ggml.ggml_mul_mat(context, weight("mm.input_projection.weight"), normed);
  ggml.ggml_set_output(output);
  const graph = ggml.ggml_new_graph_custom(context, maxVisionNodes, false);
  ggml.ggml_build_forward_expand(graph, output);
  return { context, graph, input, output };
}

type Ggml = NativeLibrary["ggml"];

interface AttentionInput extends VisionGraphOptions {
  readonly patches: number;
  /** `[hidden, patches]`, as key and value. */
  readonly query: Pointer;
  readonly key: Pointer;
  readonly value: Pointer;
}

/** Every patch attends to every patch. */
function attention(ggml: Ggml, context: Pointer, input: AttentionInput): Pointer {
  const { shape, patches, attention: kind } = input;
  const headDim = shape.hiddenSize / shape.heads;
  const scale = 1 / Math.sqrt(headDim);
  if (kind === "by-head") return attentionByHead(ggml, context, { ...input, headDim, scale });
  const byHead = (x: Pointer): Pointer =>
    ggml.ggml_permute(context, ggml.ggml_reshape_3d(context, x, headDim, shape.heads, patches), 0, 2, 1, 3);
  const stored = (x: Pointer): Pointer => ggml.ggml_cast(context, byHead(x), f16);
  const [query, key, value] = [byHead(input.query), stored(input.key), stored(input.value)];
  const mixed = ggml.ggml_flash_attn_ext(context, query, key, value, null, scale, 0, 0);
  ggml.ggml_flash_attn_ext_set_prec(mixed, preciseAccumulation);
  return ggml.ggml_reshape_2d(context, mixed, shape.hiddenSize, patches);
}

/** ggml's fast float32 product wants rows of a multiple of so many values; with others it takes ten times as long. */
const fastRow = 16;

/**
 * Attention of one head after the other. Queries and keys are copied so that ggml's fast product takes them: rows one after the
 * other, filled up with zeros. A head's result is put in the place of its query, which nobody needs any more.
 */
function attentionByHead(
  ggml: Ggml,
  context: Pointer,
  { shape, patches, headDim, scale, ...input }: AttentionInput & { readonly headDim: number; readonly scale: number },
): Pointer {
  const rowBytes = 4 * shape.hiddenSize;
  const fill = (fastRow - (headDim % fastRow)) % fastRow;
  let result = input.query;
  for (let head = 0; head < shape.heads; head++) {
    const offset = 4 * headDim * head;
    const part = (x: Pointer): Pointer => ggml.ggml_view_2d(context, x, headDim, patches, rowBytes, offset);
    const filled = (x: Pointer): Pointer => ggml.ggml_pad(context, part(x), fill, 0, 0, 0);
    const scores = ggml.ggml_mul_mat(context, filled(input.key), filled(input.query));
    const weights = ggml.ggml_soft_max_ext(context, scores, null, scale, 0);
    // [head, patches] → [patches, head], since a product runs along the first dimension.
    const value = ggml.ggml_cont(context, ggml.ggml_transpose(context, part(input.value)));
    const mixed = ggml.ggml_mul_mat(context, value, weights);
    result = ggml.ggml_set_2d_inplace(context, result, mixed, rowBytes, offset);
  }
  return result;
}

/**
 * GELU in its tanh form: x · sigmoid(i · x) with i = 2√(2/π) · (1 + 0.044715 x²), since 1 + tanh(y) = 2 · sigmoid(2y). As
 * silu(i · x) / i it needs no sigmoid of its own, which ggml computes value by value. ggml's own `gelu` looks a float16 table
 * up on the CPU.
 */
function gelu(ggml: Ggml, context: Pointer, x: Pointer): Pointer {
  const slope = 2 * Math.sqrt(2 / Math.PI);
  const inner = ggml.ggml_scale_bias(context, ggml.ggml_sqr(context, x), slope * 0.044715, slope);
  return ggml.ggml_div(context, ggml.ggml_silu(context, ggml.ggml_mul(context, inner, x)), inner);
}
