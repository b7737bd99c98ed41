import { readFileSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { root } from "./fixture.js";
import { type Browser, hasChromium, startChromium } from "./web/chromium.js";
import type { Sdk } from "./web/page.js";
import { Site } from "./web/site.js";
import { buildTestPage, openTestPage } from "./web/test-page.js";

declare const sdk: Sdk;

const testData = join(root, "packages/dicom/test-data");

/** Digests of the stored values of every frame, and of the RGB of the first. */
interface Digests {
  readonly stored: readonly string[];
  readonly shown?: string;
}

const expected = JSON.parse(readFileSync(join(testData, "expected.json"), "utf8")) as Readonly<Record<string, Digests>>;

let folder: string;
let site: Site;
let browser: Browser;
let page: Page;

describe.runIf(hasChromium())("DICOM files in Chromium", () => {
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), "medgemma-web-"));
    await buildTestPage(folder);
    site = await Site.start({ folders: { "/": folder, "/data/": testData } });
    browser = await startChromium();
    page = await openTestPage(browser, site.origin);
  });
  afterAll(async () => {
    await browser.close();
    await site.stop();
    await rm(folder, { recursive: true, force: true });
  });

  it.each(Object.entries(expected))("%s has the pixels that it was made with", async (name, { stored, shown }) => {
    const found = await page.evaluate(
      async ({ url, isShown }) => {
        const hashOf = ({ buffer, byteOffset, byteLength }: ArrayBufferView): Promise<string> =>
          sdk.core.sha256Hex(Uint8Array.from(new Uint8Array(buffer, byteOffset, byteLength)));
        const file = sdk.dicom.openDicom(new Uint8Array(await (await fetch(url)).arrayBuffer()));
        const frames: string[] = [];
        for (let index = 0; index < file.frameCount; index++)
          frames.push(await hashOf((await file.frame(index)).values));
        return { stored: frames, ...(isShown && { shown: await hashOf((await file.image(0)).data) }) };
      },
      { url: `data/${name}.dcm`, isShown: shown !== undefined },
    );
    expect(found).toEqual({ stored, ...(shown !== undefined && { shown }) });
  });
});
