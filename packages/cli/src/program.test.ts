import { readFileSync } from "node:fs";
import type { Command } from "commander";
import { describe, expect, it, onTestFinished, vi } from "vitest";
import { createProgram } from "./program.js";

/** Splits a line as a shell does: quotes hold words together; pipes and redirections end the command. */
function words(line: string): readonly string[] {
  return Array.from(line.matchAll(/"([^"]*)"|(\S+)/g), ([, quoted, bare]) => quoted ?? bare ?? "");
}

function commandIn(line: string): readonly string[] {
  const all = words(line.replace(/\s+#.*$/, ""));
  const from = all.indexOf("medgemma");
  const rest = all.slice(from + 1);
  const end = rest.findIndex((word) => ["|", ">", "<", "&&"].includes(word));
  return end < 0 ? rest : rest.slice(0, end);
}

/** Parses a command line; nothing runs. Returns the name of the command that would have. */
async function parse(args: readonly string[]): Promise<string> {
  const program = createProgram();
  let name = "";
  for (const command of program.commands) {
    command.configureOutput({ writeErr() {}, writeOut() {} });
    command.action(() => void (name = command.name()));
  }
  program.configureOutput({ writeErr() {}, writeOut() {} });
  await program.parseAsync(args, { from: "user" });
  return name;
}

function helpOf(command: Command): string {
  let text = "";
  command.configureOutput({ writeOut: (part) => void (text += part), getOutHasColors: () => false });
  command.outputHelp();
  return text;
}

const commands = createProgram().commands;
const examplesIn = (text: string): readonly string[] =>
  text.split("\n").filter((line) => /^(\s*|.*\| |npx )medgemma /.test(line));

describe.each(commands.map((command) => [command.name(), command] as const))("%s", (name, command) => {
  it("has examples that parse", async () => {
    const lines = examplesIn(helpOf(command).split("Examples:")[1] ?? "");
    expect(lines.length).toBeGreaterThanOrEqual(2);
    for (const line of lines) expect(await parse(commandIn(line))).toBe(name);
  });

  it("has --json, --quiet and --verbose, and describes every option", () => {
    const flags = command.options.map(({ long }) => long);
    expect(flags).toEqual(expect.arrayContaining(["--json", "--quiet", "--verbose"]));
    for (const { description } of command.options) expect(description).not.toBe("");
  });
});

it("has examples in the README that parse", async () => {
  const readme = readFileSync(new URL("../README.md", import.meta.url), "utf8");
  const lines = examplesIn(readme).map((line) => line.replace(/^npx /, ""));
  expect(lines.length).toBeGreaterThan(10);
  const names = new Set<string>();
  for (const line of lines) names.add(await parse(commandIn(line)));
  for (const { name } of commands.map((command) => ({ name: command.name() }))) expect([...names]).toContain(name);
});

it.each([
  [["reprot"], "Did you mean report?"],
  [["report", "--modle", "x"], "Did you mean --model?"],
  [["report", "--runtime", "tensorflow"], "Allowed choices are auto, onnx, gguf"],
  [["report", "--model"], "argument missing"],
  [["report", "--model", "--json"], "The path is missing"],
  [["report", "--indication", "--json"], "The value is missing"],
  [["triage", "--vital", ""], "The value is missing"],
  [["chat", "--system", "--model"], "The value is missing"],
  [["ask", "a", "--threads", "100000"], /This machine has \d+ processors/],
  [["ask", "a", "b"], "too many arguments"],
  [["ask", "a", "--max-tokens", "0"], "Give a whole number, 1 or more."],
  [["ask", "a", "--temperature", "hot"], "Give a number from 0 to 10."],
  [["ask", "a", "--choices", "yes,,no"], "One of the choices is empty."],
  [["classify"], "missing required argument 'labels'"],
  [["summarize", "--kind", "novel"], "Allowed choices are note, discharge, hand-over"],
])("%j: %s", async (args, expected) => {
  await expect(parse(args)).rejects.toThrow(expected);
});

it("takes an empty MEDGEMMA_MODEL for none", () => {
  vi.stubEnv("MEDGEMMA_MODEL", "");
  onTestFinished(() => void vi.unstubAllEnvs());
  const ask = createProgram().commands.find((command) => command.name() === "ask");
  ask?.action(() => {}).parse(["a"], { from: "user" });
  expect(ask?.opts()["model"]).toBeUndefined();
});

it.each([
  [
    ["ask", "a", "--choices", "yes,no"],
    ["yes", "no"],
  ],
  [
    ["ask", "a", "--choices", "small, left|large, left"],
    ["small, left", "large, left"],
  ],
  [
    ["ask", "a", "--choices", "a,b", "--choices", "c"],
    ["a", "b", "c"],
  ],
])("%j gives choices", async (args, expected) => {
  const program = createProgram();
  const ask = program.commands.find((command) => command.name() === "ask");
  ask?.action(() => {});
  await program.parseAsync(args, { from: "user" });
  expect(ask?.opts()["choices"]).toEqual(expected);
});
