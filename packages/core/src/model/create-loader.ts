import {
  checkFields,
  isBoolean,
  isFunction,
  isInteger,
  isNumber,
  isOneOf,
  isRecord,
  isSignal,
  isText,
  required,
} from "../arguments/index.js";
import { createLanguageModel, type LanguageModelParts } from "./create-language-model.js";
import type { LanguageModel } from "./language-model.js";
import { modelFamilies } from "./model-family.js";
import type { LoadOptions } from "./runtime.js";

const adapter = { file: required(isText), scale: isNumber("a finite number") };

const loadOptions = {
  adapters: {
    what: "a list of adapters",
    accept: (value: unknown) => Array.isArray(value),
    inner: (value: unknown) => Array.from(value as unknown[]).forEach((one) => checkFields("An adapter", one, adapter)),
  },
  format: isText,
  family: isOneOf(...modelFamilies),
  hub: isRecord({ token: isText, endpoint: isText, offline: isBoolean, cacheFolder: isText, fetch: isFunction }),
  queue: isRecord({ limit: isInteger(0) }),
  signal: isSignal,
  onProgress: isFunction,
};

/** @throws {InvalidArgumentError} when an option is unknown or has a wrong type or range. */
export function validateLoadOptions(options: LoadOptions): void {
  checkFields("The load options", options, loadOptions);
}

/** Makes a runtime's `load` of its `open`. */
export function createLoader<Source>(
  open: (source: Source, options: LoadOptions) => Promise<LanguageModelParts>,
): (source: Source, options?: LoadOptions) => Promise<LanguageModel> {
  return async (source, options = {}) => {
    validateLoadOptions(options);
    options.signal?.throwIfAborted();
    const { family, queue } = options;
    const parts = await open(source, options);
    return createLanguageModel({ ...parts, ...(family !== undefined && { family }) }, queue);
  };
}
