import type { Capabilities, LanguageModel, LoadOptions, Message, ModelSource, RgbImage, Runtime } from "@medgemma/core";

/** The part of a test runner that the suite uses; vitest, jest and a page of one's own have it. */
export interface TestRunner {
  describe(name: string, body: () => void): void;
  it(name: string, body: () => Promise<void>): void;
  expect(actual: unknown): Expectation;
}

export interface Expectation {
  toBe(expected: unknown): void;
  toEqual(expected: unknown): void;
  toBeGreaterThan(expected: number): void;
  toBeLessThanOrEqual(expected: number): void;
}

/** The model that a runtime is tried with. */
export interface ConformanceFixture {
  readonly source: ModelSource;
  /** A place without a model, if the runtime reads from places. */
  readonly missingSource?: ModelSource;
}

/** What a case works with. */
export interface CaseContext {
  readonly expect: TestRunner["expect"];
  readonly runtime: Runtime;
  readonly fixture: ConformanceFixture;
  readonly capabilities: Capabilities;
  /** How far a log-probability may move when it is computed again: 0 unless the model says that its bits vary. */
  readonly tolerance: number;
  /** A model shared by the cases that leave it usable. */
  readonly model: () => Promise<LanguageModel>;
  /** A model of the case's own, to be disposed by it. */
  readonly loadFresh: (options?: LoadOptions) => Promise<LanguageModel>;
}

export interface ConformanceCase {
  readonly name: string;
  /** Whether the case applies; default always. */
  readonly applies?: (capabilities: Capabilities) => boolean;
  readonly run: (context: CaseContext) => Promise<void>;
}

/** A user's question. */
export function ask(text: string, ...images: readonly RgbImage[]): Message[] {
  return [
    { role: "user", content: [...images.map((image) => ({ type: "image" as const, image })), { type: "text", text }] },
  ];
}

/** An image of soft stripes; other seeds give other stripes. */
export function stripes(seed: number, width = 40, height = 30): RgbImage {
  const data = Uint8Array.from({ length: width * height * 3 }, (_, at) => {
    const pixel = (at / 3) | 0;
    return (((pixel % width) * (3 + seed) + ((pixel / width) | 0) * (7 * seed + 1) + (at % 3) * 40 * seed) % 256) & 255;
  });
  return { width, height, data };
}
