import type { Page } from "playwright-core";

/** Drops files on the example's page. */
export async function drop(page: Page, files: readonly Uint8Array[], name = "IM"): Promise<void> {
  await page.evaluate(
    ({ all, name }) => {
      const dataTransfer = new DataTransfer();
      for (const bytes of all) dataTransfer.items.add(new File([Uint8Array.from(bytes)], name));
      document.getElementById("drop")?.dispatchEvent(new DragEvent("drop", { dataTransfer, bubbles: true }));
    },
    { all: files.map((bytes) => Array.from(bytes)), name },
  );
}

/** Waits until the viewer shows the image of a name: `Original`, `Slice 2 of 7`. */
export async function isAt(page: Page, name: string): Promise<void> {
  await page.waitForFunction((wanted) => document.getElementById("original-name")?.textContent === wanted, name);
}

/** Digest of the red, green and blue that a canvas shows. */
export function pixelsOf(page: Page, id: "original" | "received"): Promise<string> {
  return page.evaluate(async (wanted) => {
    const canvas = document.getElementById(wanted) as HTMLCanvasElement;
    const context = new OffscreenCanvas(canvas.width, canvas.height).getContext("2d");
    context?.drawImage(canvas, 0, 0);
    const { data = [] } = context?.getImageData(0, 0, canvas.width, canvas.height) ?? {};
    const rgb = Uint8Array.from(data).filter((_, at) => at % 4 !== 3);
    const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", rgb));
    return Array.from(digest, (byte) => byte.toString(16).padStart(2, "0")).join("");
  }, id);
}

/** Level and width of the window that the viewer shows. */
export async function windowOf(page: Page): Promise<readonly number[]> {
  return Promise.all(["#level", "#width"].map(async (id) => Number(await page.inputValue(id))));
}

/** The viewer's middle, in the part of the page that is seen. */
export async function middleOf(page: Page): Promise<{ readonly x: number; readonly y: number; readonly side: number }> {
  const canvas = page.locator("#original");
  await canvas.scrollIntoViewIfNeeded();
  const box = await canvas.boundingBox();
  if (box === null) throw new Error("The viewer is not on the page.");
  return { x: box.x + box.width / 2, y: box.y + box.height / 2, side: box.width };
}
