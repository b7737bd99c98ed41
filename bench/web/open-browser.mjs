import { readdirSync, readFileSync } from "node:fs";
import { mkdir, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import { chromium } from "playwright-core";
import { serve } from "./serve.mjs";

/** Where the installed onnxruntime-web has its builds. */
export const ortFolder = dirname(createRequire(import.meta.url).resolve("onnxruntime-web/webgpu"));

/**
 * Bundles a page's module and serves it, with onnxruntime's files and a package, until `close`.
 *
 * @param {string} folder where the page is made
 * @param {string} model folder that becomes `model/`
 * @param {{ module?: string, more?: Record<string, string>, isolated?: boolean }} [options] the page's module, beside this one;
 *   folders that are served as well; and whether the page gets the headers that threads need
 */
export async function servePage(folder, model, { module = "bench-page.mjs", more = {}, isolated = false } = {}) {
  const page = join(folder, "page");
  await mkdir(page, { recursive: true });
  await build({
    entryPoints: {
      page: fileURLToPath(new URL(module, import.meta.url)),
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
  return serve({ "/": page, "/ort/": ortFolder, "/model/": model, ...more }, { isolated });
}

/**
 * Opens a page in a headless Chromium that keeps its data in `profile`, and waits for the global `ready`.
 *
 * @param {string} url
 * @param {string} profile
 */
export async function openPage(url, profile, ready = "sdk") {
  const context = await chromium.launchPersistentContext(profile, {
    executablePath: process.env.MEDGEMMA_CHROMIUM ?? "/usr/bin/chromium",
    headless: true,
    args: ["--no-sandbox", "--enable-unsafe-webgpu"],
  });
  const page = await context.newPage();
  page.on("pageerror", (error) => console.error(error));
  await page.goto(url);
  await page.waitForFunction((name) => name in globalThis, ready);
  return {
    page,
    memory: (/** @type {string} */ type) => memoryOf(profile, type),
    cpuMs: () => cpuMsOf(profile),
    close: () => context.close(),
  };
}

/**
 * Resident memory of the profile's processes of one type, now and at most, in MiB; of the largest one (Linux).
 *
 * @param {string} profile
 * @param {string} type
 */
function memoryOf(profile, type) {
  const found = processesOf(profile).filter(({ command }) => command.includes(`--type=${type}`));
  return { now: Math.max(0, ...found.map(({ now }) => now)), peak: Math.max(0, ...found.map(({ peak }) => peak)) };
}

/**
 * Milliseconds of the processor that the profile's processes took, but for the one that started them (Linux): the kernel adds its
 * time to that of the script that waits for it.
 *
 * @param {string} profile
 */
function cpuMsOf(profile) {
  const children = processesOf(profile).filter(({ command }) => command.includes("--type="));
  return children.reduce((sum, { cpuMs }) => sum + cpuMs, 0);
}

/** @param {string} profile */
function processesOf(profile) {
  const processes = readdirSync("/proc")
    .filter((name) => /^\d+$/.test(name))
    .flatMap((pid) => {
      try {
        const command = readFileSync(`/proc/${pid}/cmdline`, "utf8");
        const status = readFileSync(`/proc/${pid}/status`, "utf8");
        /** @param {string} name */
        const field = (name) => Number(new RegExp(`^${name}:\\s+(\\d+)`, "m").exec(status)?.[1] ?? 0);
        const memory = { now: field("VmRSS") / 1024, peak: field("VmHWM") / 1024 };
        // After the name in parentheses: utime and stime are fields 14 and 15, in hundredths of a second.
        const times = readFileSync(`/proc/${pid}/stat`, "utf8")
          .replace(/^.*\) /s, "")
          .split(" ");
        const cpuMs = 10 * (Number(times[11]) + Number(times[12]));
        return [{ pid: Number(pid), command, parent: field("PPid"), ...memory, cpuMs }];
      } catch {
        // Ended meanwhile.
        return [];
      }
    });
  const byPid = new Map(processes.map((process) => [process.pid, process]));
  /** @type {(process: (typeof processes)[number]) => boolean} */
  const isOurs = ({ command, parent }) => {
    const above = byPid.get(parent);
    return command.includes(profile) || (above !== undefined && isOurs(above));
  };
  return processes.filter(isOurs);
}
