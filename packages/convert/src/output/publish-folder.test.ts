import { mkdirSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { packageManifestName } from "@medgemma/core";
import { expect, it } from "vitest";
import { temporaryFolder } from "../testing/temporary-folder.js";
import { checkOutput, publishFolder } from "./publish-folder.js";

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

it("does not replace a package that holds the checkpoint, whatever its name begins with", async () => {
  const output = join(temporaryFolder(), "package");
  const checkpoint = join(output, "..checkpoint");
  mkdirSync(checkpoint, { recursive: true });
  writeFileSync(join(output, packageManifestName), "{}");
  await expect(checkOutput(output, { checkpoint, overwrite: true })).rejects.toThrow(
    "The output holds the checkpoint.",
  );
  const beside = join(output, "..", "checkpoint");
  mkdirSync(beside);
  await expect(checkOutput(output, { checkpoint: beside, overwrite: true })).resolves.toBeUndefined();
});
