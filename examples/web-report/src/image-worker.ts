// Decodes, windows and resizes images beside the page's own thread, so that it never stands still.
import { fitImage } from "@medgemma/core";
import { errorText } from "./describe.js";
import type { ImageReply, ImageRequest, ShowRequest } from "./image-messages.js";
import type { ImageSlice, OpenedImages } from "./images/image-series.js";
import { openFiles } from "./images/open-files.js";
import { toBitmap } from "./images/to-bitmap.js";

interface WorkerScope {
  postMessage(message: ImageReply, transfer: readonly Transferable[]): void;
  addEventListener(type: "message", listener: (event: MessageEvent<ImageRequest>) => void): void;
}

/** What the user gave last, and of it what was shown last. */
interface Choice {
  readonly id: number;
  readonly abort: AbortController;
  opened?: OpenedImages;
  shown?: { readonly place: string; readonly size: number; readonly slice: ImageSlice };
}

const scope = globalThis as unknown as WorkerScope;
let choice: Choice | undefined;

scope.addEventListener("message", ({ data }) => {
  if (data.type === "open") {
    choice?.abort.abort();
    choice = { id: data.id, abort: new AbortController() };
  }
  if (choice === undefined) return;
  const { id } = choice;
  const work = data.type === "open" ? open(choice, data.files) : show(choice, data);
  work.catch((error: unknown) => scope.postMessage({ type: "failed", id, problem: errorText(error) }, []));
});

async function open(choice: Choice, files: readonly File[]): Promise<void> {
  const { id, abort } = choice;
  choice.opened = await openFiles(files, {
    signal: abort.signal,
    onProgress: (progress) => scope.postMessage({ type: "progress", id, ...progress }, []),
  });
  const { series, ...told } = choice.opened;
  scope.postMessage({ type: "opened", id, series: series.map(({ facts }) => facts), ...told }, []);
}

async function show(choice: Choice, { series, slice: index, size, window }: ShowRequest): Promise<void> {
  const { id, abort, opened } = choice;
  const place = `${series}/${index}`;
  const known = choice.shown?.place === place ? choice.shown : undefined;
  delete choice.shown;
  const slice = known?.slice ?? (await opened?.series[series]?.slice(index, abort.signal));
  if (slice === undefined) return;
  choice.shown = { place, size, slice };
  const displayed = slice.display(window);
  const viewer = await toBitmap(displayed.image);
  const received = known?.size === size ? undefined : await toBitmap(fitImage(slice.image, size, "pad"));
  // Only a new slice goes to the page; it keeps it for the report.
  const image = known === undefined ? { ...slice.image, data: slice.image.data.slice() } : undefined;
  const { width, height } = slice.image;
  const reply: ImageReply = {
    ...{ type: "shown", id, width, height, viewer },
    ...(displayed.window !== undefined && { window: displayed.window }),
    ...(slice.preparation !== undefined && { preparation: slice.preparation }),
    ...(received !== undefined && { received }),
    ...(image !== undefined && { image }),
  };
  const transfer = [viewer, ...(received === undefined ? [] : [received])];
  scope.postMessage(reply, [...transfer, ...(image === undefined ? [] : [image.data.buffer])]);
}
