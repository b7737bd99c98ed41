// Decodes and resizes images beside the page's own thread, so that it never stands still.
import { fitImage, type RgbImage } from "@medgemma/core";
import { readImage } from "@medgemma/imaging";
import { errorText } from "./describe.js";
import type { ImageReply, ImageRequest } from "./image-messages.js";

interface WorkerScope {
  postMessage(message: ImageReply, transfer: readonly Transferable[]): void;
  addEventListener(type: "message", listener: (event: MessageEvent<ImageRequest>) => void): void;
}

const scope = globalThis as unknown as WorkerScope;
let current: RgbImage | undefined;
let latest = 0;

scope.addEventListener("message", ({ data: { id, file, size } }) => {
  latest = id;
  void (async () => {
    try {
      const given = file === undefined ? current : await readImage(file);
      // A large image may be decoded later than one that was given after it.
      if (id !== latest) return;
      current = given;
      if (current === undefined) return;
      const received = fitImage(current, size, "pad");
      const views = await Promise.all([current, received].map(toBitmap));
      // Only a new image goes to the page; it keeps it for the report.
      const image = file === undefined ? undefined : { ...current, data: current.data.slice() };
      const reply: ImageReply = {
        id,
        views: views as [ImageBitmap, ImageBitmap],
        ...(image !== undefined && { image }),
      };
      scope.postMessage(reply, [...views, ...(image === undefined ? [] : [image.data.buffer])]);
    } catch (error) {
      scope.postMessage({ id, problem: errorText(error) }, []);
    }
  })();
});

/** For display only; what the model receives are the pixels themselves. */
function toBitmap({ width, height, data }: RgbImage): Promise<ImageBitmap> {
  const rgba = new Uint8ClampedArray(width * height * 4).fill(255);
  for (let from = 0, to = 0; from < data.length; from += 3, to += 4) {
    rgba[to] = data[from] as number;
    rgba[to + 1] = data[from + 1] as number;
    rgba[to + 2] = data[from + 2] as number;
  }
  const scale = Math.min(1, 1024 / Math.max(width, height));
  return createImageBitmap(new ImageData(rgba, width, height), {
    resizeWidth: Math.max(1, Math.round(width * scale)),
    resizeHeight: Math.max(1, Math.round(height * scale)),
    resizeQuality: "high",
  });
}
