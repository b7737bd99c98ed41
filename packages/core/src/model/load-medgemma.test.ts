import { expect, it } from "vitest";
import { MedGemmaError } from "../errors/index.js";
import { loadMedGemma } from "./load-medgemma.js";

it.each([
  ["a function", () => ({}), /Call it: `runtime: onnxRuntime\(\)`/],
  ["nothing", undefined, /`runtime` is missing\. Give `onnxRuntime\(\)`/],
  ["a text", "onnx", /`runtime` is no runtime/],
  ["another version", { specVersion: 2 }, /another version of the contract/],
])("a runtime that is %s is told from the others", async (_, runtime, message) => {
  const loading = loadMedGemma({ model: "x", runtime: runtime as never });
  const error: unknown = await loading.then(null, (thrown: unknown) => thrown);
  expect(MedGemmaError.isInstance(error) && error.code).toBe("ERR_INVALID_ARGUMENT");
  expect(String(error)).toMatch(message);
});
