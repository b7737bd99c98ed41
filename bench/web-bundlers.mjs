// Usage: node bench/web-bundlers.mjs [--only vite-dev,vite-build,webpack,esbuild] [--device wasm]
// Installs the packages as an application would (packed, in a folder of their own), bundles a page with each bundler as the
// README of @medgemma/runtime-web tells, opens it in headless Chromium, decodes images and generates, with one thread and
// with two in a page that is isolated from other origins. Needs the npm registry and Chromium.
import { execFile, spawn } from "node:child_process";
import { cp, mkdir, mkdtemp, readdir, rm, writeFile } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs, promisify } from "node:util";
import { convertCheckpoint } from "@medgemma/convert";
import { openPage } from "./web/open-browser.mjs";
import { serve } from "./web/serve.mjs";

const run = promisify(execFile);
const root = fileURLToPath(new URL("..", import.meta.url));
const bundlers = { esbuild: "0.28.2", vite: "8.3.8", webpack: "5.112.2", "webpack-cli": "7.3.1" };
const packages = ["core", "imaging", "onnx-engine", "runtime-web"];
const { values } = parseArgs({ options: { only: { type: "string" }, device: { type: "string", default: "wasm" } } });

const page = `
import { loadMedGemma } from "@medgemma/core";
import { readImage } from "@medgemma/imaging";
import { webRuntime } from "@medgemma/runtime-web";

globalThis.answer = async (options) => {
  const image = await readImage("images/chest-xray.png");
  const { width } = await readImage("images/jpeg-444.jpg");
  const model = await loadMedGemma({ model: "model/", runtime: webRuntime(options) });
  const messages = [{ role: "user", content: [{ type: "image", image }, { type: "text", text: "Describe it." }] }];
  const ids = [];
  for await (const event of model.generate({ messages, maxTokens: 6, detectLoops: false })) {
    if (event.type === "token") ids.push(event.id);
  }
  return \`\${model.info.runtime.device}, isolated: \${crossOriginIsolated}, images \${image.width} and \${width} wide, tokens \${ids}\`;
};
`;

const viteConfig = `export default {
  worker: { format: "es" },
  server: { headers: { "Cross-Origin-Opener-Policy": "same-origin", "Cross-Origin-Embedder-Policy": "require-corp" } },
};
`;

const folder = await mkdtemp(join(tmpdir(), "medgemma-bench-"));
const project = join(folder, "project");

/** How each bundler is run; gives the folder that is to be served, or a server's URL. */
/**
 * A page that a bundler made, in a folder or at an address.
 *
 * @typedef {object} Built
 * @property {string} [folder]
 * @property {string} [url]
 * @property {string} [wasmFolder]
 * @property {() => unknown} [stop]
 */

/** @type {Record<string, () => Promise<Built>>} */
const ways = {
  "vite-build": async () => {
    await run("npx", ["vite", "build"], { cwd: project });
    return { folder: join(project, "dist") };
  },
  "vite-dev": async () => {
    const port = await freePort();
    const args = ["node_modules/vite/bin/vite.js", "--port", port, "--strictPort"];
    const server = spawn(process.execPath, args, { cwd: project });
    const isUp = new Promise((resolve) => {
      server.stdout.on("data", (text) => String(text).includes("Local") && resolve(undefined));
    });
    await isUp;
    return { url: `http://localhost:${port}/`, stop: () => server.kill() };
  },
  webpack: async () => {
    await run("npx", ["webpack", "--mode", "production", "--entry", "./main.js", "-o", "webpack"], { cwd: project });
    await cp(join(project, "index.html"), join(project, "webpack/index.html"));
    return { folder: join(project, "webpack") };
  },
  esbuild: async () => {
    const entries = ["main=./main.js", "worker=@medgemma/runtime-web/worker"];
    const options = ["--bundle", "--splitting", "--format=esm", "--target=es2022", "--outdir=esbuild"];
    await run("npx", ["esbuild", ...entries, ...options], { cwd: project });
    await cp(join(project, "node_modules/onnxruntime-web/dist"), join(project, "esbuild/ort"), { recursive: true });
    await cp(join(project, "index.html"), join(project, "esbuild/index.html"));
    return { folder: join(project, "esbuild"), wasmFolder: "ort/" };
  },
};

try {
  await makeProject();
  for (const [name, build] of Object.entries(ways)) {
    if (values.only !== undefined && !values.only.split(",").includes(name)) continue;
    const built = await build();
    for (const isolated of built.folder === undefined ? [true] : [false, true]) {
      console.log(`${name}: ${await tryPage(built, isolated)}`);
    }
    built.stop?.();
  }
} finally {
  await rm(folder, { recursive: true, force: true, maxRetries: 3 });
}

/** @param {Built} built @param {boolean} isolated */
async function tryPage(built, isolated) {
  const server =
    built.folder === undefined
      ? { url: String(built.url), close() {} }
      : await serve({ "/": built.folder, ...assets() }, { isolated });
  const opened = await openPage(server.url, join(folder, "profile"), "answer");
  /** @type {string[]} */
  const complaints = [];
  opened.page.on("console", (message) => message.type() === "error" && complaints.push(message.text()));
  try {
    const answer = opened.page.evaluate(
      ([wasmFolder, threads, device]) =>
        globalThis.answer({
          device,
          threads,
          ...(wasmFolder && { wasmPaths: new URL(wasmFolder, location.href).href }),
        }),
      /** @type {const} */ ([built.wasmFolder, isolated ? 2 : 1, values.device]),
    );
    const late = new Promise((_, reject) => {
      setTimeout(() => reject(new Error("nothing within 60 s")), 60_000).unref();
    });
    return await Promise.race([answer, late]);
  } catch (error) {
    return `FAILED: ${error instanceof Error ? error.message : String(error)} ${complaints.join("; ")}`;
  } finally {
    await opened.close();
    server.close();
    await rm(join(folder, "profile"), { recursive: true, force: true, maxRetries: 3 });
  }
}

/** What the page fetches beside its own files; `public` is Vite's folder for it. */
function assets() {
  return { "/model/": join(project, "public/model"), "/images/": join(project, "public/images") };
}

async function makeProject() {
  await mkdir(join(project, "public/images"), { recursive: true });
  for (const name of packages) {
    await run("npx", ["--yes", "pnpm@10.34.9", "pack", "--pack-destination", folder], {
      cwd: join(root, "packages", name),
    });
  }
  const tarballs = (await readdir(folder)).filter((name) => name.endsWith(".tgz")).map((name) => join(folder, name));
  await writeFile(
    join(project, "package.json"),
    JSON.stringify({ private: true, type: "module", devDependencies: bundlers }),
  );
  await run("npm", ["install", "--no-audit", "--no-fund", ...tarballs], { cwd: project });
  await writeFile(join(project, "main.js"), page);
  await writeFile(join(project, "index.html"), '<!doctype html><script type="module" src="./main.js"></script>');
  await writeFile(join(project, "vite.config.js"), viteConfig);
  await cp(join(root, "examples/assets/chest-xray.png"), join(project, "public/images/chest-xray.png"));
  await cp(join(root, "packages/imaging/test-data/pixels/jpeg-444.jpg"), join(project, "public/images/jpeg-444.jpg"));
  const checkpoint = join(root, "examples/assets/tiny-random-checkpoint");
  await convertCheckpoint({ checkpoint, output: join(project, "public/model"), format: "fp32" });
}

/** @returns {Promise<string>} */
function freePort() {
  return new Promise((resolve) => {
    const server = createServer().listen(0, "127.0.0.1", () => {
      const address = server.address();
      const port = typeof address === "object" ? address?.port : undefined;
      server.close(() => resolve(String(port)));
    });
  });
}
