import { type ConformanceOptions, type Expectation, runRuntimeConformance } from "@medgemma/conformance";

/** Collects the conformance suite's cases in a page, to be run one by one from outside. */
export class ConformanceCases {
  readonly #cases = new Map<string, () => Promise<void>>();

  constructor(options: ConformanceOptions) {
    const groups: string[] = [];
    runRuntimeConformance(
      {
        describe(name, body) {
          groups.push(name);
          body();
          groups.pop();
        },
        it: (name, body) => void this.#cases.set([...groups.slice(1), name].join(" > "), body),
        expect,
      },
      options,
    );
  }

  get names(): readonly string[] {
    return [...this.#cases.keys()];
  }

  async run(name: string): Promise<void> {
    await this.#cases.get(name)?.();
  }
}

function expect(actual: unknown): Expectation {
  const check = (passed: boolean, wanted: string): void => {
    if (!passed) throw new Error(`Expected ${show(actual)} ${wanted}`);
  };
  return {
    toBe: (expected) => check(Object.is(actual, expected), `to be ${show(expected)}`),
    toEqual: (expected) => check(isEqual(actual, expected), `to equal ${show(expected)}`),
    toBeGreaterThan: (expected) => check((actual as number) > expected, `to be above ${expected}`),
    toBeLessThanOrEqual: (expected) => check((actual as number) <= expected, `to be at most ${expected}`),
  };
}

function isEqual(a: unknown, b: unknown): boolean {
  if (Object.is(a, b)) return true;
  if (typeof a !== "object" || typeof b !== "object" || a === null || b === null) return false;
  const keys = Object.keys(a);
  return (
    keys.length === Object.keys(b).length &&
    keys.every((key) => isEqual(Reflect.get(a, key) as unknown, Reflect.get(b, key) as unknown))
  );
}

function show(value: unknown): string {
  return value instanceof Error ? `${value.name}: ${value.message}` : (JSON.stringify(value) ?? String(value));
}
