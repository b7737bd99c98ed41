import { CorruptModelError, UnsupportedModelError } from "@medgemma/core";
import { isRecord, type JsonRecord } from "./json-record.js";

/** Largest value taken for a dimension; a larger one can only come from a damaged file. */
const maxInteger = 2 ** 31 - 1;

/**
 * Typed reading of a part of `config.json`. A key that is absent or null takes the default, as in transformers.
 *
 * Every method throws a `CorruptModelError` that names the key when the value has the wrong type.
 */
export class ConfigSection {
  readonly #record: JsonRecord;
  readonly #path: string;

  constructor(record: JsonRecord, path = "") {
    this.#record = record;
    this.#path = path;
  }

  get(key: string): unknown {
    return this.#record[key] ?? undefined;
  }

  /** Name of the key with the sections that it lies in, for messages. */
  pathOf(key: string): string {
    return `${this.#path}${key}`;
  }

  section(key: string): ConfigSection | undefined {
    const value = this.get(key);
    if (value === undefined) return undefined;
    if (!isRecord(value)) throw this.wrong(key, "an object");
    return new ConfigSection(value, `${this.#path}${key}.`);
  }

  /** An integer of at least `minimum`, which is 1 by default. */
  integer(key: string, fallback: number, minimum = 1): number {
    const value = this.get(key) ?? fallback;
    if (typeof value !== "number" || !Number.isInteger(value) || value < minimum || value > maxInteger) {
      throw this.wrong(key, `an integer of at least ${minimum}`);
    }
    return value;
  }

  /** A finite number above zero. */
  positive(key: string, fallback: number): number {
    const value = this.get(key) ?? fallback;
    if (typeof value !== "number" || !Number.isFinite(value) || value <= 0) throw this.wrong(key, "a number above 0");
    return value;
  }

  /** @throws {UnsupportedModelError} when the key has a value that is not among `supported`. */
  require(key: string, ...supported: readonly unknown[]): void {
    const value = this.get(key);
    if (value === undefined || supported.includes(value)) return;
    throw this.unsupported(key, supported.length === 0 ? "" : `; it takes ${supported.map(String).join(" or ")}`);
  }

  unsupported(key: string, rest = ""): UnsupportedModelError {
    return new UnsupportedModelError(
      `\`${this.pathOf(key)}\` in config.json is ${describe(this.get(key))}, which this SDK does not run${rest}.`,
    );
  }

  wrong(key: string, wanted: string): CorruptModelError {
    return new CorruptModelError(
      `\`${this.pathOf(key)}\` in config.json is ${describe(this.get(key))}; it has to be ${wanted}.`,
      { hint: "Download the file again." },
    );
  }
}

function describe(value: unknown): string {
  const text = JSON.stringify(value) ?? "missing";
  return text.length > 80 ? `${text.slice(0, 80)}…` : text;
}
