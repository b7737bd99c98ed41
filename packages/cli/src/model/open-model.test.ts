import { noChatTemplate, RuntimeUnavailableError } from "@medgemma/core";
import { createMockModel, mockRuntime } from "@medgemma/core/testing";
import { afterEach, expect, it, vi } from "vitest";
import { Screen } from "../terminal/screen.js";
import { Recorder } from "../testing/fake-context.js";
import { openModel } from "./open-model.js";

/** Runtimes that were made, and whether ONNX Runtime works. */
const machine = { made: [] as string[], onnxWorks: true, warnings: [] as string[] };
afterEach(() => Object.assign(machine, { made: [], onnxWorks: true, warnings: [] }));

vi.mock("../default-model.js", async (original) => ({
  ...(await original<typeof import("../default-model.js")>()),
  defaultModelFolder: async (format: string) => `/tiny/${format}`,
}));
vi.mock("./create-runtime.js", () => ({
  knowsDevice: (_: string, device: string) => device !== "webgpu",
  async createRuntime(id: string) {
    machine.made.push(id);
    const load = async (source: string) => {
      if (id === "onnx" && !machine.onnxWorks)
        throw new RuntimeUnavailableError("No binding.", { hint: "Call `probe()`." });
      expect(source).toBe(`/tiny/${id}`);
      const model = createMockModel();
      return { ...model, info: { ...model.info, warnings: machine.warnings } };
    };
    return { ...mockRuntime(), load };
  },
}));

interface Asked {
  readonly json?: boolean;
  readonly device?: string;
  readonly rawText?: boolean;
}

function open(runtime: "auto" | "onnx" | "gguf", { json = false, device = "auto", rawText = false }: Asked = {}) {
  const [stdout, stderr] = [new Recorder(), new Recorder()];
  const screen = new Screen({ stdout, stderr });
  const signal = new AbortController().signal;
  return { stderr, opened: openModel({ runtime, device }, { screen, signal, json, verbose: false }, { rawText }) };
}

it("runs the test model on ONNX Runtime, with a banner", async () => {
  const { stderr, opened } = open("auto");
  await using model = await opened;
  expect(machine.made).toEqual(["onnx"]);
  expect(stderr.text).toMatch(/^TEST MODEL: .*drawn phantoms.*knows no medicine/);
  expect(model.warnings[0]).toBe(stderr.text.split("\n")[0]);
});

it("has the banner in the object, with --json", async () => {
  const { stderr, opened } = open("gguf", { json: true });
  await using model = await opened;
  expect(machine.made).toEqual(["gguf"]);
  expect(stderr.text).toBe("");
  expect(model.warnings[0]).toMatch(/^TEST MODEL/);
});

it("falls back to llama.cpp where ONNX Runtime cannot be used, and says so", async () => {
  machine.onnxWorks = false;
  const { stderr, opened } = open("auto");
  await using _ = await opened;
  expect(machine.made).toEqual(["onnx", "gguf"]);
  expect(stderr.text).toContain("ONNX Runtime cannot be used here (No binding.); llama.cpp is.");
});

it("does not fall back from a runtime that was asked for", async () => {
  machine.onnxWorks = false;
  await expect(open("onnx").opened).rejects.toMatchObject({ code: "ERR_RUNTIME_UNAVAILABLE" });
  expect(machine.made).toEqual(["onnx"]);
});

it("does not fall back to a runtime that has no such device", async () => {
  machine.onnxWorks = false;
  await expect(open("auto", { device: "webgpu" }).opened).rejects.toThrow("No binding.");
  expect(machine.made).toEqual(["onnx"]);
});

it("tells that there is no chat template, in the command's words, unless the model gets raw text", async () => {
  machine.warnings = [noChatTemplate, "another"];
  const asked = open("onnx");
  await using model = await asked.opened;
  expect(asked.stderr.text).toContain("Note: The model carries no chat template.");
  expect(asked.stderr.text).toContain("medgemma complete gives it");
  expect(model.warnings).toHaveLength(3);
  const raw = open("onnx", { rawText: true });
  await using completing = await raw.opened;
  expect(raw.stderr.text).not.toContain("chat template");
  expect(completing.warnings.slice(1)).toEqual(["another"]);
});
