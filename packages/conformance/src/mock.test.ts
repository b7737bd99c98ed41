import { createMockModel, mockRuntime } from "@medgemma/core/testing";
import { describe, expect, it } from "vitest";
import { conformanceCaseNames, runRuntimeConformance } from "./run-runtime-conformance.js";

const capabilities = createMockModel().capabilities;

runRuntimeConformance(
  { describe, it, expect },
  { createRuntime: () => mockRuntime(), fixture: { source: "mock" }, capabilities },
);

const textOnly = { ...capabilities, images: false, fork: false } as const;

describe("text only, without forks", () => {
  runRuntimeConformance(
    { describe, it, expect },
    {
      createRuntime: () => mockRuntime({ capabilities: textOnly }),
      fixture: { source: "mock" },
      capabilities: textOnly,
    },
  );
});

describe("deviations", () => {
  const [name = ""] = conformanceCaseNames;
  const run = (deviation: { case: string; reason: string }): Map<string, () => Promise<void>> => {
    const cases = new Map<string, () => Promise<void>>();
    const runner = {
      describe: (_: string, body: () => void) => body(),
      it: (title: string, body: () => Promise<void>) => void cases.set(title, body),
      expect,
    };
    runRuntimeConformance(runner, {
      createRuntime: () => mockRuntime(),
      fixture: { source: "mock" },
      capabilities,
      deviations: [deviation],
    });
    return cases;
  };

  it("fails one that passes", async () => {
    const body = run({ case: name, reason: "testing" }).get(`${name} [deviates: testing]`);
    await expect(body?.()).rejects.toThrow("take it off the list");
  });

  it("wants a reason and a known case", () => {
    expect(() => run({ case: name, reason: " " })).toThrow("no reason");
    expect(() => run({ case: "unknown", reason: "testing" })).toThrow("No case");
  });
});
