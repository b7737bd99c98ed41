import { estimateConversion, type GgufFormat, ggufFormats } from "@medgemma/convert";
import { type GemmaConfig, InvalidArgumentError, type WeightFormat } from "@medgemma/core";
import { formatBytes } from "../format-bytes.js";
import { ownFormatName } from "./format-names.js";
import { fits, fitsWell, workingBytes } from "./memory-rule.js";

export { chooseGgufFile, type GgufChoice, type GgufWish } from "./choose-gguf-file.js";
export { machineMemory } from "./memory-rule.js";

export interface FormatWish {
  /** Runtime that the model is converted for. */
  readonly to: "onnx" | "gguf";
  /** `auto`, `fp32`, `q8`, `q4`, or a name of the runtime's own. Default `auto`. */
  readonly wanted?: string;
  readonly config: GemmaConfig;
  /** Bytes that this process may use at most: `machineMemory()`. */
  readonly memoryBytes: number;
}

export interface FormatChoice {
  /** `format` of the conversion. */
  readonly format: WeightFormat | GgufFormat;
  /** `vision` of the conversion. */
  readonly vision: "fp32" | "fp16" | "f32" | "f16";
  /** One sentence for people: why it is this one. */
  readonly reason: string;
}

const onnxFormats = ["fp32", "q8", "q4"] as const;

/**
 * Chooses the weights that a checkpoint is converted to. `auto` takes full precision where that needs at most a quarter of the
 * memory, else q8 where it fits with its cache into 70 %, else q4.
 *
 * @throws {InvalidArgumentError} for a name that the runtime does not have.
 * @throws {UnsupportedModelError} for a shape that cannot be converted to it.
 */
export function chooseFormat({ to, wanted = "auto", config, memoryBytes }: FormatWish): FormatChoice {
  const name = wanted.toLowerCase();
  if (name === "auto") return chooseByMemory({ to, config, memoryBytes });
  const format = knownFormat(to, name);
  return { format, vision: visionOf(to, format), reason: `${format}: \`format\` asks for it.` };
}

function chooseByMemory({ to, config, memoryBytes }: Omit<FormatWish, "wanted">): FormatChoice {
  const weights = (format: FormatChoice["format"]): number =>
    estimateConversion(config, { to, format, vision: visionOf(to, format) }).outputBytes;
  const [full, medium, small] = onnxFormats.map((one) => knownFormat(to, one)) as [Format, Format, Format];
  const chosen = (format: Format, reason: string): FormatChoice => ({
    format,
    vision: visionOf(to, format),
    reason: `${format}: ${reason} of the ${formatBytes(memoryBytes)} of memory.`,
  });
  const fullBytes = weights(full);
  if (fitsWell(fullBytes, memoryBytes)) return chosen(full, `full precision takes ${formatBytes(fullBytes)}`);
  const room = workingBytes(config, to);
  const mediumBytes = weights(medium) + room;
  if (fits(mediumBytes, memoryBytes)) return chosen(medium, `full precision would take ${formatBytes(fullBytes)}`);
  const smallBytes = weights(small) + room;
  if (fits(smallBytes, memoryBytes)) {
    return chosen(small, `${medium} would take ${formatBytes(mediumBytes)} with its cache,`);
  }
  return chosen(small, `nothing fits well; it takes ${formatBytes(smallBytes)} with its cache,`);
}

type Format = FormatChoice["format"];

/** Few bits cost image encoders most. */
function visionOf(to: "onnx" | "gguf", format: Format): FormatChoice["vision"] {
  if (to === "onnx") return format === "fp32" ? "fp32" : "fp16";
  return format === "f32" ? "f32" : "f16";
}

function knownFormat(to: "onnx" | "gguf", name: string): Format {
  const own = ownFormatName(to, name);
  const known = (to === "onnx" ? onnxFormats : ggufFormats).find((one) => one === own);
  if (known !== undefined) return known;
  if (to === "gguf") {
    throw new InvalidArgumentError(
      `\`format\` must be auto, fp32, q8 or q4, or a type of llama.cpp's that is written here: ${ggufFormats.join(", ")}.`,
    );
  }
  const isGguf = ggufFormats.some((one) => one === own);
  throw new InvalidArgumentError("`format` must be auto, fp32, q8 or q4.", {
    ...(isGguf && { hint: "Formats of llama.cpp need `ggufRuntime()` of @medgemma/runtime-gguf (--runtime gguf)." }),
  });
}
