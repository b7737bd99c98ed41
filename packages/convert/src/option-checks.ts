import {
  checkFields,
  type FieldCheck,
  isBoolean,
  isFunction,
  isNumber,
  isOneOf,
  isRecord,
  isSignal,
  isText,
} from "@medgemma/core";
import { ggmlTypes, ggufFormats } from "./gguf/gguf-types.js";

const adapter = { folder: isText, scale: isNumber("a finite number") };

const calibration: FieldCheck = {
  what: "a calibration: an object with `calibrator`",
  accept: (value: unknown) => typeof value === "object" && value !== null,
  inner: (value: unknown) =>
    checkFields("A calibration", value, {
      calibrator: { what: "a calibrator", accept: (one: unknown) => typeof one === "object" && one !== null },
      texts: {
        what: "a list of texts",
        accept: (texts: unknown) =>
          Array.isArray(texts) && texts.length > 0 && texts.every((one) => typeof one === "string"),
      },
    }),
};

/** Options of both conversions; `resolveArguments` judges the paths. */
const conversion = {
  checkpoint: isText,
  output: isText,
  adapters: {
    what: "a list of adapters",
    accept: (value: unknown) => Array.isArray(value),
    inner: (value: unknown) => (value as readonly unknown[]).forEach((one) => checkFields("An adapter", one, adapter)),
  },
  name: isText,
  revision: isText,
  terms: isRecord({ notice: isText, url: isText }),
  overwrite: isBoolean,
  signal: isSignal,
  onProgress: isFunction,
};

const checks = {
  onnx: { ...conversion, format: isOneOf("fp32", "q8", "q4"), vision: isOneOf("fp32", "fp16", "q8"), calibration },
  gguf: {
    ...conversion,
    format: isOneOf(...ggufFormats),
    vision: isOneOf(...Object.keys(ggmlTypes)),
    quantizer: { what: "a quantizer", accept: (value: unknown) => typeof value === "object" && value !== null },
  },
  adapter: { adapter: isText, checkpoint: isText, output: isText, name: isText },
} satisfies Readonly<Record<string, Readonly<Record<string, FieldCheck>>>>;

/** @throws {InvalidArgumentError} when an option is unknown or has a wrong type or range. */
export function checkConvertOptions(kind: keyof typeof checks, options: unknown): void {
  checkFields("The options of a conversion", options, checks[kind]);
}
