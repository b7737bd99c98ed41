// Drives a headless Chromium through `page.mjs`, with a profile of its own that is empty.
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { basename, dirname, join } from "node:path";
import { openPage, servePage } from "../web/open-browser.mjs";

/** @typedef {import("./token-clock.mjs").SideTask} SideTask */
/** @typedef {import("./token-clock.mjs").SideMeasure} SideMeasure */

/** @type {(task: SideTask) => Promise<SideMeasure>} */
export const webRuntime = (task) => measureInPage("sdk", task, { model: task.model });

/** @type {(task: SideTask) => Promise<SideMeasure>} */
export async function wllama(task) {
  const library = join(String(task.packages), "node_modules/@wllama/wllama");
  const { version } = JSON.parse(await readFile(join(library, "package.json"), "utf8"));
  const folders = { model: dirname(task.model), more: { "/wllama/": library } };
  const measured = await measureInPage("wllama", { ...task, model: `model/${basename(task.model)}` }, folders);
  return { ...measured, version: `@wllama/wllama ${version}` };
}

/**
 * @param {"sdk" | "wllama"} side
 * @param {SideTask} task
 * @param {{ model: string, more?: Record<string, string> }} folders
 * @returns {Promise<SideMeasure>}
 */
async function measureInPage(side, task, { model, more = {} }) {
  const folder = await mkdtemp(join(tmpdir(), "medgemma-peers-"));
  const options = { module: "../peers/page.mjs", more, isolated: task.isolated ?? true };
  const server = await servePage(folder, model, options);
  const { page, cpuMs, close } = await openPage(server.url, join(folder, "profile"), "peers");
  try {
    const measure = await page.evaluate(
      ([name, given]) => /** @type {PeersPage} */ (/** @type {unknown} */ (globalThis)).peers[name](given),
      /** @type {const} */ ([side, task]),
    );
    return { ...measure, browserMs: cpuMs() };
  } finally {
    await close();
    server.close();
    await rm(folder, { recursive: true, force: true, maxRetries: 3 });
  }
}

/** @typedef {{ peers: Record<"sdk" | "wllama", (task: SideTask) => Promise<SideMeasure>> }} PeersPage */
