import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it, onTestFinished } from "vitest";
import { checkpoint, convertTo, convertToGguf, radiograph, root, runNode } from "./fixture.js";

const bin = join(root, "packages/cli/dist/bin.js");
const folder = await mkdtemp(join(tmpdir(), "medgemma-cli-test-"));
const onnx = await convertTo(folder, "fp32");
const gguf = await convertToGguf(folder, "f32");
afterAll(() => rm(folder, { recursive: true, force: true }));

const broken = join(folder, "broken.png");
await writeFile(broken, (await readFile(radiograph)).subarray(0, 2000));
const text = join(folder, "note.txt");
await writeFile(text, "Chest pain for one hour.\n");

/** Runs the command as it was built, with its output in pipes. */
const medgemma = (args: readonly string[], env: Readonly<Record<string, string>> = {}) => runNode([bin, ...args], env);

const commands = [
  "report",
  "classify",
  "locate",
  "ask",
  "chat",
  "complete",
  "summarize",
  "triage",
  "pull",
  "models",
  "rm",
  "convert",
  "publish",
  "verify",
  "doctor",
  "bench",
];

// oxlint-disable-next-line no-control-regex -- escape sequences are what is looked for
const escapes = /\u001b/;

describe("help", () => {
  it("lists every command and the exit codes", async () => {
    const { code, stdout, stderr } = await medgemma(["--help"]);
    expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
    for (const command of commands) expect(stdout).toMatch(new RegExp(`^ {2}${command} `, "m"));
    expect(stdout).toMatch(/Exit codes:\n {2}0 .*\n {2}1 .*\n {2}2 .*\n {2}3 .*\n {2}130 /);
    expect(stdout).not.toMatch(escapes);
  });

  it.each(commands)("%s has examples", async (command) => {
    const { code, stdout } = await medgemma([command, "--help"]);
    expect(code).toBe(0);
    expect(stdout).toMatch(new RegExp(`Examples:\n(.*\n)*.*medgemma ${command}`));
  });

  it("loads nothing but commander before a command runs", async () => {
    const seen = new Set<string>();
    const imported = new Set<string>();
    const walk = async (file: string): Promise<void> => {
      if (seen.has(file)) return;
      seen.add(file);
      const code = await readFile(file, "utf8");
      for (const [, name = ""] of code.matchAll(/^(?:import|export)\b[^;"]*"([^"]+)"/gm)) {
        if (name.startsWith(".")) await walk(join(file, "..", name));
        else imported.add(name.replace(/^node:/, ""));
      }
    };
    await walk(bin);
    expect([...imported].toSorted((a, b) => a.localeCompare(b))).toEqual(["commander", "fs", "os", "util"]);
  });

  it("is coloured only where that is wanted", async () => {
    expect((await medgemma(["--help"], { FORCE_COLOR: "1" })).stdout).toMatch(escapes);
    expect((await medgemma(["--help"], { FORCE_COLOR: "1", NO_COLOR: "1" })).stdout).not.toMatch(escapes);
  });
});

describe("wrong arguments", () => {
  it.each<[string, readonly string[], RegExp]>([
    ["no command", [], /Usage: medgemma/],
    ["an unknown command", ["reprot"], /unknown command 'reprot'\n\(Did you mean report\?\)/],
    ["an unknown option", ["ask", "a", "--imgae", "x"], /Did you mean --image\?[^]*Try: medgemma ask --help/],
    ["an unknown runtime", ["ask", "a", "--runtime", "torch"], /Allowed choices are auto, onnx, gguf/],
    ["an image as a word", ["ask", "a", "x.png"], /too many arguments[^]*--image comes before each image/],
    ["a missing value", ["ask", "a", "--model"], /'--model <source>' argument missing/],
    ["no image", ["report", "--model", onnx], /There is no image[^]*medgemma report chest\.png/],
    [
      "an image that is not there",
      ["report", "none.png", "--model", onnx],
      /The image cannot be read: there is no such/,
    ],
    ["a text as image", ["report", text, "--model", onnx], /The image is a text, which is not read/],
    ["a cut image", ["report", broken, "--model", onnx], /The image cannot be used: the PNG file is cut off/],
    ["a second wrong image", ["report", radiograph, "none.png"], /The image number 2 of 2 cannot be read/],
    ["no model there", ["ask", "a", "--model", "nowhere"], /There is no "nowhere"[^]*Check the path/],
    ["a folder without a model", ["ask", "a", "--model", root], /holds no model[^]*medgemma convert wrote/],
    ["the other runtime", ["ask", "a", "--model", onnx, "--runtime", "gguf"], /holds an ONNX package; --runtime gguf/],
    ["an unknown device", ["ask", "a", "--model", onnx, "--device", "tpu"], /--device tpu is none of the runtime onnx/],
    ["no text", ["summarize", "none.txt", "--model", onnx], /The file of the text cannot be read/],
    ["a picture as text", ["summarize", radiograph, "--model", onnx], /is not UTF-8 text/],
    ["too long an answer", ["ask", "a", "--model", onnx, "--max-tokens", "9999"], /--max-tokens, or raise --context/],
    ["a wrong format", ["convert", checkpoint, "x", "--format", "q8_0"], /fp32, q8, q4; or add --to gguf/],
    ["no checkpoint", ["convert", "nowhere", "x"], /There is no "nowhere"[^]*Check the path/],
    ["a model to convert", ["convert", onnx, "x"], /is converted already[^]*--model/],
    ["a folder to convert", ["convert", root, "x"], /holds no model[^]*Give a checkpoint's folder/],
    ["no model to verify", ["verify", "--reference", "x", "--model", "nowhere"], /There is no "nowhere"/],
    ["an output that exists", ["convert", checkpoint, onnx], /The output exists already[^]*--overwrite/],
    ["nothing to verify", ["verify"], /--reference DIR, --tokenizer FILE/],
    ["too long a bench", ["bench", "--model", onnx, "--tokens", "9999"], /--prompt-tokens or --tokens/],
  ])("%s", async (_, args, expected) => {
    const { code, stdout, stderr } = await medgemma(args);
    expect(stderr).toMatch(expected);
    expect({ code, stdout }).toEqual({ code: 2, stdout: "" });
    // No stack, no colours, and nothing that names where the SDK lies.
    expect(stderr).not.toMatch(/^ {4}at /m);
    expect(stderr).not.toMatch(escapes);
  });

  it("an image for a model that takes text only", async () => {
    const textOnly = join(gguf, "text-f32.gguf");
    const { code, stdout, stderr } = await medgemma(["ask", "a", "--model", textOnly, "--image", radiograph]);
    expect(stderr).toMatch(/this model takes text only/);
    expect({ code, stdout }).toEqual({ code: 2, stdout: "" });
  });

  it("keep images' names to themselves", async () => {
    const { stderr } = await medgemma(["report", "DOE-JANE-1970.png", "--model", onnx]);
    expect(stderr).not.toContain("DOE");
  });

  it("show a stack when asked", async () => {
    const args = ["ask", "a", "--model", "nowhere"];
    expect((await medgemma([...args, "--verbose"])).stderr).toMatch(/^ {4}at /m);
    expect((await medgemma(args, { DEBUG: "1" })).stderr).toMatch(/^ {4}at /m);
  });

  it("are an object with --json, too", async () => {
    const { code, stdout } = await medgemma(["ask", "a", "--model", "nowhere", "--json"]);
    expect(code).toBe(2);
    expect(JSON.parse(stdout)).toMatchObject({ ok: false, error: { code: "ERR_MODEL_NOT_FOUND" }, exitCode: 2 });
  });
});

describe.each([
  ["onnx", onnx],
  ["gguf", gguf],
])("on %s", (runtime, model) => {
  it("answers a closed question about the radiograph", async () => {
    const args = ["ask", "Is there an effusion?", "--image", radiograph, "--yes-no", "--model", model];
    const { code, stdout, stderr } = await medgemma(args);
    // Random weights do not answer: yes and no have next to none of the probability.
    expect(code).toBe(1);
    expect(stdout).toMatch(/^\(undecided\)\n {2}(yes|no) +[\d.]+ %.*\n {2}(yes|no) +[\d.]+ %/);
    expect(stderr).toMatch(/The answers together have [\d.]+ % of the probability/);
    expect(stderr).toContain("Draft for professionals; not a medical device.");
    expect(stdout + stderr).not.toMatch(escapes);
  });

  it("gives JSON with provenance, and nothing else", async () => {
    const args = ["classify", "effusion", "none", "--image", radiograph, "--model", model, "--json"];
    const { code, stdout, stderr } = await medgemma(args);
    expect({ code, stderr }).toEqual({ code: 1, stderr: "" });
    expect(JSON.parse(stdout)).toMatchObject({
      command: "classify",
      ok: true,
      answer: null,
      abstained: "option-mass",
      provenance: { runtime: { id: runtime }, images: [{ width: 1841, height: 1955 }], mock: false },
      notice: expect.stringContaining("not a medical device") as string,
    });
  });

  it("goes on from a text as it stands, and does not miss a chat template there", async () => {
    const args = ["complete", "The lungs are", "--model", model, "--max-tokens", "8", "--json"];
    const { code, stdout } = await medgemma(args);
    const { warnings, ...result } = JSON.parse(stdout) as { readonly warnings: readonly string[] };
    expect({ code, result }).toMatchObject({ code: 0, result: { command: "complete", ok: true } });
    expect(warnings.join()).not.toContain("chat template");
    const { stderr } = await medgemma(["ask", "hello", "--model", model, "--max-tokens", "8"]);
    expect(stderr).toContain("carries no chat template. It is probably a base model");
    expect(stderr).toContain("medgemma complete gives it a text as it stands");
  });

  it("calls random words no report", async () => {
    const { code, stdout, stderr } = await medgemma(["report", radiograph, "--model", model, "--max-tokens", "20"]);
    expect({ code, stdout }).toEqual({ code: 1, stdout: "" });
    expect(stderr).toMatch(/No usable report: the answer was cut off[^]*--max-tokens/);
  });

  it("takes turns from a pipe", async () => {
    const args = [bin, "chat", "--model", model, "--max-tokens", "5", "--json"];
    const { code, stdout } = await runPiped(args, "hello\n\nagain\n/exit\nnever\n");
    const replies = stdout.trim().split("\n");
    expect(replies).toHaveLength(2);
    expect(JSON.parse(replies[1] ?? "")).toMatchObject({ command: "chat", finishReason: "length" });
    expect(code).toBe(1);
  });

  it("stops at SIGINT while it writes", async () => {
    const child = startLongAnswer(model);
    child.stdout.once("data", () => child.kill("SIGINT"));
    const { code, stderr } = await child.ended;
    expect(code).toBe(130);
    expect(stderr).toMatch(/Interrupted\.\n$/);
    expect(stderr).not.toMatch(escapes);
  });

  it("is quiet when its reader goes away", async () => {
    // Without the note that random weights carry no chat template.
    const child = start(process.execPath, [...longAnswer(model), "--quiet"]);
    child.stdout.once("data", () => child.stdout.destroy());
    expect(await child.ended).toMatchObject({ code: 0, stderr: "" });
  });

  it("measures", async () => {
    const args = ["bench", "--model", model, "--prompt-tokens", "20", "--tokens", "4", "--rounds", "1", "--json"];
    const { code, stdout } = await medgemma(args);
    expect(code).toBe(0);
    const result = JSON.parse(stdout) as Readonly<Record<string, number>>;
    for (const key of ["loadMs", "imageEncodeMs", "prefillTokensPerSecond", "decodeTokensPerSecond", "peakRssBytes"]) {
      expect(result[key]).toBeGreaterThan(0);
    }
  });

  it("passes the doctor", async () => {
    const { code, stdout, stderr } = await medgemma(["doctor", "--model", model, "--load", "--json"]);
    expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
    const { ok, groups } = JSON.parse(stdout) as {
      ok: boolean;
      groups: { title: string; checks: { name: string; status: string }[] }[];
    };
    expect(ok).toBe(true);
    const checks = groups.flatMap((group) => group.checks);
    expect(checks).toContainEqual(expect.objectContaining({ name: `${runtime} on cpu`, status: "ok" }));
    expect(checks).toContainEqual(expect.objectContaining({ name: "load", status: "ok" }));
  });
});

it.runIf(process.platform === "linux")("tells when its output cannot be written", async () => {
  const line = `'${process.execPath}' '${bin}' ask a --yes-no --model '${onnx}' > /dev/full`;
  const { code, stderr } = await runPiped(["-c", line], "", { file: "/bin/sh" });
  expect(code).toBe(3);
  expect(stderr).toContain("error: The output cannot be written (ENOSPC).");
  expect(stderr).not.toMatch(/^ {4}at /m);
});

it("the doctor says what is wrong with a model", async () => {
  const { code, stdout } = await medgemma(["doctor", "--model", root]);
  expect(code).toBe(1);
  expect(stdout).toMatch(/NO {2}kind .*holds no model[^]*Give a checkpoint's folder/);
});

it("converts, and says what next", async () => {
  const output = join(folder, "converted");
  const { code, stdout, stderr } = await medgemma(["convert", checkpoint, output, "--format", "q4"]);
  expect({ code, stdout }).toEqual({ code: 0, stdout: `${output}\n` });
  expect(stderr).toBe(`Next: medgemma report chest.png --model ${output}\n`);
});

/** Whether there is the tool that runs a command on a terminal of its own; says so if not. */
function hasTerminal(): boolean {
  if (process.platform === "linux" && existsSync("/usr/bin/script")) return true;
  console.warn("Skipped: the tests on a terminal need Linux and /usr/bin/script (Debian: bsdutils).");
  return false;
}

describe.runIf(hasTerminal())("on a terminal", () => {
  it("shows progress, stops at Ctrl-C, and leaves the terminal clean", async () => {
    const command = longAnswer(onnx)
      .map((word) => `'${word}'`)
      .join(" ");
    const child = start("/usr/bin/script", ["-qec", `'${process.execPath}' ${command}`, "/dev/null"], {
      env: { TERM: "xterm" },
    });
    let isAnswering = false;
    child.stdout.on("data", () => {
      // The progress is taken away when the first words come.
      const [, ...read] = child.seen().split("Reading the prompt");
      const [, ...shown] = read.at(-1)?.split(clearLine) ?? [];
      if (isAnswering || shown.every((text) => text === "")) return;
      isAnswering = true;
      child.stdin.write("\u0003");
    });
    const { code, stdout } = await child.ended;
    expect(code).toBe(130);
    expect(stdout).toMatch(/Loading the model \[[#-]+\] +\d+ %/);
    const lines = visible(stdout);
    expect(lines.at(-1)).toBe("");
    expect(lines.at(-2)).toBe("Interrupted.");
    expect(lines.join("\n")).not.toMatch(/Loading|Reading|Stopping/);
    expect(stdout).not.toContain("\u001b[?25l");
  });
});

const longAnswer = (model: string): readonly string[] => [
  bin,
  "ask",
  "hello",
  "--model",
  model,
  "--stream",
  // Words at random, so that no loop ends them.
  ...["--temperature", "5", "--seed", "1", "--max-tokens", "4000"],
];

const startLongAnswer = (model: string) => start(process.execPath, longAnswer(model));

interface Ended {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

function start(
  file: string,
  args: readonly string[],
  { cwd = join(root, "tests"), env = {} }: Pick<PipedOptions, "cwd" | "env"> = {},
) {
  const child = spawn(file, args, { cwd, env: { PATH: process.env["PATH"] ?? "", ...env }, detached: true });
  // A test that gave up must not leave a model computing; the group has what a shell started, too.
  onTestFinished(() => {
    if (child.exitCode === null && child.signalCode === null && child.pid !== undefined)
      process.kill(-child.pid, "SIGKILL");
  });
  const output = { stdout: "", stderr: "" };
  child.stdout.on("data", (part: Buffer) => (output.stdout += part.toString()));
  child.stderr.on("data", (part: Buffer) => (output.stderr += part.toString()));
  const ended = new Promise<Ended>((resolve) => child.once("close", (code) => resolve({ code, ...output })));
  return Object.assign(child, { ended, seen: () => output.stdout });
}

interface PipedOptions {
  readonly file?: string;
  readonly cwd?: string;
  readonly env?: Readonly<Record<string, string>>;
}

async function runPiped(args: readonly string[], input: string, options: PipedOptions = {}): Promise<Ended> {
  const { file = process.execPath, ...rest } = options;
  const child = start(file, args, rest);
  child.stdin.end(input);
  return child.ended;
}

/** Takes a line away. */
const clearLine = "\r\u001b[K";

/** Lines as a terminal shows them in the end, for the few controls that are used. */
function visible(output: string): readonly string[] {
  return output.split("\n").map((line) => {
    const last = line.replace(/\r$/, "").split(clearLine).at(-1) ?? "";
    // oxlint-disable-next-line no-control-regex -- colours
    return last.replaceAll(/\u001b\[[\d;]*m/g, "");
  });
}
