import { readFileSync } from "node:fs";
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fitImage, type RgbImage, sha256Hex } from "@medgemma/core";
import type { RadiologyReportResult } from "@medgemma/tasks";
import { readNifti, readStudy, volumeImages } from "@medgemma/volumes";
import { zipSync } from "fflate";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { root } from "./fixture.js";
import { type Browser, hasChromium, startChromium } from "./web/chromium.js";
import { ctPhantom } from "./web/ct-phantom.js";
import { builtExample, isShown, keptFiles, loadModel, requireBuiltExample, watchedTab } from "./web/example-page.js";
import { drop, isAt, middleOf, pixelsOf, windowOf } from "./web/example-viewer.js";
import { Site } from "./web/site.js";

const place = "/some/folder/";
const timeout = 60_000;
const testData = join(root, "packages/dicom/test-data");
const drawing = join(root, "examples/assets/phantom-effusion.png");
const slices = ctPhantom({ side: 96, slices: 7 });

/** NIfTI: 4 × 4 × 3 voxels of 16 bits, from 0 to 47. */
const volume = new Uint8Array(352 + 2 * 48);
const header = new DataView(volume.buffer);
header.setInt32(0, 348, true);
for (const [at, value] of [3, 4, 4, 3].entries()) header.setInt16(40 + 2 * at, value, true);
header.setInt16(70, 4, true);
for (const at of [80, 84, 88]) header.setFloat32(at, 1, true);
header.setFloat32(108, 352, true);
volume.set(new TextEncoder().encode("n+1"), 344);
for (let voxel = 0; voxel < 48; voxel++) header.setInt16(352 + 2 * voxel, voxel, true);

let folder: string;
let site: Site;
let browser: Browser;
const complaints: string[] = [];

async function openExample(): Promise<Page> {
  const page = await watchedTab(browser.context, complaints);
  await page.goto(site.origin + place);
  return page;
}

async function openSeries(page: Page): Promise<void> {
  await drop(page, slices);
  await isAt(page, "Slice 4 of 7");
}

const digestOf = ({ data }: RgbImage): Promise<string> => sha256Hex(Uint8Array.from(data));

/** What Node makes of a slice of the phantom, from 0. */
async function inNode(index: number): Promise<RgbImage> {
  const [series] = (await readStudy(slices)).series;
  return series!.imageOf(await series!.frame(index));
}

const expectWindow = (page: Page, window: readonly number[]): Promise<void> =>
  expect.poll(() => windowOf(page), { timeout: 10_000 }).toEqual(window);

describe.runIf(hasChromium())("DICOM in the example in Chromium", () => {
  beforeAll(async () => {
    requireBuiltExample();
    folder = await mkdtemp(join(tmpdir(), "medgemma-web-dicom-"));
    await mkdir(join(folder, "study/deeper"), { recursive: true });
    for (const [index, bytes] of slices.entries())
      await writeFile(join(folder, "study", index < 3 ? "" : "deeper", `I${index}`), bytes);
    await writeFile(join(folder, "study/readme.txt"), "Not an image.");
    await writeFile(join(folder, "study/.hidden"), "Of the system.");
    site = await Site.start({ folders: { [place]: builtExample }, isolated: false });
    browser = await startChromium({ gpu: false });
    await browser.context.grantPermissions(["clipboard-read", "clipboard-write"]);
  });
  afterAll(async () => {
    await browser.close();
    await site.stop();
    await rm(folder, { recursive: true, force: true });
  });

  it("loads what reads DICOM only for those who give some", { timeout }, async () => {
    const page = await openExample();
    await page.setInputFiles("#image-input", drawing);
    await isShown(page, "figures");
    expect(site.served.filter(({ path }) => path.includes("/medical/"))).toEqual([]);
    expect(await page.isVisible(".controls")).toBe(false);
    await page.close();
  });

  it("shows a series in its window, and beside it what Node makes of the same slice", { timeout }, async () => {
    const page = await openExample();
    await openSeries(page);
    expect(await windowOf(page)).toEqual([40, 400]);
    expect(await page.textContent("#original-size")).toContain("96 × 96");
    expect(await pixelsOf(page, "received")).toBe(await digestOf(fitImage(await inNode(3), 896, "pad")));
    expect(await page.textContent("#preparation")).toContain("does not change it");
    expect(await page.textContent("body")).not.toContain("SECRET");
    await page.close();
  });

  it("drafts from the slice that is shown, and says which one it was", { timeout }, async () => {
    const page = await openExample();
    expect(await loadModel(page)).toBe("");
    await openSeries(page);
    await page.focus("#original");
    await page.keyboard.press("End");
    await isAt(page, "Slice 7 of 7");
    await page.click("#generate");
    await isShown(page, "result", "report-error");
    await page.click("#copy-json");
    const result = JSON.parse(await page.evaluate(() => navigator.clipboard.readText())) as RadiologyReportResult;
    expect(result.provenance.images[0]).toMatchObject({
      width: 96,
      height: 96,
      sha256: await digestOf(await inNode(6)),
    });
    expect(JSON.stringify(result)).not.toContain("SECRET");
    await page.focus("#slice");
    await page.keyboard.press("ArrowLeft");
    await isAt(page, "Slice 6 of 7");
    expect(await page.textContent("#drafted-from")).toBe("Drafted from slice 7 of 7. Slice 6 of 7 is shown now.");
    expect(await page.isVisible("#result")).toBe(true);
    await page.click("#sample-drawing");
    await isAt(page, "Original");
    expect(await page.isVisible("#result")).toBe(false);
    expect(await page.isVisible(".controls")).toBe(false);
    await page.close();
  });

  it("goes through slices by wheel, slider and keys", { timeout }, async () => {
    const page = await openExample();
    await openSeries(page);
    const seen = new Set([await pixelsOf(page, "original")]);
    const { x, y } = await middleOf(page);
    await page.mouse.move(x, y);
    await page.mouse.wheel(0, 100);
    await isAt(page, "Slice 5 of 7");
    seen.add(await pixelsOf(page, "original"));
    await page.focus("#original");
    await page.keyboard.press("PageUp");
    await page.keyboard.press("PageUp");
    await isAt(page, "Slice 3 of 7");
    seen.add(await pixelsOf(page, "original"));
    await page.keyboard.press("Home");
    await isAt(page, "Slice 1 of 7");
    seen.add(await pixelsOf(page, "original"));
    await page.focus("#slice");
    await page.keyboard.press("ArrowRight");
    await isAt(page, "Slice 2 of 7");
    seen.add(await pixelsOf(page, "original"));
    expect(seen.size).toBe(5);
    expect(await page.getAttribute("#slice", "aria-valuetext")).toBe("Slice 2 of 7");
    await page.focus("#original");
    for (const next of ["slice", "level", "width", "reset-window"]) {
      await page.keyboard.press("Tab");
      expect(await page.evaluate(() => document.activeElement?.id)).toBe(next);
    }
    await page.close();
  });

  it("sets the window by mouse, finger, keys and numbers; the model's view stays", { timeout }, async () => {
    const page = await openExample();
    await openSeries(page);
    const model = await pixelsOf(page, "received");
    const first = await pixelsOf(page, "original");
    const { x, y, side } = await middleOf(page);
    await page.mouse.move(x, y);
    await page.mouse.down();
    await page.mouse.move(x + side / 4, y - side / 4, { steps: 5 });
    await page.mouse.up();
    await expectWindow(page, [140, 566]);
    const dragged = await pixelsOf(page, "original");
    expect(dragged).not.toBe(first);
    await page.click("#reset-window");
    await expectWindow(page, [40, 400]);
    const devtools = await browser.context.newCDPSession(page);
    // The page may have scrolled to the button.
    const now = await middleOf(page);
    const touch = (type: "touchStart" | "touchMove" | "touchEnd", ...downs: readonly number[]): Promise<unknown> =>
      devtools.send("Input.dispatchTouchEvent", {
        type,
        touchPoints: downs.map((by) => ({ x: now.x, y: now.y + by })),
      });
    await touch("touchStart", 0);
    await touch("touchMove", side / 8);
    await touch("touchMove", side / 4);
    await touch("touchEnd");
    await expectWindow(page, [-60, 400]);
    await page.focus("#original");
    await page.keyboard.press("r");
    await expectWindow(page, [40, 400]);
    expect(await pixelsOf(page, "original")).toBe(first);
    await page.keyboard.press("ArrowUp");
    await expectWindow(page, [60, 400]);
    await page.fill("#level", "-600");
    await page.fill("#width", "1500");
    // It is the user's, and stays on other slices.
    await page.focus("#original");
    await page.keyboard.press("PageDown");
    await isAt(page, "Slice 5 of 7");
    expect(await windowOf(page)).toEqual([-600, 1500]);
    await page.keyboard.press("PageUp");
    await isAt(page, "Slice 4 of 7");
    expect(await pixelsOf(page, "received")).toBe(model);
    await page.click("#reset-window");
    await expectWindow(page, [40, 400]);
    expect(await pixelsOf(page, "original")).toBe(first);
    await page.close();
  });

  it("takes folders, chosen and dropped, and archives", { timeout }, async () => {
    const page = await openExample();
    const told: string[] = [];
    await page.exposeFunction("tell", (text: string) => told.push(text));
    await page.evaluate(() => {
      const status = document.getElementById("image-status") as HTMLElement;
      const { tell } = globalThis as unknown as { readonly tell: (text: string) => void };
      new MutationObserver(() => tell(status.textContent ?? "")).observe(status, { childList: true });
    });
    await page.setInputFiles("#study-input", join(folder, "study"));
    await isAt(page, "Slice 4 of 7");
    expect(told).toContain("Reading file 8 of 8");
    expect(await page.textContent("#image-notes")).toContain("1 file that is no DICOM left out.");
    await page.click("#sample-drawing");
    await isAt(page, "Original");
    const devtools = await browser.context.newCDPSession(page);
    const data = { items: [], files: [join(folder, "study")], dragOperationsMask: 1 };
    for (const type of ["dragEnter", "dragOver", "drop"] as const)
      await devtools.send("Input.dispatchDragEvent", { type, x: 300, y: 300, data });
    await isAt(page, "Slice 4 of 7");
    expect(await page.textContent("#image-notes")).toContain("1 file that is no DICOM left out.");
    const archive = zipSync(Object.fromEntries(slices.slice(0, 3).map((bytes, index) => [`CT/${index}`, bytes])));
    await drop(page, [archive], "study.zip");
    await isAt(page, "Slice 2 of 3");
    await page.close();
  });

  it("lets one of several series be chosen, and fills in the view of a film", { timeout }, async () => {
    const page = await openExample();
    await drop(page, [filmWithView()]);
    await isShown(page, "figures");
    expect(await page.inputValue("#view")).toBe("PA");
    expect(await page.isVisible("#series-row")).toBe(false);
    await page.fill("#view", "AP supine");
    const other = withText(slices[0]!, "1.2.826.0.1.3680043.10.1.2", "1.2.826.0.1.3680043.10.1.3");
    await drop(page, [...slices.slice(1, 4), other]);
    await isAt(page, "Slice 2 of 3 in series 1");
    expect(await page.inputValue("#view")).toBe("AP supine");
    await page.selectOption("#series", { label: "2: CT, CHEST, 1 image" });
    await isAt(page, "Series 2");
    expect(await page.isVisible("#slice-row")).toBe(false);
    await page.close();
  });

  it("asks what a NIfTI volume shows before it shows anything", { timeout }, async () => {
    const page = await openExample();
    await page.click("#sample-drawing");
    await isShown(page, "figures");
    await drop(page, [volume], "head.nii");
    await isShown(page, "series-row");
    expect(await page.textContent("#series option:checked")).toContain("CT or MR?");
    expect(await page.isVisible("#figures")).toBe(false);
    expect(await page.isEnabled("#generate")).toBe(false);
    await page.selectOption("#series", { label: "2: taken for an MR, 3 images" });
    await isAt(page, "Slice 2 of 3 in series 2");
    const expected: RgbImage[] = [];
    for await (const { image } of volumeImages(readNifti(volume), "mr")) expected.push(image);
    expect(await pixelsOf(page, "received")).toBe(await digestOf(fitImage(expected[1]!, 896, "pad")));
    expect(await windowOf(page)).toEqual([24, 47]);
    await page.close();
  });

  it("says what is wrong with a file, and goes on with other slices", { timeout }, async () => {
    const page = await openExample();
    await drop(page, [slices[0]!.subarray(0, 2000)]);
    await isShown(page, "image-error");
    expect(await page.textContent("#image-error")).toMatch(/has 1\d+ bytes of pixel data|truncated|cut off|damaged/);
    expect(await page.isVisible("#figures")).toBe(false);
    expect(await page.textContent("#image-error")).toContain("DICOM");
    // Its pixels are decoded when they are shown: the series stays, and the other slice can be seen.
    const good = readFileSync(join(testData, "ct-jpeg-2000.dcm"));
    const [, uid = ""] = /(1\.2\.826\.0\.1\.3680043\.8\.498\.\d+)/.exec(good.toString("latin1")) ?? [];
    const damaged = Buffer.from(
      withText(
        good,
        uid,
        uid.replace(/.$/, (digit) => (digit === "1" ? "2" : "1")),
      ),
    );
    const codestream = damaged.indexOf(Buffer.from([0xff, 0x4f, 0xff, 0x51]));
    damaged.fill(0, codestream + 2, codestream + 60);
    await drop(page, [good, damaged]);
    await isAt(page, "Slice 2 of 2");
    expect(await page.textContent("#image-error")).toContain("JPEG 2000");
    expect(await page.isVisible("#window-row")).toBe(false);
    await page.focus("#original");
    await page.keyboard.press("PageUp");
    await isAt(page, "Slice 1 of 2");
    expect(await page.isVisible("#image-error")).toBe(false);
    expect(await page.isVisible("#window-row")).toBe(true);
    await page.close();
  });

  it("shows the newest choice, whatever is still being read", { timeout }, async () => {
    const page = await openExample();
    await page.evaluate(
      ({ series, picture }) => {
        // Files that are read again and again, and then a picture.
        const many = Array.from({ length: 30 }, () => series).flat();
        for (const all of [many, picture]) {
          const dataTransfer = new DataTransfer();
          for (const bytes of all) dataTransfer.items.add(new File([Uint8Array.from(bytes)], "IM"));
          document.getElementById("drop")?.dispatchEvent(new DragEvent("drop", { dataTransfer, bubbles: true }));
        }
      },
      { series: slices.map((bytes) => Array.from(bytes)), picture: [Array.from(readFileSync(drawing))] },
    );
    await isShown(page, "figures");
    expect(await page.textContent("#original-size")).toContain("191 × 212");
    await openSeries(page);
    await page.close();
  });

  it("decodes with the server gone, also what it has not decoded before", { timeout }, async () => {
    const page = await openExample();
    await openSeries(page);
    await expect.poll(() => keptFiles(page), { timeout }).toContainEqual(expect.stringContaining("/openjphjs"));
    const port = Number(new URL(site.origin).port);
    await site.stop();
    await page.goto(site.origin + place);
    await openSeries(page);
    for (const name of ["ct-jpeg-2000", "ct-jpeg-ls", "ct-htj2k", "colour-jpeg"]) {
      await drop(page, [readFileSync(join(testData, "ct-explicit.dcm")).subarray(0, 100)]);
      await isShown(page, "image-error");
      await drop(page, [readFileSync(join(testData, `${name}.dcm`))]);
      await page.waitForFunction(() => document.getElementById("figures")?.hidden === false, undefined, { timeout });
      expect(await page.textContent("#image-error")).toBe("");
    }
    await page.close();
    site = await Site.start({ folders: { [place]: builtExample }, isolated: true, port });
  });

  it("fits a narrow phone", { timeout }, async () => {
    const page = await openExample();
    await page.setViewportSize({ width: 360, height: 740 });
    await openSeries(page);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(360);
    await page.close();
  });

  it("asked for nothing but its own origin, and nothing was refused to it", () => {
    const foreign = [...browser.requested].filter((url) => !url.startsWith(site.origin) && !url.startsWith("blob:"));
    expect(foreign).toEqual([]);
    expect(complaints).toEqual([]);
  });
});

/** A made-up film that names its projection. */
function filmWithView(): Uint8Array {
  const film = readFileSync(join(testData, "film-inverted.dcm"));
  const place = film.indexOf("CHEST ") + 6;
  const view = Buffer.concat([Buffer.from([0x18, 0, 0x01, 0x51]), Buffer.from("CS\x02\x00PA", "latin1")]);
  return new Uint8Array(Buffer.concat([film.subarray(0, place), view, film.subarray(place)]));
}

/** The file with another text of the same length in the place of one. */
function withText(bytes: Uint8Array, from: string, to: string): Uint8Array {
  const changed = Buffer.from(bytes);
  changed.write(to, changed.lastIndexOf(from), "latin1");
  return new Uint8Array(changed);
}
