import { readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { root } from "./fixture.js";
import { hasChromium } from "./web/chromium.js";
import type { Sdk } from "./web/page.js";
import { serveTestPage, type ServedTestPage } from "./web/test-page.js";

declare const sdk: Sdk;

const testData = join(root, "packages/dicom/test-data");

/** Digests of the stored values of every frame, and of the RGB of the first. */
interface Digests {
  readonly stored: readonly string[];
  readonly shown?: string;
}

const expected = JSON.parse(readFileSync(join(testData, "expected.json"), "utf8")) as Readonly<Record<string, Digests>>;

let served: ServedTestPage;

describe.runIf(hasChromium())("DICOM files in Chromium", () => {
  beforeAll(async () => {
    served = await serveTestPage({ "/data/": testData });
  });
  afterAll(() => served.close());

  it.each(Object.entries(expected))("%s has the pixels that it was made with", async (name, { stored, shown }) => {
    const found = await served.page.evaluate(
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
