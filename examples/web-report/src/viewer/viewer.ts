import { element } from "../elements.js";
import type { SlicePlace } from "../image-messages.js";
import type { SeriesFacts, ViewWindow } from "../images/image-series.js";
import { draggedWindow, windowAfterKey } from "./window-by-hand.js";

/** Way of the wheel for one slice, in pixels; a notch of a mouse's wheel is about 100. */
const wheelStep = 60;

const numbers = ["level", "width"] as const;

/** Goes through series and slices, and sets the window that they are shown through. */
export class Viewer {
  readonly #onChange: () => void;
  readonly #canvas = element<HTMLCanvasElement>("original");
  readonly #slice = element<HTMLInputElement>("slice");
  readonly #series = element<HTMLSelectElement>("series");
  #all: readonly SeriesFacts[] = [];
  /** What the user set; the file's own window counts until then. */
  #chosen: ViewWindow | undefined;
  /** What the slice on the page is shown through. */
  #present: ViewWindow | undefined;
  #wheel = 0;
  /** Numbers that the user is at: what is shown meanwhile does not overwrite them. */
  readonly #typing = new Set<string>();

  /** @param onChange Another slice or window is wanted. */
  constructor(onChange: () => void) {
    this.#onChange = onChange;
    this.#series.addEventListener("change", () => this.#startSeries());
    this.#slice.addEventListener("input", () => this.#goTo(this.place.slice));
    this.#canvas.addEventListener("keydown", (event) => this.#press(event));
    this.#canvas.addEventListener("wheel", (event) => this.#turnWheel(event), { passive: false });
    this.#canvas.addEventListener("pointerdown", (event) => this.#drag(event));
    for (const id of numbers) {
      element(id).addEventListener("input", () => this.#typing.add(id));
      element(id).addEventListener("change", () => this.#type());
      element(id).addEventListener("blur", () => this.#typing.delete(id));
    }
    element("reset-window").addEventListener("click", () => this.#setWindow(undefined));
  }

  /**
   * Takes what was opened, and begins in the middle of the first series.
   *
   * @param question What the user has to choose first, where nothing tells it.
   */
  open(all: readonly SeriesFacts[], question?: string): void {
    this.#all = all;
    const options = all.map(({ label }, index) => new Option(label, String(index)));
    this.#series.replaceChildren(...options);
    element("series-row").hidden = all.length < 2;
    if (question === undefined) {
      this.#startSeries();
      return;
    }
    const asks = new Option(question, "", true, true);
    asks.disabled = true;
    this.#series.prepend(asks);
  }

  close(): void {
    this.#all = [];
    this.#series.replaceChildren();
    element("series-row").hidden = true;
  }

  /** Undefined until there is one and it is chosen. */
  get series(): SeriesFacts | undefined {
    const { value } = this.#series;
    return value === "" ? undefined : this.#all[Number(value)];
  }

  /** A slice in words, for people; undefined where there is only one image. */
  nameOf({ series, slice }: SlicePlace): string | undefined {
    const { count = 1 } = this.#all[series] ?? {};
    const parts = [
      ...(count > 1 ? [`slice ${slice + 1} of ${count}`] : []),
      ...(this.#all.length > 1 ? [`series ${series + 1}`] : []),
    ];
    return parts.length === 0 ? undefined : parts.join(" in ");
  }

  get place(): SlicePlace {
    return { series: Number(this.#series.value), slice: Number(this.#slice.value) - 1 };
  }

  /** Undefined until the user sets one. */
  get window(): ViewWindow | undefined {
    return this.#chosen;
  }

  /** The window of what is on the page now; undefined where none applies. */
  showWindow(present: ViewWindow | undefined): void {
    this.#present = present;
    const hasWindow = present !== undefined;
    for (const id of ["window-row", "window-help"]) element(id).hidden = !hasWindow;
    this.#canvas.classList.toggle("windowed", hasWindow);
    const takesKeys = hasWindow || this.#count > 1;
    this.#canvas.tabIndex = takesKeys ? 0 : -1;
    this.#canvas.setAttribute("role", takesKeys ? "application" : "img");
    this.#canvas.setAttribute("aria-describedby", takesKeys ? "viewer-help" : "");
    if (!hasWindow) return;
    const values = { level: present.center, width: present.width };
    for (const id of numbers)
      if (!this.#typing.has(id)) element<HTMLInputElement>(id).valueAsNumber = Number(values[id].toFixed(2));
  }

  get #count(): number {
    return this.series?.count ?? 0;
  }

  #startSeries(): void {
    this.#chosen = undefined;
    this.#slice.max = String(this.#count);
    for (const id of ["slice-row", "slice-help"]) element(id).hidden = this.#count < 2;
    this.#goTo(Math.floor(this.#count / 2));
  }

  #goTo(slice: number): void {
    const text = `${slice + 1} of ${this.#count}`;
    this.#slice.value = String(slice + 1);
    this.#slice.setAttribute("aria-valuetext", `Slice ${text}`);
    element("slice-text").textContent = text;
    this.#onChange();
  }

  /** Stays within the series; false at its ends. */
  #step(by: number): boolean {
    const slice = Math.max(0, Math.min(this.#count - 1, this.place.slice + by));
    if (slice === this.place.slice) return false;
    this.#goTo(slice);
    return true;
  }

  #press(event: KeyboardEvent): void {
    const { key, ctrlKey, metaKey, altKey } = event;
    if (ctrlKey || metaKey || altKey) return;
    const steps: Readonly<Record<string, number>> = { PageUp: -1, PageDown: 1, Home: -this.#count, End: this.#count };
    const by = steps[key];
    const window = this.#present && windowAfterKey(this.#chosen ?? this.#present, key);
    if (by !== undefined && this.#count > 1) this.#step(by);
    else if (window !== undefined) this.#setWindow(window);
    else if (key === "r" || key === "R") this.#setWindow(undefined);
    else return;
    event.preventDefault();
  }

  /** At the ends of the series the page scrolls on. */
  #turnWheel(event: WheelEvent): void {
    if (event.ctrlKey || this.#count < 2) return;
    this.#wheel += event.deltaMode === WheelEvent.DOM_DELTA_PIXEL ? event.deltaY : event.deltaY * wheelStep;
    const by = Math.trunc(this.#wheel / wheelStep);
    this.#wheel -= by * wheelStep;
    if (by === 0 || this.#step(by)) event.preventDefault();
  }

  #drag({ pointerId, isPrimary, button, clientX, clientY }: PointerEvent): void {
    const start = this.#chosen ?? this.#present;
    if (start === undefined || !isPrimary || button !== 0) return;
    const side = this.#canvas.clientWidth;
    this.#canvas.setPointerCapture(pointerId);
    const ended = new AbortController();
    const { signal } = ended;
    this.#canvas.addEventListener(
      "pointermove",
      (event) => {
        if (event.pointerId !== pointerId) return;
        this.#setWindow(draggedWindow(start, (event.clientX - clientX) / side, (clientY - event.clientY) / side));
      },
      { signal },
    );
    this.#canvas.addEventListener("lostpointercapture", () => ended.abort(), { signal });
  }

  /** What is typed and is no window leaves the one that is there. */
  #type(): void {
    this.#typing.clear();
    const [center, width] = numbers.map((id) => element<HTMLInputElement>(id).valueAsNumber);
    if (center !== undefined && width !== undefined && Number.isFinite(center) && width >= 1)
      this.#setWindow({ center, width });
    else this.showWindow(this.#chosen ?? this.#present);
  }

  #setWindow(window: ViewWindow | undefined): void {
    this.#chosen = window;
    this.#onChange();
  }
}
