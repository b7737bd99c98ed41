import { mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { convertTo, convertToGguf, root, runNode, temporaryFolder } from "./fixture.js";

const folder = await mkdtemp(join(tmpdir(), "medgemma-isolation-"));
const source = await convertTo(folder, "fp32");
const runtimes = [
  { name: "runtime-onnx", create: 'onnxRuntime({ device: "cpu" })', source },
  { name: "runtime-gguf", create: 'ggufRuntime({ device: "cpu" })', source: await convertToGguf(folder, "f32") },
];
afterAll(() => rm(folder, { recursive: true, force: true }));

/** Runs statements in a process of their own. A script of the command line may use `require` and `import()`. */
const runScript = (script: string, env: Readonly<Record<string, string>> = {}) =>
  runNode(["-e", `(async () => {${script}})().catch((error) => { console.error(error); process.exit(1); })`], env);

const packages = [
  "core",
  "core/testing",
  "imaging",
  "convert",
  "onnx-engine",
  "runtime-onnx",
  "runtime-web",
  "runtime-gguf",
  "tasks",
  "conformance",
];

/** Everything below a folder. */
async function filesIn(path: string): Promise<string[]> {
  return (await readdir(path, { recursive: true })).toSorted();
}

describe("importing", () => {
  it.each(packages)("@medgemma/%s loads no native library and keeps nothing running", async (name) => {
    const script = `
      const isNative = (path) => /\\.(node|so|dylib|dll)(\\.|$)/.test(path) && !path.includes("/lib/x86_64");
      await import("@medgemma/${name}");
      const { sharedObjects } = process.report.getReport();
      const loaded = sharedObjects.filter((path) => /onnxruntime|sharp|vips|llama/.test(path) && isNative(path));
      process.stdout.write(JSON.stringify({ loaded, active: process.getActiveResourcesInfo().filter((x) => !/Pipe|TTY|File|CloseReq|FSReq/.test(x)) }));
    `;
    const { stdout, code, stderr } = await runScript(script);
    expect(stderr).toBe("");
    expect(code).toBe(0);
    expect(JSON.parse(stdout)).toEqual({ loaded: [], active: [] });
  });
});

describe("packages for browsers", () => {
  it.each(["core", "onnx-engine", "runtime-web", "tasks", "conformance"])(
    "@medgemma/%s uses nothing of Node",
    async (name) => {
      const dist = join(root, "packages", name, "dist");
      const files = (await filesIn(dist)).filter((file) => file.endsWith(".js"));
      expect(files.length).toBeGreaterThan(0);
      for (const file of files) {
        const code = await readFile(join(dist, file), "utf8");
        expect(code).not.toMatch(/from "node:|import\("node:|\brequire\(|\bprocess\.|\bBuffer\b/);
      }
    },
  );
});

describe("the web runtime", () => {
  it("imports only the builds of onnxruntime-web that honour sliding windows", async () => {
    const code = await readFile(join(root, "packages/runtime-web/dist/worker.js"), "utf8");
    const imported = [...code.matchAll(/["'](onnxruntime-web[^"']*)["']/g)]
      .map(([, name = ""]) => name)
      .toSorted((a, b) => a.localeCompare(b));
    expect(imported).toEqual(["onnxruntime-web/jspi", "onnxruntime-web/wasm", "onnxruntime-web/webgpu"]);
    expect(await readFile(join(root, "packages/runtime-web/dist/index.js"), "utf8")).not.toContain("onnxruntime-web/");
  });
});

describe.runIf(process.platform === "linux")("loading and running", () => {
  it.each(runtimes)(
    "writes nothing under HOME and opens no network socket: $name",
    async ({ name, create, source }) => {
      const home = await temporaryFolder();
      const script = `
      const { readdirSync, readFileSync, readlinkSync } = require("node:fs");
      const sockets = new Set();
      // Pipes to child processes are sockets of the kind that never leaves the machine.
      const isLocal = (target) => readFileSync("/proc/net/unix", "utf8").split(/\\s+/).includes(target.slice(8, -1));
      const look = () => {
        for (const fd of readdirSync("/proc/self/fd")) {
          try {
            const target = readlinkSync("/proc/self/fd/" + fd);
            if (target.startsWith("socket:") && !sockets.has(target) && !isLocal(target)) sockets.add(target);
          } catch {}
        }
      };
      look();
      const before = new Set(sockets);
      const timer = setInterval(look, 1);
      const { loadMedGemma } = await import("@medgemma/core");
      const { onnxRuntime, ggufRuntime } = await import("@medgemma/${name}");
      const model = await loadMedGemma({ model: ${JSON.stringify(source)}, runtime: ${create} });
      let tokens = 0;
      const messages = [{ role: "user", content: "hi" }];
      for await (const event of model.generate({ messages, maxTokens: 20 })) if (event.type === "token") tokens++;
      await new Promise((resolve) => setTimeout(resolve, 500));
      await model[Symbol.asyncDispose]();
      clearInterval(timer);
      look();
      process.stdout.write(JSON.stringify({ tokens, opened: [...sockets].filter((socket) => !before.has(socket)) }));
    `;
      const { stdout, stderr } = await runScript(script, { HOME: home });
      expect(stderr).toBe("");
      const { tokens, opened } = JSON.parse(stdout) as { tokens: number; opened: string[] };
      expect(tokens).toBeGreaterThan(0);
      expect(opened).toEqual([]);
      expect(await filesIn(home)).toEqual([]);
    },
  );

  it("would show telemetry: onnxruntime alone does write under HOME", async () => {
    const home = await temporaryFolder();
    const script = `
      const runtime = require.resolve("@medgemma/runtime-onnx");
      const ort = require("node:module").createRequire(runtime)("onnxruntime-node");
      await ort.InferenceSession.create(${JSON.stringify(join(source, "decoder.onnx"))});
    `;
    await runScript(script, { HOME: home });
    expect((await filesIn(home)).join()).toContain("onnxruntime");
  });

  it.each(runtimes)(
    "ends the process by itself when a model is left loaded: $name",
    async ({ name, create, source }) => {
      const script = `
      const { loadMedGemma } = await import("@medgemma/core");
      const { onnxRuntime, ggufRuntime } = await import("@medgemma/${name}");
      const model = await loadMedGemma({ model: ${JSON.stringify(source)}, runtime: ${create} });
      process.stdout.write(model.info.name);
    `;
      const { stdout, code } = await runScript(script);
      expect({ stdout, code }).toMatchObject({ code: 0, stdout: expect.stringMatching(/./) as string });
    },
  );
});
