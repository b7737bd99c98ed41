import { expect, it } from "vitest";
import { checkLayouts, type DefaultParams } from "./check-layouts.js";
import { loadLibrary } from "./load-library.js";

it("accepts the library that is installed, and no other layout", async () => {
  const { llama } = await loadLibrary("cpu");
  const defaults = (): DefaultParams => ({
    model: llama.llama_model_default_params(),
    context: llama.llama_context_default_params(),
    quantize: llama.llama_model_quantize_default_params(),
  });
  expect(() => checkLayouts(defaults())).not.toThrow();
  const moved = { ...defaults(), context: { ...defaults().context, n_seq_max: 2048 } };
  expect(() => checkLayouts(moved)).toThrow(/llama_context_params\.n_seq_max/);
  const dangling = { ...defaults(), model: { ...defaults().model, kv_overrides: 1n } };
  expect(() => checkLayouts(dangling)).toThrow(/llama_model_params\.kv_overrides/);
});
