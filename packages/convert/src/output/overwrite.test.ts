import { existsSync, mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it, onTestFinished } from "vitest";
import { convertCheckpoint } from "../convert-checkpoint.js";
import { convertAdapterToGguf } from "../gguf/convert-adapter-to-gguf.js";
import { convertCheckpointToGguf } from "../gguf/convert-to-gguf.js";
import { writeTinyAdapter } from "../testing/tiny-adapter.js";
import { temporaryFolder } from "../testing/temporary-folder.js";
import { writeTinyCheckpoint } from "../testing/tiny-checkpoint.js";

type Convert = typeof convertCheckpoint | typeof convertCheckpointToGguf;
const conversions: readonly (readonly [name: string, Convert])[] = [
  ["convertCheckpoint", convertCheckpoint],
  ["convertCheckpointToGguf", convertCheckpointToGguf],
];
const invalid = { code: "ERR_INVALID_ARGUMENT" };

/** A folder that is the current one until the test ends, with something in it that must not be lost. */
function currentFolder(): string {
  const [before, folder] = [process.cwd(), temporaryFolder()];
  process.chdir(folder);
  onTestFinished(() => process.chdir(before));
  writeFileSync("patients.csv", "precious");
  return folder;
}

describe.each(conversions)("%s with `overwrite`", (_, convert) => {
  it.each([
    ["an empty text", ""],
    ["spaces", "  "],
    ["null", null],
    ["a number", 7],
    ["a zero byte", "a\0b"],
  ])("refuses %s as output, and the current folder stays", async (_, output) => {
    const folder = currentFolder();
    const checkpoint = writeTinyCheckpoint(join(temporaryFolder(), "tiny"));
    const options = { checkpoint, output: output as string, overwrite: true };
    await expect(convert(options)).rejects.toMatchObject(invalid);
    await expect(convert({ ...options, checkpoint: output as string, output: "out" })).rejects.toMatchObject(invalid);
    expect(readdirSync(folder)).toEqual(["patients.csv"]);
  });

  it("keeps a foreign folder that appears during the conversion", async () => {
    const folder = temporaryFolder();
    const output = join(folder, "out");
    const onProgress = (): void => {
      mkdirSync(output, { recursive: true });
      writeFileSync(join(output, "precious.txt"), "mine");
    };
    const checkpoint = writeTinyCheckpoint(join(folder, "tiny"));
    await expect(convert({ checkpoint, output, overwrite: true, onProgress })).rejects.toMatchObject(invalid);
    expect(readdirSync(output)).toEqual(["precious.txt"]);
    expect(readdirSync(folder).sort()).toEqual(["out", "tiny"]);
  });

  it("keeps an earlier package beside whose files something else lies, before and during the conversion", async () => {
    const folder = temporaryFolder();
    const output = join(folder, "out");
    const checkpoint = writeTinyCheckpoint(join(folder, "tiny"));
    await convert({ checkpoint, output });
    const onProgress = (): void => writeFileSync(join(output, "notes.txt"), "mine");
    const before = readdirSync(output);
    await expect(convert({ checkpoint, output, overwrite: true, onProgress })).rejects.toMatchObject(invalid);
    await expect(convert({ checkpoint, output, overwrite: true })).rejects.toThrow(/an entry that no conversion wrote/);
    expect(readdirSync(output).sort()).toEqual([...before, "notes.txt"].sort());
    expect(readdirSync(folder).sort()).toEqual(["out", "tiny"]);
  });

  it("replaces the package that a symbolic link leads to, and the link stays", async () => {
    const folder = temporaryFolder();
    const checkpoint = writeTinyCheckpoint(join(folder, "tiny"));
    const output = join(folder, "current");
    await convert({ checkpoint, output: join(folder, "real"), name: "earlier" });
    symlinkSync("real", output);
    await convert({ checkpoint, output, overwrite: true, name: "later" });
    expect(readFileSync(join(folder, "real", "medgemma.json"), "utf8")).toContain('"later"');
    expect(readdirSync(folder).sort()).toEqual(["current", "real", "tiny"]);
  });

  it("keeps to the folder that was current at its start", async () => {
    const folder = currentFolder();
    const elsewhere = temporaryFolder();
    writeTinyCheckpoint("tiny");
    const conversion = convert({ checkpoint: "tiny", output: "out", overwrite: true });
    process.chdir(elsewhere);
    await conversion;
    expect(readdirSync(folder).sort()).toEqual(["out", "patients.csv", "tiny"]);
    expect(readdirSync(elsewhere)).toEqual([]);
  });

  it("lets conversions into one folder replace each other, and one package is whole", async () => {
    const folder = temporaryFolder();
    const checkpoint = writeTinyCheckpoint(join(folder, "tiny"));
    const output = join(folder, "out");
    await Promise.all([1, 2, 3].map(() => convert({ checkpoint, output, overwrite: true })));
    expect(readdirSync(folder).sort()).toEqual(["out", "tiny"]);
    await convert({ checkpoint, output, overwrite: true });
  });
});

describe("convertAdapterToGguf", () => {
  it.each(["", null, 7])("refuses %s as output", async (output) => {
    const folder = currentFolder();
    const checkpoint = writeTinyCheckpoint(join(temporaryFolder(), "tiny"));
    const adapter = writeTinyAdapter(join(temporaryFolder(), "lora"));
    await expect(convertAdapterToGguf({ adapter, checkpoint, output: output as string })).rejects.toMatchObject(
      invalid,
    );
    expect(readdirSync(folder)).toEqual(["patients.csv"]);
  });

  it("never takes the place of a file or folder", async () => {
    const folder = temporaryFolder();
    const checkpoint = writeTinyCheckpoint(join(folder, "tiny"));
    const adapter = writeTinyAdapter(join(folder, "lora"));
    const output = join(folder, "adapter.gguf");
    writeFileSync(output, "mine");
    await expect(convertAdapterToGguf({ adapter, checkpoint, output })).rejects.toMatchObject(invalid);
    await expect(convertAdapterToGguf({ adapter, checkpoint, output: folder })).rejects.toMatchObject(invalid);
    expect(readFileSync(output, "utf8")).toBe("mine");
    await convertAdapterToGguf({ adapter, checkpoint, output: join(folder, "made", "adapter.gguf") });
    expect(readdirSync(join(folder, "made"))).toEqual(["adapter.gguf"]);
    expect(existsSync(join(folder, "made", "adapter.gguf"))).toBe(true);
  });
});
