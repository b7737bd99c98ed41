import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { loadMedGemma } from "@medgemma/core";
import { createMockModel } from "@medgemma/core/testing";
import { readImage } from "@medgemma/imaging";
import { onnxRuntime } from "@medgemma/runtime-onnx";
import { describe, expect, it } from "vitest";
import { convertTo, radiograph, root } from "./fixture.js";
import { comparable, type TaskCase, taskCases } from "./task-cases.js";

// The run on each task's page is made here: `UPDATE_DOCS=1 npx vitest run tests/task-docs.test.ts` writes the pages anew,
// and without it this test fails when a page tells what no longer comes out. What the random weights wrote is not
// compared: their last digits differ from machine to machine.

const image = await readImage(radiograph);
const cases = taskCases(image);
const folders = [...new Set(cases.map(({ folder }) => folder))];
const start = "<!-- A run: written by tests/task-docs.test.ts, do not edit. -->";
const end = "<!-- End of the run. -->";
const block = (language: string, text: string): string => `\`\`\`${language}\n${text}\n\`\`\`\n`;

/** What is the same on every page, or says nothing there. */
const dropped = new Set(["notice", "provenance", "images"]);

/** A value in as few lines as are readable; images, schemas and functions by name, long texts shortened. */
function show(value: unknown, indent = ""): string {
  if (typeof value === "function") return String(value);
  if (typeof value === "string") {
    const text = value.length > 160 ? `${value.slice(0, 160)}… (${value.length} characters)` : value;
    return JSON.stringify(text);
  }
  if (typeof value !== "object" || value === null) return JSON.stringify(value);
  if ("_zod" in value) return "laboratoryReport";
  if ("data" in value && "width" in value) return "xray";
  const inner = `${indent}  `;
  const isList = Array.isArray(value);
  const items = Object.entries(value)
    .filter(([name, item]) => (isList || !dropped.has(name) || isImages(item)) && item !== undefined)
    .map(([name, item]) => (isList ? show(item, inner) : `${JSON.stringify(name)}: ${show(item, inner)}`));
  const [open, close] = isList ? ["[", "]"] : ["{", "}"];
  const line = `${open}${isList ? "" : " "}${items.join(", ")}${isList ? "" : " "}${close}`;
  if (items.length === 0) return `${open}${close}`;
  if (indent.length + line.length <= 100 && !line.includes("\n")) return line;
  return `${open}\n${items.map((item) => `${inner}${item}`).join(",\n")}\n${indent}${close}`;
}

function isImages(value: unknown): boolean {
  return (
    Array.isArray(value) && value.some((item: unknown) => typeof item === "object" && item !== null && "data" in item)
  );
}

/** Where a result comes from, in a line; of a result with several in it, of the first. */
function origin(result: unknown): string {
  const own = (result as { readonly provenance?: unknown } | null)?.provenance;
  const found = JSON.stringify(own === undefined ? result : { provenance: own }).match(
    /"prompt":\{"preset":"[^"]+","id":"([^"]+)","version":"([^"]+)"[^}]*"sha256":"(\w{12})/,
  );
  return found === null ? "" : ` (prompt \`${found[1]}\`, version ${found[2]}, SHA-256 ${found[3]}…)`;
}

async function mockRun({ name, input, script, run }: TaskCase): Promise<string> {
  const model = createMockModel(script === undefined ? {} : { responses: script });
  const result = comparable(await run(model));
  return `\`${name}\` of\n\n${block("js", show(input))}\ngave${origin(result)}:\n\n${block("js", show(result))}`;
}

describe.each(folders)("the page of %s", (folder) => {
  const page = join(root, "packages/tasks/src", folder, "about.md");
  const own = cases.filter((one) => one.folder === folder);

  it("shows a run that was really made", async () => {
    const before = await readFile(page, "utf8");
    const runs: string[] = [];
    for (const one of own) runs.push(await mockRun(one));
    const scripted = `Made with the mock of \`@medgemma/core/testing\`: the script wrote its answers; one that it names gets a
probability of 0.9. What the task makes of them is real. \`xray\` is the repository's radiograph; notice and provenance are left out.

${runs.join("\n")}`;
    if (process.env["UPDATE_DOCS"] === "1") {
      const text = before.includes(start) ? before.slice(0, before.indexOf(start)).trimEnd() : before.trimEnd();
      const random = await randomRuns(own);
      await writeFile(
        page,
        `${text.replace(/\n## A run$/, "").trimEnd()}\n\n${start}\n\n## A run\n\n${scripted}\n${random}\n${end}\n`,
      );
    }
    const after = await readFile(page, "utf8");
    expect(after).toContain(scripted);
    expect(after).toContain("on ONNX Runtime");
  });
});

async function randomRuns(own: readonly TaskCase[]): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "medgemma-docs-"));
  try {
    const source = await convertTo(folder, "fp32");
    await using model = await loadMedGemma({ model: source, runtime: onnxRuntime({ device: "cpu" }) });
    const runs: string[] = [];
    for (const { name, run } of own) runs.push(`\`${name}\`:\n\n${block("js", show(comparable(await run(model))))}`);
    return `The same input with a real model on ONNX Runtime, the repository's checkpoint of random weights, whose words mean
nothing:

${runs.join("\n")}`;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
