import { mkdirSync, readdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { packageManifestName } from "@medgemma/core";
import { expect, it } from "vitest";
import { generator } from "../generator.js";
import { temporaryFolder } from "../testing/temporary-folder.js";
import { checkOutput, publishFolder } from "./publish-folder.js";

const manifest = JSON.stringify({ generator, files: { text: { path: "weights" } } });

it("leaves nothing behind when the process exits in the middle", async () => {
  const folder = temporaryFolder();
  const before = process.listeners("exit");
  const own = (): readonly NodeJS.ExitListener[] => process.listeners("exit").filter((one) => !before.includes(one));
  const failed = publishFolder(join(folder, "package"), async (staging) => {
    writeFileSync(join(staging, "weights"), "half");
    expect(readdirSync(folder)).toHaveLength(1);
    for (const listener of own()) listener.call(process, 0);
    expect(readdirSync(folder)).toEqual([]);
    throw new Error("stopped");
  });
  await expect(failed).rejects.toThrow("stopped");
  expect(own()).toEqual([]);
});

it("puts the earlier package back when the process exits while it is replaced", async () => {
  const folder = temporaryFolder();
  const output = join(folder, "package");
  mkdirSync(output);
  writeFileSync(join(output, "weights"), "earlier");
  const before = process.listeners("exit");
  const failed = publishFolder(output, async (staging) => {
    renameSync(output, join(staging, "..", "earlier-0"));
    for (const listener of process.listeners("exit")) if (!before.includes(listener)) listener.call(process, 0);
    throw new Error("stopped");
  });
  await expect(failed).rejects.toThrow("stopped");
  expect(readdirSync(folder)).toEqual(["package"]);
  expect(readFileSync(join(output, "weights"), "utf8")).toBe("earlier");
});

it("does not replace a package that holds the checkpoint, whatever its name begins with", async () => {
  const output = join(temporaryFolder(), "package");
  const checkpoint = join(output, "..checkpoint");
  mkdirSync(checkpoint, { recursive: true });
  writeFileSync(join(output, packageManifestName), manifest);
  await expect(checkOutput(output, { checkpoint, overwrite: true })).rejects.toThrow(
    "The output holds the checkpoint.",
  );
  const beside = join(output, "..", "checkpoint");
  renameSync(checkpoint, beside);
  await expect(checkOutput(output, { checkpoint: beside, overwrite: true })).resolves.toBe(output);
});
