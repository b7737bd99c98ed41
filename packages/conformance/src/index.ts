export type { ConformanceFixture, Expectation, TestRunner } from "./conformance-case.js";
export {
  conformanceCaseNames,
  type ConformanceOptions,
  type Deviation,
  runRuntimeConformance,
} from "./run-runtime-conformance.js";
