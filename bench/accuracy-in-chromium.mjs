// Drives a headless Chromium through `accuracy-page.mjs`.
import { createReadStream } from "node:fs";
import { mkdtemp, rm, stat } from "node:fs/promises";
import { createServer } from "node:http";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { basename, dirname, extname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import { chromium } from "playwright-core";

const local = (path) => fileURLToPath(new URL(path, import.meta.url));
const runtimeWeb = createRequire(local("../packages/runtime-web/package.json"));
const types = {
  ".js": "text/javascript",
  ".mjs": "text/javascript",
  ".wasm": "application/wasm",
  ".html": "text/html",
};

/** Measures `phantomAccuracy` in a page; `model` is the folder of an ONNX package, `device` is wasm or webgpu. */
export async function accuracyInChromium({ model, device, cases, loadImage, onProgress, onMistake }) {
  const page = await mkdtemp(join(tmpdir(), "accuracy-page-"));
  await build({
    entryPoints: { page: local("./accuracy-page.mjs"), worker: local("../packages/runtime-web/dist/worker.js") },
    outdir: page,
    bundle: true,
    splitting: true,
    format: "esm",
    target: "es2022",
    logLevel: "error",
  });
  const folders = { ort: dirname(runtimeWeb.resolve("onnxruntime-web/webgpu")), model };
  const answer = async (request, response) => {
    if (request.url === "/") {
      response.writeHead(200, { "content-type": "text/html" }).end('<script type="module" src="page.js"></script>');
      return;
    }
    const file = join(folders[request.url.split("/")[1]] ?? page, basename(request.url));
    const found = await stat(file).catch(() => undefined);
    if (found === undefined) {
      response.writeHead(404).end();
      return;
    }
    response.writeHead(200, { "content-type": types[extname(file)] ?? "application/octet-stream" });
    createReadStream(file).pipe(response);
  };
  const server = createServer((request, response) => void answer(request, response));
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  const browser = await chromium.launch({
    executablePath: process.env.MEDGEMMA_CHROMIUM ?? "/usr/bin/chromium",
    args: ["--no-sandbox", "--enable-unsafe-webgpu"],
  });
  try {
    const tab = await browser.newPage();
    tab.on("pageerror", (error) => console.error(error));
    await tab.exposeFunction("readPhantom", async (name) => {
      const { width, height, data } = await loadImage(name);
      return { width, height, base64: Buffer.from(data).toString("base64") };
    });
    await tab.exposeFunction("showProgress", onProgress);
    await tab.exposeFunction("showMistake", onMistake);
    await tab.goto(`http://localhost:${server.address().port}/`);
    await tab.waitForFunction(() => "measure" in globalThis);
    return await tab.evaluate(([chosen, list]) => globalThis.measure(chosen, list), [device, cases]);
  } finally {
    await browser.close();
    server.closeAllConnections();
    server.close();
    await rm(page, { recursive: true, force: true });
  }
}
