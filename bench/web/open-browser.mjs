import { createReadStream, existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { mkdir, writeFile } from "node:fs/promises";
import { createServer } from "node:http";
import { createRequire } from "node:module";
import { basename, dirname, extname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import { chromium } from "playwright-core";

const types = {
  ".html": "text/html",
  ".js": "text/javascript",
  ".mjs": "text/javascript",
  ".wasm": "application/wasm",
};
const ortFolder = dirname(createRequire(import.meta.url).resolve("onnxruntime-web/webgpu"));

/** Bundles the page and serves it, with onnxruntime's files and a package, until `close`. */
export async function servePage(folder, model) {
  const page = join(folder, "page");
  await mkdir(page, { recursive: true });
  await build({
    entryPoints: {
      page: fileURLToPath(new URL("bench-page.mjs", import.meta.url)),
      worker: fileURLToPath(import.meta.resolve("@medgemma/runtime-web/worker")),
    },
    outdir: page,
    bundle: true,
    splitting: true,
    format: "esm",
    platform: "browser",
    target: "es2022",
    logLevel: "error",
  });
  await writeFile(join(page, "index.html"), '<!doctype html><script type="module" src="page.js"></script>');
  const server = createServer((request, response) => {
    const path = new URL(request.url, "http://localhost").pathname;
    const from = path.startsWith("/ort/") ? ortFolder : path.startsWith("/model/") ? model : page;
    const file = join(from, path === "/" ? "index.html" : basename(path));
    if (existsSync(file)) sendFile(file, request, response);
    else response.writeHead(404).end();
  });
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    url: `http://localhost:${server.address().port}/`,
    close() {
      server.closeAllConnections();
      server.close();
    },
  };
}

function sendFile(file, request, response) {
  const { size } = statSync(file);
  const range = /^bytes=(\d+)-(\d*)$/.exec(request.headers.range ?? "");
  const start = Number(range?.[1] ?? 0);
  const end = Number(range?.[2] || size - 1);
  response.writeHead(range ? 206 : 200, {
    "content-type": types[extname(file)] ?? "application/octet-stream",
    "content-length": end - start + 1,
    ...(range && { "content-range": `bytes ${start}-${end}/${size}` }),
  });
  createReadStream(file, { start, end }).pipe(response);
}

/** Opens the page in a headless Chromium that keeps its data in `profile`. */
export async function openPage(url, profile) {
  const context = await chromium.launchPersistentContext(profile, {
    executablePath: process.env.MEDGEMMA_CHROMIUM ?? "/usr/bin/chromium",
    headless: true,
    args: ["--no-sandbox", "--enable-unsafe-webgpu"],
  });
  const page = await context.newPage();
  await page.goto(url);
  await page.waitForFunction(() => "sdk" in globalThis);
  return { page, memory: (type) => memoryOf(profile, type), close: () => context.close() };
}

/** Resident memory of the profile's processes of one type, now and at most, in MiB; of the largest one (Linux). */
function memoryOf(profile, type) {
  const processes = readdirSync("/proc")
    .filter((name) => /^\d+$/.test(name))
    .flatMap((pid) => {
      try {
        const command = readFileSync(`/proc/${pid}/cmdline`, "utf8");
        const status = readFileSync(`/proc/${pid}/status`, "utf8");
        const field = (name) => Number(new RegExp(`^${name}:\\s+(\\d+)`, "m").exec(status)?.[1] ?? 0);
        return [
          { pid: Number(pid), command, parent: field("PPid"), now: field("VmRSS") / 1024, peak: field("VmHWM") / 1024 },
        ];
      } catch {
        // Ended meanwhile.
        return [];
      }
    });
  const byPid = new Map(processes.map((process) => [process.pid, process]));
  const isOurs = ({ command, parent }) => command.includes(profile) || (byPid.has(parent) && isOurs(byPid.get(parent)));
  const found = processes.filter((process) => process.command.includes(`--type=${type}`) && isOurs(process));
  return { now: Math.max(0, ...found.map(({ now }) => now)), peak: Math.max(0, ...found.map(({ peak }) => peak)) };
}
