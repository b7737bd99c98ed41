import { copyFile, mkdtemp, readdir, readFile, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, it, onTestFinished } from "vitest";
import { loadTokenizer } from "./load-tokenizer.js";

const source = fileURLToPath(
  new URL("../../../examples/assets/tiny-random-checkpoint/tokenizer.json", import.meta.url),
);

it("keeps the compact form beside the file, and makes it anew when the file changes", async () => {
  const folder = await mkdtemp(join(tmpdir(), "medgemma-test-"));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  const file = join(folder, "tokenizer.json");
  const cache = join(folder, "tokenizer.medgemma.bin");
  await copyFile(source, file);
  const ids = (await loadTokenizer(file)).encode("pleural effusion");
  expect((await readdir(folder)).sort()).toEqual(["tokenizer.json", "tokenizer.medgemma.bin"]);
  const made = await stat(cache);
  expect((await loadTokenizer(file)).encode("pleural effusion")).toEqual(ids);
  expect((await stat(cache)).mtimeMs).toBe(made.mtimeMs);

  await writeFile(file, `${await readFile(file, "utf8")}\n`);
  const before = await readFile(cache);
  expect((await loadTokenizer(file)).encode("pleural effusion")).toEqual(ids);
  expect((await readFile(cache)).equals(before)).toBe(false);

  await writeFile(cache, "damaged");
  expect((await loadTokenizer(file)).encode("pleural effusion")).toEqual(ids);
  await expect(loadTokenizer(join(folder, "none.json"))).rejects.toMatchObject({ code: "ERR_MODEL_NOT_FOUND" });
});
