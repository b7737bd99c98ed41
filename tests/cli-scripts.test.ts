import { spawn } from "node:child_process";
import { cp, mkdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, it, onTestFinished } from "vitest";
import { checkpoint, root, runNode, temporaryFolder } from "./fixture.js";

const bin = join(root, "packages/cli/dist/bin.js");

/** Runs the command as it was built, with its output in pipes. */
const medgemma = (args: readonly string[], env: Readonly<Record<string, string>> = {}) => runNode([bin, ...args], env);

/** Runs a line of a shell, where `medgemma` is the command as it was built. */
function shell(line: string, cwd = root) {
  const script = `medgemma() { '${process.execPath}' '${bin}' "$@"; }\n${line}`;
  const child = spawn("/bin/sh", ["-c", script], { cwd, env: { PATH: process.env["PATH"] ?? "" }, detached: true });
  onTestFinished(() => {
    if (child.exitCode === null && child.pid !== undefined) process.kill(-child.pid, "SIGKILL");
  });
  const output = { stdout: "", stderr: "" };
  child.stdout.on("data", (part: Buffer) => (output.stdout += part.toString()));
  child.stderr.on("data", (part: Buffer) => (output.stderr += part.toString()));
  return new Promise<{ readonly code: number | null } & typeof output>((resolve) =>
    child.once("close", (code) => resolve({ code, ...output })),
  );
}

describe("--json", () => {
  it.each<[readonly string[], RegExp]>([
    [["ask", "a", "--max-tokens", "0", "--json"], /Give a whole number/],
    [["ask", "a", "--imgae", "x", "--json"], /unknown option '--imgae'/],
    [["reprot", "--json"], /unknown command 'reprot'/],
    [["classify", "--json"], /missing required argument/],
  ])("%j: wrong arguments are an object", async (args, message) => {
    const { code, stdout } = await medgemma(args);
    expect(code).toBe(2);
    expect(JSON.parse(stdout)).toEqual({
      ok: false,
      error: {
        code: "ERR_INVALID_ARGUMENT",
        message: expect.stringMatching(message) as string,
        next: "Try --help.",
      },
      exitCode: 2,
    });
  });

  it("after -- is a word", async () => {
    expect((await medgemma(["ask", "a", "b", "--", "--json"])).stdout).toBe("");
  });
});

describe.runIf(process.platform !== "win32")("in a shell", () => {
  it("a chat's errors are one object a line, too", async () => {
    const { code, stdout } = await shell("printf '/nope\\n' | medgemma chat --json");
    expect(code).toBe(2);
    expect(stdout.trim().split("\n")).toHaveLength(1);
    expect(JSON.parse(stdout)).toMatchObject({ ok: false, error: { message: "There is no command /nope." } });
  });

  it("is quiet when nobody reads the help", async () => {
    const child = spawn(process.execPath, [bin, "report", "--help"], { stdio: ["ignore", "pipe", "pipe"] });
    child.stdout.destroy();
    let stderr = "";
    child.stderr.on("data", (part: Buffer) => (stderr += part.toString()));
    const code = await new Promise((resolve) => child.once("close", resolve));
    expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
  });

  it("ends with 0 when the reader of a command that is busy went away", async () => {
    const { stdout, stderr } = await shell("{ medgemma doctor; echo $? >&2; } | head -1");
    expect({ stdout, stderr }).toEqual({ stdout: "This machine\n", stderr: "0\n" });
  });

  it("prints commands that can be copied", async () => {
    const folder = await temporaryFolder();
    await cp(checkpoint, join(folder, "my model"), { recursive: true });
    const { code, stderr } = await shell("medgemma convert 'my model' 'an output'", folder);
    expect(code).toBe(0);
    expect(stderr).toBe("Next: medgemma report chest.png --model 'an output'\n");
    expect((await shell("medgemma convert 'an output' x", folder)).stderr).toContain("Use it: --model 'an output'");
  });

  it("says where it cannot write", async () => {
    const folder = await temporaryFolder();
    await writeFile(join(folder, "file"), "");
    const { code, stderr } = await shell(`medgemma convert '${checkpoint}' file/package`, folder);
    expect(code).toBe(2);
    expect(stderr).toMatch(/^error: The output cannot be written: .*\. \(ERR_INVALID_ARGUMENT\)\n {2}\S/);
  });
});

it.runIf(process.platform === "linux")("ends the doctor's probe when it is ended itself", async () => {
  const folder = await temporaryFolder();
  await mkdir(folder, { recursive: true });
  const [hang, pidFile] = [join(folder, "hang.cjs"), join(folder, "pid")];
  // What a broken driver does to the process that probes.
  await writeFile(
    hang,
    `if (process.execArgv.includes("-e")) {
       require("node:fs").writeFileSync(${JSON.stringify(pidFile)}, String(process.pid));
       Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 60_000);
     }`,
  );
  const env = { PATH: process.env["PATH"] ?? "", NODE_OPTIONS: `--require ${hang}` };
  const child = spawn(process.execPath, [bin, "doctor"], { env, stdio: "ignore" });
  const ended = new Promise<number | null>((resolve) => child.once("exit", resolve));
  let probe = 0;
  await expect
    .poll(async () => (probe = Number(await readFile(pidFile, "utf8").catch(() => 0))), { timeout: 20_000 })
    .toBeGreaterThan(0);
  child.kill("SIGTERM");
  expect(await ended).toBe(143);
  await expect.poll(() => isRunning(probe)).toBe(false);
});

function isRunning(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}
