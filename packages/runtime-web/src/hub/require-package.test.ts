import { expect, it } from "vitest";
import { requirePackage } from "./require-package.js";

const id = "me/tiny";

it("takes a package, in a folder too", () => {
  expect(() => requirePackage({ id }, ["README.md", "medgemma.json", "decoder.data"])).not.toThrow();
  const checkpoint = ["config.json", "model.safetensors"];
  expect(() => requirePackage({ id, path: "a/q4" }, [...checkpoint, "a/q4/medgemma.json"])).not.toThrow();
});

it.each([
  [
    undefined,
    ["config.json", "model.safetensors"],
    "ERR_UNSUPPORTED_MODEL",
    /cli convert me\/tiny OUT && npx .*publish/,
  ],
  [undefined, ["tiny-Q8_0.gguf"], "ERR_UNSUPPORTED_MODEL", /`ggufRuntime\(\)` of @medgemma\/runtime-gguf/],
  ["q8/tiny.gguf", ["q8/tiny.gguf"], "ERR_UNSUPPORTED_MODEL", /"me\/tiny\/q8\/tiny.gguf" holds GGUF/],
  [undefined, ["adapter_config.json", "adapter_model.safetensors"], "ERR_UNSUPPORTED_MODEL", /LoRA adapter.*--adapter/],
  [undefined, ["q4/medgemma.json", "q8/medgemma.json"], "ERR_MODEL_NOT_FOUND", /hf:me\/tiny\/q4, hf:me\/tiny\/q8/],
  ["q5", ["q4/medgemma.json"], "ERR_MODEL_NOT_FOUND", /"me\/tiny\/q5" holds no .*hf:me\/tiny\/q4/],
  [undefined, ["README.md"], "ERR_MODEL_NOT_FOUND", /medgemma publish/],
] as const)("refuses %s of %j", (path, paths, code, message) => {
  const reference = path === undefined ? { id } : { id, path };
  expect(() => requirePackage(reference, paths)).toThrow(
    expect.objectContaining({ code, message: expect.stringMatching(message) as string }),
  );
});
