import { existsSync } from "node:fs";
import { join } from "node:path";
import type { BrowserContext, Page } from "playwright-core";
import { root } from "../fixture.js";

/** The example of a page, as its build makes it. */
export const builtExample = join(root, "examples/web-report/dist");

export function requireBuiltExample(): void {
  if (!existsSync(join(builtExample, "index.html"))) throw new Error("The example is not built: run pnpm build.");
}

/** A tab that tells what goes wrong in it, violations of its content policy among it. */
export async function watchedTab(context: BrowserContext, complaints: string[]): Promise<Page> {
  const tab = await context.newPage();
  tab.on("pageerror", (error) => complaints.push(error.message));
  tab.on("console", (message) => {
    if (message.type() === "error") complaints.push(message.text());
  });
  return tab;
}

/** Waits for one of several elements. */
export function isShown(page: Page, ...ids: readonly string[]): Promise<unknown> {
  return page.waitForFunction((all) => all.some((id) => document.getElementById(id)?.hidden === false), ids, {
    timeout: 120_000,
  });
}

/** Loads the chosen model; returns the error that is shown, if any. */
export async function loadModel(page: Page): Promise<string> {
  await page.click("#load");
  await isShown(page, "badge", "model-error");
  return (await page.textContent("#model-error")) ?? "";
}

/** Addresses of what the page keeps for later. */
export function keptFiles(page: Page): Promise<readonly string[]> {
  return page.evaluate(async () => {
    const caching = (await caches.keys()).map(async (name) => (await caches.open(name)).keys());
    return (await Promise.all(caching)).flat().map(({ url }) => url);
  });
}
