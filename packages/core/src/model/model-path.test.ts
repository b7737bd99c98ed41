import { fileURLToPath } from "node:url";
import { expect, it } from "vitest";
import { MedGemmaError } from "../errors/index.js";
import { loadMedGemma } from "./load-medgemma.js";
import { missingModel, modelPath } from "./model-path.js";

it.each([
  ["./medgemma-onnx", "./medgemma-onnx"],
  ["C:\\models\\medgemma", "C:\\models\\medgemma"],
  ["file:///models/with%20space", "/models/with space"],
  [new URL("file:///models/medgemma"), "/models/medgemma"],
])("a path is taken from %s", (source, path) => {
  expect(modelPath(source, fileURLToPath)).toBe(path);
});

it.each([
  ["", /`model` is empty/],
  [" ", /`model` is empty/],
  [undefined, /must be a path/],
  [{ href: "file:///x" }, /must be a path/],
  ["https://example.org/model/", /is an address.*webRuntime/],
  [new URL("http://example.org/model/"), /is an address/],
  ["s3://bucket/model", /is an address/],
  ["http://", /names no file/],
  ["file:///a%2Fb", /names no file/],
])("no path is %s", (source, message) => {
  expect(() => modelPath(source, fileURLToPath)).toThrow(message);
});

it.each([
  ["google/medgemma-1.5-4b-it", /huggingface\.co\/google\/medgemma-1\.5-4b-it.*convert \.\/medgemma-1\.5-4b-it/],
  ["~/models/medgemma", /os\.homedir/],
  ["./models/medgemma", /relative/],
  ["foo/..", /relative/],
])("for a model that is not there the hint fits %s", (path, hint) => {
  expect(missingModel(path, (folder) => `convert ${folder}`).hint).toMatch(hint);
});

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
