import { execFile } from "node:child_process";
import { existsSync } from "node:fs";
import { cp, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { afterAll, describe, expect, it } from "vitest";
import {
  checkpoint,
  convertTo,
  convertToGguf,
  hasReference,
  radiograph,
  referenceFolder,
  root,
  runNode,
  temporaryFolder,
} from "./fixture.js";
import { writePythonCache } from "./hub/repository.js";

const bin = join(root, "packages/cli/dist/bin.js");
const folder = await mkdtemp(join(tmpdir(), "medgemma-cli-test-"));
const onnx = await convertTo(folder, "fp32");
const gguf = await convertToGguf(folder, "f32");
afterAll(() => rm(folder, { recursive: true, force: true }));

/** All but `verify`, `publish` and `slide`, which need reference data, a Hub and a whole slide. */
const commands = [
  ...["report", "classify", "locate", "ask", "chat", "complete", "summarize", "triage"],
  ...["volume", "inspect"],
  ...["pull", "models", "rm", "convert", "doctor", "bench"],
];

describe.runIf(process.platform !== "win32")("examples of the help", () => {
  it.each(commands)(
    "%s: run as they stand",
    async (command) => {
      const place = await temporaryFolder();
      await furnish(place, command);
      const env = {
        PATH: `${place}:${process.env["PATH"] ?? ""}`,
        MEDGEMMA_MODEL: onnx,
        MEDGEMMA_HOME: join(place, "home"),
        HF_HUB_CACHE: join(place, "python"),
        HF_HUB_OFFLINE: "1",
      };
      const { stdout } = await runNode([bin, command, "--help"]);
      const all = (stdout.split("Examples:\n")[1] ?? "").trim().split("\n");
      const lines = all.filter((line) => existsSync(join(place, "my-lora")) || !line.includes("--adapter"));
      expect(lines.length).toBeGreaterThan(1);
      for (const line of lines) {
        if (command === "rm") await runNode([bin, "pull", publishedId], env);
        const { code, stderr } = await inShell(line.trim(), { cwd: place, env });
        // Random words may be no usable answer; everything else went well.
        expect([0, 1], `${line}\n${stderr}`).toContain(code);
        expect(stderr).not.toContain("error:");
      }
    },
    240_000,
  );
});

const publishedId = "google/medgemma-1.5-4b-it";

/**
 * Puts there what the examples name: the command, images, texts, a checkpoint and what becomes of it, and small models in the
 * place of published ones, as `hf download` would have left them.
 */
async function furnish(place: string, command: string): Promise<void> {
  const python = join(place, "python");
  writePythonCache(python, { id: publishedId, commit: "1".repeat(40), checkpoint });
  await cp(join(gguf, "text-f32.gguf"), join(place, "quantised", "medgemma-1.5-4b-it-Q8_0.gguf"), { recursive: true });
  await cp(join(gguf, "mmproj-f32.gguf"), join(place, "quantised", "mmproj-F32.gguf"));
  const quantised = {
    id: "unsloth/medgemma-1.5-4b-it-GGUF",
    commit: "2".repeat(40),
    checkpoint: join(place, "quantised"),
  };
  writePythonCache(python, quantised);
  await writeFile(join(place, "medgemma"), `#!/bin/sh\nexec '${process.execPath}' '${bin}' "$@"\n`, { mode: 0o755 });
  for (const name of ["chest.png", "now.png", "before.png", "skin.jpg"]) await cp(radiograph, join(place, name));
  for (const name of ["note.txt", "case.txt", "before.txt", "questions.txt"])
    await writeFile(join(place, name), "Chest pain for one hour.\n");
  await writeFile(join(place, "vitals.json"), '{ "respiratoryRate": { "value": 24, "unit": "/min" } }\n');
  await writeFile(join(place, "ours.json"), "[]\n");
  await cp(join(root, "packages/dicom/test-data/film-inverted.dcm"), join(place, "chest.dcm"));
  await cp(join(root, "packages/dicom/test-data/ct-explicit.dcm"), join(place, "ct-series/1.dcm"));
  await writeFile(join(place, "brain.nii.gz"), niftiFile());
  await cp(checkpoint, join(place, "medgemma-1.5-4b-it"), { recursive: true });
  if (hasReference()) await cp(join(referenceFolder, "a/lora"), join(place, "my-lora"), { recursive: true });
  if (command === "convert") return;
  await cp(onnx, join(place, "medgemma-onnx"), { recursive: true });
  await cp(gguf, join(place, "medgemma-gguf"), { recursive: true });
}

/** A NIfTI-1 volume of 8 x 8 x 50 samples, compressed. */
function niftiFile(): Uint8Array {
  const file = Buffer.alloc(352 + 2 * 8 * 8 * 50);
  file.writeInt32LE(348, 0);
  for (const [at, size] of [3, 8, 8, 50, 1, 1, 1, 1].entries()) file.writeInt16LE(size, 40 + 2 * at);
  file.writeInt16LE(4, 70);
  file.writeInt16LE(16, 72);
  for (let at = 0; at < 8; at++) file.writeFloatLE(1, 76 + 4 * at);
  file.writeFloatLE(352, 108);
  file.writeFloatLE(1, 112);
  file.write("n+1\0", 344, "latin1");
  for (let at = 352; at < file.length; at += 2) file.writeInt16LE(at % 251, at);
  return gzipSync(file);
}

interface ShellOptions {
  readonly cwd: string;
  readonly env: Readonly<Record<string, string>>;
}

function inShell(line: string, options: ShellOptions): Promise<{ readonly code: number; readonly stderr: string }> {
  return new Promise((resolve) => {
    const child = execFile("/bin/sh", ["-c", line], options, (error, _, stderr) => {
      resolve({ code: error === null ? 0 : typeof error.code === "number" ? error.code : -1, stderr });
    });
    child.stdin?.end();
  });
}
