import { availableParallelism, cpus } from "node:os";
import { InvalidArgumentError } from "commander";

/** A whole number from `min` on. */
export function wholeNumber(min: number): (value: string) => number {
  return (value) => {
    const number = Number(value);
    if (!/^\d+$/.test(value) || !Number.isSafeInteger(number) || number < min) {
      throw new InvalidArgumentError(`Give a whole number, ${min} or more.`);
    }
    return number;
  };
}

/** A number in a range. */
export function numberBetween(min: number, max: number): (value: string) => number {
  return (value) => {
    const number = Number(value);
    if (value.trim() === "" || !(number >= min && number <= max)) {
      throw new InvalidArgumentError(`Give a number from ${min} to ${max}.`);
    }
    return number;
  };
}

/** A path. A dash alone is standard input; a dash and more is an option whose value was forgotten before it. */
export function path(value: string): string {
  if (value === "" || /^-[^/.]/.test(value)) {
    throw new InvalidArgumentError("The path is missing; write ./ before a name that begins with a dash.");
  }
  return value;
}

/** Words. Two dashes and a letter are an option whose value was forgotten before it. */
export function text(value: string): string {
  if (value.trim() === "" || /^--[a-z]/i.test(value)) throw new InvalidArgumentError("The value is missing.");
  return value;
}

/** Threads that compute; more than there are processors wait for each other, and thousands end the process. */
export function threadCount(value: string): number {
  const threads = wholeNumber(1)(value);
  const most = Math.max(cpus().length, availableParallelism());
  if (threads > most) throw new InvalidArgumentError(`This machine has ${most} processors; give ${most} or less.`);
  return threads;
}

/** Collects an option that is given several times. */
export function collect(value: string, before: readonly string[] = []): readonly string[] {
  return [...before, text(value)];
}

/** Collects texts that may be white space, a line break for example. */
export function collectAsIs(value: string, before: readonly string[] = []): readonly string[] {
  return [...before, value.trim() === "" && value !== "" ? value : text(value)];
}

export function collectPaths(value: string, before: readonly string[] = []): readonly string[] {
  return [...before, path(value)];
}

/** `yes,no,unclear`; with `|` in it, that is what separates: `none|small, left|large, left`. */
export function collectChoices(value: string, before: readonly string[] = []): readonly string[] {
  const parts = value.split(value.includes("|") ? "|" : ",").map((part) => part.trim());
  if (parts.includes("")) throw new InvalidArgumentError("One of the choices is empty.");
  return [...before, ...parts];
}
