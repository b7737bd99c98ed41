import { expect, it } from "vitest";
import { defaultModelFolder } from "./default-model.js";

it("asks the test model's package for the folder of the format", async () => {
  const load = async () => ({ tinyModelDirectory: (format: string) => `/tiny/${format}` });
  expect(await defaultModelFolder("gguf", load)).toBe("/tiny/gguf");
});

it("tells what to do when the package is not installed", async () => {
  const load = () => Promise.reject(new Error("Cannot find package"));
  await expect(defaultModelFolder("onnx", load)).rejects.toMatchObject({
    code: "ERR_MODEL_NOT_FOUND",
    hint: expect.stringContaining("--model google/medgemma-1.5-4b-it") as string,
  });
});
