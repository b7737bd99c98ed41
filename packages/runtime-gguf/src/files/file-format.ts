import { ggmlTypes } from "./ggml-types.js";
import type { GgufFile } from "./gguf-file.js";
import { mainType } from "./gguf-header.js";

/** llama.cpp's names of mixtures, by `general.file_type` (`llama_ftype` of `llama.h`, v0.5.0). */
const fileTypes: ReadonlyMap<unknown, string> = new Map([
  [0, "f32"],
  [1, "f16"],
  [2, "q4_0"],
  [3, "q4_1"],
  [7, "q8_0"],
  [8, "q5_0"],
  [9, "q5_1"],
  [10, "q2_k"],
  [11, "q3_k_s"],
  [12, "q3_k_m"],
  [13, "q3_k_l"],
  [14, "q4_k_s"],
  [15, "q4_k_m"],
  [16, "q5_k_s"],
  [17, "q5_k_m"],
  [18, "q6_k"],
  [19, "iq2_xxs"],
  [20, "iq2_xs"],
  [21, "q2_k_s"],
  [22, "iq3_xs"],
  [23, "iq3_xxs"],
  [24, "iq1_s"],
  [25, "iq4_nl"],
  [26, "iq3_s"],
  [27, "iq3_m"],
  [28, "iq2_s"],
  [29, "iq2_m"],
  [30, "iq4_xs"],
  [31, "iq1_m"],
  [32, "bf16"],
  [36, "tq1_0"],
  [37, "tq2_0"],
]);

/**
 * The name of a file's format: what the file says of itself (`general.file_type`), if any of its tensors are of that family,
 * else the type that most of its bytes have. Most bytes of a small `q4_k_m` model are its `q8_0` embeddings.
 */
export function fileFormat({ header }: GgufFile): string {
  const stated = fileTypes.get(header.metadata.get("general.file_type"));
  if (stated === undefined) return mainType(header);
  const family = stated.replace(/_(?:xxs|xs|s|m|l|nl)$/, "");
  const isThere = Array.from(header.tensors.values()).some(({ type }) => ggmlTypes.get(type)?.name.startsWith(family));
  return isThere ? stated : mainType(header);
}
