import type { Capabilities, LanguageModel, LoadOptions, Runtime } from "@medgemma/core";
import { completionCases } from "./cases/completion.js";
import { generationCases } from "./cases/generation.js";
import { imageCases } from "./cases/images.js";
import { leavingCases } from "./cases/leaving.js";
import { lifecycleCases } from "./cases/lifecycle.js";
import { sameBitsCases } from "./cases/same-bits.js";
import { scoringCases } from "./cases/scoring.js";
import { speculationCases } from "./cases/speculation.js";
import type { CaseContext, ConformanceCase, ConformanceFixture, TestRunner } from "./conformance-case.js";

/** A case that a runtime is known to fail, and why. */
export interface Deviation {
  readonly case: string;
  readonly reason: string;
}

export interface ConformanceOptions {
  readonly createRuntime: () => Runtime;
  readonly fixture: ConformanceFixture;
  /** What the model of the fixture must declare; decides which cases apply. */
  readonly capabilities: Capabilities;
  readonly deviations?: readonly Deviation[];
  /**
   * How far a log-probability may move when it is computed again, for a device whose capabilities say `varyingBits`.
   * Default 1e-2. Everywhere else it must not move at all.
   */
  readonly tolerance?: number;
}

const groups: Readonly<Record<string, readonly ConformanceCase[]>> = {
  lifecycle: lifecycleCases,
  generation: generationCases,
  "raw completion": completionCases,
  "leaving and waiting": leavingCases,
  "same bits": sameBitsCases,
  scoring: scoringCases,
  speculation: speculationCases,
  images: imageCases,
};

/** Names of all cases, for the lists of deviations. */
export const conformanceCaseNames: readonly string[] = Object.values(groups).flatMap((cases) =>
  cases.map(({ name }) => name),
);

/**
 * Registers the cases that every runtime must pass, in the test runner given. A deviation turns its case
 * around: it must fail, so that a list that is out of date shows.
 */
export function runRuntimeConformance(runner: TestRunner, options: ConformanceOptions): void {
  const { createRuntime, fixture, capabilities, deviations = [], tolerance = 1e-2 } = options;
  for (const { case: name, reason } of deviations) {
    if (!conformanceCaseNames.includes(name)) throw new TypeError(`No case is called "${name}".`);
    if (reason.trim() === "") throw new TypeError(`The deviation "${name}" has no reason.`);
  }
  const runtime = createRuntime();
  const loadFresh = (load?: LoadOptions): Promise<LanguageModel> => runtime.load(fixture.source, load);
  let shared: Promise<LanguageModel> | undefined;
  const context: CaseContext = {
    expect: (actual) => runner.expect(actual),
    runtime,
    fixture,
    capabilities,
    tolerance: capabilities.varyingBits === undefined ? 0 : tolerance,
    loadFresh,
    model: () => (shared ??= loadFresh()),
  };
  runner.describe(`runtime "${runtime.id}"`, () => {
    for (const [group, cases] of Object.entries(groups)) {
      runner.describe(group, () => {
        for (const conformanceCase of cases) {
          if (conformanceCase.applies?.(capabilities) === false) continue;
          const deviation = deviations.find((listed) => listed.case === conformanceCase.name);
          runner.it(nameOf(conformanceCase, deviation), () => runCase(conformanceCase, context, deviation));
        }
      });
    }
    runner.it("is disposed at the end", async () => {
      await (await context.model())[Symbol.asyncDispose]();
    });
  });
}

function nameOf({ name }: ConformanceCase, deviation: Deviation | undefined): string {
  return deviation === undefined ? name : `${name} [deviates: ${deviation.reason}]`;
}

async function runCase(
  conformanceCase: ConformanceCase,
  context: CaseContext,
  deviation: Deviation | undefined,
): Promise<void> {
  if (deviation === undefined) return conformanceCase.run(context);
  const passed = await conformanceCase.run(context).then(
    () => true,
    () => false,
  );
  if (passed) throw new Error(`"${conformanceCase.name}" passes: take it off the list of deviations.`);
}
