import type { SpecialTokens, Tokenizer } from "../tokenizer/tokenizer.js";

/** A piece of text and the channel it belongs to. */
export interface ChannelText {
  readonly channel: "thinking" | "answer";
  readonly text: string;
}

/** What MedGemma writes after the opening mark. */
const header = "thought\n";

type Marks = Pick<SpecialTokens, "startOfThought" | "endOfThought">;

export interface ThinkingOptions {
  /**
   * For text that follows no chat template: only the opening mark begins a thought, so that text is never taken for one. A
   * closing mark alone says nothing. Default false.
   */
  readonly onlyMarkedThoughts?: boolean;
}

/**
 * Tells the thought from the answer by token ids: `<unused94>thought\n … <unused95>` (published format of
 * MedGemma 1.5 and 27B). A missing opening mark is recognised by the header `thought\n` at the start, or by
 * a closing mark later on; a missing closing mark leaves everything thought.
 */
export class ThinkingSplitter {
  readonly #tokenizer: Tokenizer;
  readonly #marks: Marks;
  readonly #onlyMarked: boolean;
  #decoder;
  #channel: "thinking" | "answer" = "answer";
  /** Text at the start of a channel that could still turn out to be the header. */
  #pending: string | undefined;
  #thinking = "";
  #answer = "";

  constructor(tokenizer: Tokenizer, { onlyMarkedThoughts = false }: ThinkingOptions = {}) {
    this.#tokenizer = tokenizer;
    this.#marks = tokenizer.special;
    this.#onlyMarked = onlyMarkedThoughts;
    this.#pending = onlyMarkedThoughts ? undefined : "";
    this.#decoder = tokenizer.createDecoder();
  }

  /** Channel of the next token's text. */
  get channel(): "thinking" | "answer" {
    return this.#channel;
  }

  /** The thought so far. */
  get thinking(): string {
    return this.#thinking;
  }

  /** The answer so far. */
  get answer(): string {
    return this.#answer;
  }

  /** Takes a token; returns the text that became complete. Control tokens have none. */
  push(id: number): ChannelText {
    if (id === this.#marks.startOfThought) {
      const rest = this.flush();
      this.#channel = "thinking";
      this.#pending = "";
      return rest;
    }
    if (id === this.#marks.endOfThought && !(this.#onlyMarked && this.#channel === "answer")) {
      const rest = this.flush();
      this.#closeThought();
      return rest;
    }
    if (this.#tokenizer.isControl(id)) return this.#take(this.#decoder.flush());
    return this.#take(this.#decoder.push(id));
  }

  /** Text that is left when the generation ends. */
  flush(): ChannelText {
    const text = (this.#pending ?? "") + this.#decoder.flush();
    this.#pending = undefined;
    return this.#emit(text === header.trimEnd() && this.#channel === "thinking" ? "" : text);
  }

  #take(text: string): ChannelText {
    if (this.#pending === undefined) return this.#emit(text);
    const start = this.#pending + text;
    if (start.length < header.length && header.startsWith(start)) {
      this.#pending = start;
      return this.#emit("");
    }
    this.#pending = undefined;
    if (!start.startsWith(header)) return this.#emit(start);
    this.#channel = "thinking";
    return this.#emit(start.slice(header.length));
  }

  #closeThought(): void {
    if (this.#channel === "answer") {
      // No opening mark and no header: what came so far was the thought.
      this.#thinking += this.#answer;
      this.#answer = "";
    }
    this.#channel = "answer";
    this.#pending = undefined;
  }

  #emit(text: string): ChannelText {
    if (this.#channel === "thinking") this.#thinking += text;
    else this.#answer += text;
    return { channel: this.#channel, text };
  }
}
