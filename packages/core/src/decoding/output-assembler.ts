import type { Tokenizer } from "../tokenizer/tokenizer.js";
import { StopSequences } from "./stop-sequences.js";
import { ThinkingSplitter, type ChannelText, type ThinkingOptions } from "./thinking-splitter.js";

export interface OutputPiece extends ChannelText {
  /** Whether a stop sequence ended the answer. */
  readonly stopped: boolean;
}

/** Turns generated tokens into streamed text: thought and answer apart, stop sequences cut off. */
export class OutputAssembler {
  readonly #splitter: ThinkingSplitter;
  readonly #stops: StopSequences;
  readonly #stopTexts: readonly string[];
  #stopped = false;

  constructor(tokenizer: Tokenizer, stops: readonly string[], options: ThinkingOptions = {}) {
    this.#splitter = new ThinkingSplitter(tokenizer, options);
    this.#stops = new StopSequences(stops);
    this.#stopTexts = stops;
  }

  get channel(): "thinking" | "answer" {
    return this.#splitter.channel;
  }

  get thinking(): string {
    return this.#splitter.thinking;
  }

  /** The answer so far, without a stop sequence. */
  get text(): string {
    const answer = this.#splitter.answer;
    if (!this.#stopped) return answer;
    const found = this.#stopTexts.map((stop) => answer.indexOf(stop)).filter((at) => at >= 0);
    return answer.slice(0, Math.min(...found));
  }

  push(id: number): OutputPiece {
    return this.#route(this.#splitter.push(id));
  }

  /** Text that is left when the generation ends. */
  finish(): ChannelText {
    if (this.#stopped) return { channel: "answer", text: "" };
    const last = this.#route(this.#splitter.flush());
    if (last.stopped || last.channel === "thinking") return last;
    return { channel: "answer", text: last.text + this.#stops.flush() };
  }

  #route({ channel, text }: ChannelText): OutputPiece {
    if (channel === "thinking") return { channel, text, stopped: false };
    const result = this.#stops.push(text);
    this.#stopped = result.stopped;
    return { channel, ...result };
  }
}
