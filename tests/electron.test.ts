import { chmod, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { tinyModelDirectory } from "@medgemma/tiny-model";
import { expect, it } from "vitest";
import { root, runNode, temporaryFolder } from "./fixture.js";

// In Electron `process.execPath` is the application. Electron cannot be installed everywhere, so a script stands for it
// that notes how it was started.

async function fakeElectron() {
  const folder = await temporaryFolder();
  const path = join(folder, "electron");
  const log = join(folder, "starts.txt");
  await writeFile(log, "");
  const note = `[ "$ELECTRON_RUN_AS_NODE" = 1 ] && echo node >> "${log}" || { echo application >> "${log}"; exit 1; }`;
  // node-llama-cpp starts a process of its own that it gives to Electron's `utilityProcess` there.
  const other = `[ "$TEST_BINDING_CP" = true ] && exec "${process.execPath}" "$@"`;
  await writeFile(path, `#!/bin/sh\n${other}\n${note}\nexec "${process.execPath}" "$@"\n`);
  await chmod(path, 0o755);
  const setUp = join(folder, "set-up.mjs");
  await writeFile(setUp, `process.execPath = ${JSON.stringify(path)};`);
  return {
    /** Runs a script as Electron's main process would. */
    run: (args: readonly string[]) => runNode(["--import", pathToFileURL(setUp).href, ...args]),
    async runCode(code: string) {
      const script = join(folder, "main.mjs");
      await writeFile(script, code);
      return this.run([script]);
    },
    starts: async () => (await readFile(log, "utf8")).trim().split("\n"),
  };
}

const ask = (id: "onnx" | "gguf", options: string): string => `
  const { loadMedGemma } = await import(${JSON.stringify(pathToFileURL(join(root, "packages/core/dist/index.js")).href)});
  const { ${id}Runtime } = await import(${JSON.stringify(pathToFileURL(join(root, `packages/runtime-${id}/dist/index.js`)).href)});
  const runtime = ${id}Runtime(${options});
  console.log((await runtime.probe()).available);
  const model = await loadMedGemma({ model: ${JSON.stringify(tinyModelDirectory(id))}, runtime });
  for await (const event of model.generate({ messages: [{ role: "user", content: "hi" }], maxTokens: 2 }));
  await model.dispose();
  console.log("answered");
`;

it.skipIf(process.platform === "win32")("runtime-gguf's children do not start the application again", async () => {
  const electron = await fakeElectron();
  const code = ask("gguf", "{ device: 'cpu', checkInChild: true }");
  const { stdout } = await electron.runCode(code);
  expect(stdout).toBe("true\nanswered\n");
  const starts = await electron.starts();
  expect(new Set(starts)).toEqual(new Set(["node"]));
  // A child per device, and the one that checks.
  expect(starts.length).toBeGreaterThanOrEqual(2);
});

it.skipIf(process.platform === "win32")("runtime-onnx's processes do not start the application again", async () => {
  const electron = await fakeElectron();
  // In a thread, where it starts processes.
  const code = `
    import { Worker } from "node:worker_threads";
    const code = ${JSON.stringify(`process.execPath = EXEC; (async () => {${ask("onnx", "{ device: 'cpu' }")}})();`)};
    new Worker(code.replace("EXEC", JSON.stringify(process.execPath)), { eval: true });
  `;
  const { stdout } = await electron.runCode(code);
  expect(stdout).toBe("true\nanswered\n");
  expect(await electron.starts()).toEqual(["node", "node"]);
});

it.skipIf(process.platform === "win32")("`medgemma doctor` does not start the application again", async () => {
  const electron = await fakeElectron();
  await electron.run([join(root, "packages/cli/dist/bin.js"), "doctor"]);
  const starts = await electron.starts();
  expect(new Set(starts)).toEqual(new Set(["node"]));
  expect(starts.length).toBeGreaterThanOrEqual(2);
});
