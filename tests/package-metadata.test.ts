import { execFile } from "node:child_process";
import { existsSync } from "node:fs";
import { mkdir, mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { promisify } from "node:util";
import { afterAll, describe, expect, it } from "vitest";
import { root } from "./fixture.js";

// What people get: the packed files, unpacked.

const run = promisify(execFile);
const folder = await mkdtemp(join(tmpdir(), "medgemma-pack-"));
afterAll(() => rm(folder, { recursive: true, force: true }));

interface Manifest {
  readonly name: string;
  readonly keywords: readonly string[];
  readonly homepage: string;
  readonly bugs: string;
  readonly author: string;
  readonly license: string;
  readonly repository: { readonly url: string; readonly directory: string };
  readonly files: readonly string[];
  readonly exports?: Readonly<Record<string, string | Readonly<Record<string, string>>>>;
}

const pnpm = ["--yes", "pnpm@10.34.9"];
await run("npx", [...pnpm, "-r", "--filter", "./packages/*", "pack", "--pack-destination", folder], { cwd: root });
const names = await readdir(join(root, "packages"));
for (const name of names) {
  const tarball = (await readdir(folder)).find((file) => file.startsWith(`medgemma-${name}-`) && file.endsWith(".tgz"));
  await mkdir(join(folder, name));
  await run("tar", ["-xzf", join(folder, tarball!), "-C", join(folder, name), "--strip-components=1"]);
}

describe.each(names)("@medgemma/%s, packed,", (name) => {
  const packed = join(folder, name);
  const read = async () => JSON.parse(await readFile(join(packed, "package.json"), "utf8")) as Manifest;

  it("tells what it is, where it comes from and where to report what is wrong", async () => {
    const manifest = await read();
    expect(manifest).toMatchObject({
      name: `@medgemma/${name}`,
      license: "Apache-2.0",
      author: "The medgemma SDK authors",
      homepage: `https://github.com/medgemma/medgemma/tree/main/packages/${name}#readme`,
      bugs: "https://github.com/medgemma/medgemma/issues",
      repository: { url: "git+https://github.com/medgemma/medgemma.git", directory: `packages/${name}` },
    });
    expect(manifest.keywords).toContain("medgemma");
    expect(new Set(manifest.keywords).size).toBe(manifest.keywords.length);
  });

  it("holds everything that it declares, a licence and a README", async () => {
    const { files } = await read();
    for (const file of [...files.filter((file) => !file.includes("*")), "LICENSE", "README.md"]) {
      expect(existsSync(join(packed, file)), file).toBe(true);
    }
  });

  it("exports files that are there, and its package.json", async () => {
    const { exports } = await read();
    // Without `exports` every file can be reached.
    if (exports === undefined) return;
    expect(exports["./package.json"]).toBe("./package.json");
    for (const target of Object.values(exports)) {
      for (const path of typeof target === "string" ? [target] : Object.values(target)) {
        expect(existsSync(join(packed, path.replace(/\*$/, ""))), path).toBe(true);
        expect(path).not.toMatch(/^\.\/src\//);
      }
    }
  });

  it("has pages whose links lead somewhere", async () => {
    const pages = (await readdir(packed, { recursive: true })).filter((file) => file.endsWith(".md"));
    for (const page of pages) {
      const text = await readFile(join(packed, page), "utf8");
      for (const [, link = ""] of text.matchAll(/\]\(([^)#\s]+)[^)]*\)/g)) {
        if (/^https?:/.test(link)) continue;
        expect(existsSync(join(packed, dirname(page), link)), `${page}: ${link}`).toBe(true);
      }
    }
  });
});

it("convert passes on the repository's NOTICE", async () => {
  expect(await readFile(join(folder, "convert/NOTICE"), "utf8")).toBe(await readFile(join(root, "NOTICE"), "utf8"));
});
