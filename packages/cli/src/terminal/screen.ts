import { styleText } from "node:util";
import { progressLine } from "./progress-line.js";
import { canRedraw, type TextStream, wantsColour } from "./wants-colour.js";

export type Style = Parameters<typeof styleText>[0];

export interface ScreenOptions {
  readonly stdout: TextStream;
  readonly stderr: TextStream;
  /** Leaves out notes and progress. */
  readonly quiet?: boolean;
}

/** Milliseconds between two drawings of a progress line. */
const redrawMs = 80;

const clearLine = "\r\u001b[K";

/**
 * What a person sees: answers on standard output, everything else on standard error, and one line of progress that is
 * gone before anything else is written. In a pipe there is no progress and, unless asked for, no colour.
 */
export class Screen {
  readonly #stdout: TextStream;
  readonly #stderr: TextStream;
  readonly #quiet: boolean;
  #progress:
    | { stage: string; fraction: number | undefined; detail: string | undefined; since: number; drawn: number }
    | undefined;
  #timer: NodeJS.Timeout | undefined;
  #midLine = false;

  constructor({ stdout, stderr, quiet = false }: ScreenOptions) {
    this.#stdout = stdout;
    this.#stderr = stderr;
    this.#quiet = quiet;
  }

  /** Whether a person reads the answer as it comes. */
  get isInteractive(): boolean {
    return this.#stdout.isTTY === true;
  }

  /** Text of the answer, as it is. */
  answer(text: string): void {
    if (text === "") return;
    this.clearProgress();
    this.#stdout.write(text);
    this.#midLine = !text.endsWith("\n");
  }

  /** A line of the answer. */
  line(text = ""): void {
    this.answer(`${text}\n`);
  }

  /** Ends a line of the answer that is still open. */
  endLine(): void {
    if (this.#midLine) this.answer("\n");
  }

  /** A line beside the answer; `quiet` leaves it out. */
  note(text: string, style: Style = "dim"): void {
    if (!this.#quiet) this.notice(text, style);
  }

  /** A line beside the answer that is always there. */
  notice(text: string, style?: Style): void {
    this.clearProgress();
    if (this.#stdout.isTTY === true) this.endLine();
    this.#stderr.write(`${style === undefined ? text : this.#styled(this.#stderr, style, text)}\n`);
  }

  /** What went wrong, and below it what to do next. */
  error(message: string, next: string): void {
    this.notice(`error: ${message}`, "red");
    this.notice(`  ${next}`);
  }

  /** A line that says that something was stopped; the `^C` that the terminal shows goes away, or has its own line. */
  interrupted(text: string): void {
    this.finish();
    if (this.#stderr.isTTY === true) this.#stderr.write(canRedraw(this.#stderr) ? clearLine : "\n");
    this.notice(text);
  }

  /** Text beside the answer, as it comes: a thought, or JSON under way. */
  aside(text: string): void {
    this.clearProgress();
    this.#stderr.write(this.#styled(this.#stderr, "dim", text));
  }

  /** Text for the answer in a style, if its stream takes colours. */
  styled(style: Style, text: string): string {
    return this.#styled(this.#stdout, style, text);
  }

  /** Shows how far something is; on a terminal that can take it away again only. */
  progress(stage: string, fraction?: number, detail?: string): void {
    if (this.#quiet || !canRedraw(this.#stderr)) return;
    const now = performance.now();
    const before = this.#progress;
    const isNew = before?.stage !== stage;
    this.#progress = {
      stage,
      fraction,
      detail,
      since: isNew ? now : before.since,
      drawn: isNew ? -Infinity : before.drawn,
    };
    this.#timer ??= setInterval(() => this.#draw(), 1000).unref();
    if (isNew || now - this.#progress.drawn >= redrawMs) this.#draw();
  }

  /** Takes the progress line away. */
  clearProgress(): void {
    if (this.#progress === undefined) return;
    this.#stderr.write(clearLine);
    clearInterval(this.#timer);
    this.#timer = undefined;
    this.#progress = undefined;
  }

  /** Leaves the terminal as a prompt expects it: no progress, no half line. */
  finish(): void {
    this.clearProgress();
    if (this.#stdout.isTTY === true) this.endLine();
  }

  #draw(): void {
    if (this.#progress === undefined) return;
    const now = performance.now();
    const { stage, fraction, detail, since } = this.#progress;
    this.#progress.drawn = now;
    // A line that wraps could not be taken away. Terminals that do not know their width say 0.
    const width = (this.#stderr.columns || 80) - 1;
    if (this.#midLine && this.#stdout.isTTY === true) return;
    this.#stderr.write(
      `${clearLine}${progressLine(stage, { fraction, detail, seconds: (now - since) / 1000 }).slice(0, width)}`,
    );
  }

  #styled(stream: TextStream, style: Style, text: string): string {
    return wantsColour(stream) ? styleText(style, text, { validateStream: false }) : text;
  }
}
