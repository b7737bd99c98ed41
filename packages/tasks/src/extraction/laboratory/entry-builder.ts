import { fold, nameWords } from "./analyte-name.js";
import type { LabEntry, PrintedMark, PrintedValue } from "./lab-entry.js";
import { flagSpellings, resultWords } from "./words.js";

/** Gathers what a page says of one analyte. */
export class EntryBuilder {
  readonly #name: string[] = [];
  readonly #values: PrintedValue[] = [];
  readonly #texts: string[] = [];
  readonly #ranges: PrintedMark[] = [];
  readonly #flags: PrintedMark[] = [];
  readonly #lines: number[] = [];
  #unit: string | null = null;
  /** Words for the next result. */
  #label = "";
  #isPrevious = false;
  /** Where a unit may still be that of the last result. */
  #isOpen = false;
  readonly #context: readonly string[];

  constructor(context: readonly string[]) {
    this.#context = context;
  }

  get hasName(): boolean {
    return this.#name.length > 0;
  }

  get hasResult(): boolean {
    return this.#values.length > 0 || this.#texts.length > 0;
  }

  get hasLabel(): boolean {
    return this.#label !== "";
  }

  get hasUnit(): boolean {
    return this.#unit !== null;
  }

  /** Whether it may be a heading: words, and no result that is a number or a usual word. */
  get isHeading(): boolean {
    return this.#values.length === 0 && this.#ranges.length === 0 && this.#texts.every((text) => !isResult(text));
  }

  get isBare(): boolean {
    return !this.hasResult && this.#ranges.length === 0 && this.#unit === null;
  }

  get name(): string {
    return this.#name.join(" ");
  }

  addLine(line: number): void {
    if (this.#lines.at(-1) !== line) this.#lines.push(line);
  }

  addName(text: string): void {
    this.#name.push(text);
  }

  addLabel(text: string, isPrevious = false): void {
    this.#label = `${this.#label} ${text}`.trim();
    if (isPrevious) this.#isPrevious = true;
  }

  addValue(text: string, context = this.#label): void {
    this.#values.push({ text, unit: null, context, isPrevious: this.#isPrevious });
    this.#label = "";
    this.#isPrevious = false;
    this.#isOpen = true;
  }

  /** Says more of the last result: its date, in brackets behind it. */
  labelLast(text: string): void {
    const last = this.#values.at(-1);
    if (last === undefined) return;
    this.#values[this.#values.length - 1] = { ...last, context: `${last.context} ${text}`.trim() };
  }

  addText(text: string): void {
    this.#texts.push(text);
  }

  addUnit(text: string): void {
    const last = this.#values.at(-1);
    if (last === undefined) this.#unit ??= text;
    else if (this.#isOpen && last.unit === null) this.#values[this.#values.length - 1] = { ...last, unit: text };
  }

  addRange(text: string): void {
    this.#ranges.push({ text, after: this.#values.length });
    this.#isOpen = false;
  }

  addFlag(text: string): boolean {
    const flag = flagSpellings.get(fold(text));
    if (flag === undefined) return false;
    this.#flags.push({ text: flag, after: this.#values.length });
    return true;
  }

  /** The unit of a column is that of every result without one. */
  addUnitToAll(text: string): void {
    this.#unit ??= text;
    for (const [index, value] of this.#values.entries()) this.#values[index] = { ...value, unit: value.unit ?? text };
  }

  build(): LabEntry {
    const name = this.name;
    return {
      name,
      nameWords: nameWords(name),
      context: this.#context,
      values: this.#values,
      texts: this.#texts,
      unit: this.#unit,
      ranges: this.#ranges,
      flags: this.#flags,
      lines: this.#lines,
    };
  }
}

function isResult(text: string): boolean {
  return text.split(/[\s/-]+/).some((word) => resultWords.has(word));
}
