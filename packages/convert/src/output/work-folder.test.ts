import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { convertCheckpoint } from "../convert-checkpoint.js";
import { temporaryFolder } from "../testing/temporary-folder.js";
import { writeTinyCheckpoint } from "../testing/tiny-checkpoint.js";
import { thisOwner } from "./conversion-owner.js";

/** The number of a process that has ended. */
async function endedProcess(): Promise<number> {
  const child = spawn(process.execPath, ["-e", ""]);
  await once(child, "exit");
  return child.pid!;
}

/** What a conversion to `out` leaves in its parent when it is killed. */
function leftOver(parent: string, owner: object): string {
  const folder = join(parent, ".medgemma-convert-0123456789ab");
  mkdirSync(join(folder, "package"), { recursive: true });
  writeFileSync(join(folder, "owner.json"), JSON.stringify({ ...thisOwner(), target: "out", ...owner }));
  writeFileSync(join(folder, "package", "decoder.data"), "half");
  return folder;
}

it("removes what a killed conversion left in the same parent", async () => {
  const folder = temporaryFolder();
  const checkpoint = writeTinyCheckpoint(join(folder, "tiny"));
  leftOver(folder, { pid: await endedProcess() });
  await convertCheckpoint({ checkpoint, output: join(folder, "out") });
  expect(readdirSync(folder).sort()).toEqual(["out", "tiny"]);
});

it.each([
  ["a process that runs", {}],
  ["another machine", { pid: 2 ** 22 + 1, host: "elsewhere" }],
  ["another container", { pid: 2 ** 22 + 1, namespace: "pid:[1]" }],
])("never touches that of %s", async (_, owner) => {
  const folder = temporaryFolder();
  const checkpoint = writeTinyCheckpoint(join(folder, "tiny"));
  const left = leftOver(folder, owner);
  await convertCheckpoint({ checkpoint, output: join(folder, "other") });
  expect(readFileSync(join(left, "package", "decoder.data"), "utf8")).toBe("half");
});

it.runIf(process.platform === "linux")("knows a process that has the number of another one that ended", async () => {
  const folder = temporaryFolder();
  const checkpoint = writeTinyCheckpoint(join(folder, "tiny"));
  const left = leftOver(folder, { started: "1" });
  await convertCheckpoint({ checkpoint, output: join(folder, "other") });
  expect(existsSync(left)).toBe(false);
});

it("keeps what no conversion wrote", async () => {
  const folder = temporaryFolder();
  const checkpoint = writeTinyCheckpoint(join(folder, "tiny"));
  const left = leftOver(folder, { pid: await endedProcess() });
  writeFileSync(join(left, "package", "notes.txt"), "mine");
  const unmarked = join(folder, ".medgemma-convert-ba9876543210");
  mkdirSync(unmarked);
  writeFileSync(join(unmarked, "decoder.data"), "whose?");
  await convertCheckpoint({ checkpoint, output: join(folder, "out") });
  expect(readdirSync(join(left, "package"))).toEqual(["notes.txt"]);
  expect(readdirSync(unmarked)).toEqual(["decoder.data"]);
});

it("puts an earlier package back that a killed conversion had set aside", async () => {
  const folder = temporaryFolder();
  const checkpoint = writeTinyCheckpoint(join(folder, "tiny"));
  const output = join(folder, "out");
  await convertCheckpoint({ checkpoint, output });
  const before = readFileSync(join(output, "medgemma.json"), "utf8");
  const left = leftOver(folder, { pid: await endedProcess() });
  renameSync(output, join(left, "earlier-0"));
  await convertCheckpoint({ checkpoint, output: join(folder, "other") });
  expect(readdirSync(folder).sort()).toEqual(["other", "out", "tiny"]);
  expect(readFileSync(join(output, "medgemma.json"), "utf8")).toBe(before);
});
