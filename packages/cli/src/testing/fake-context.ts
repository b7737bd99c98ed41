import { Readable } from "node:stream";
import { createMockModel, type MockModelOptions } from "@medgemma/core/testing";
import type { CommandContext } from "../command-context.js";
import type { ModelFlags } from "../options/common-options.js";
import { Screen } from "../terminal/screen.js";

/** A stream that remembers what was written to it. */
export class Recorder {
  readonly isTTY: boolean;
  readonly columns = 100;
  text = "";

  constructor(isTTY = false) {
    this.isTTY = isTTY;
  }

  write(text: string): boolean {
    this.text += text;
    return true;
  }
}

export interface FakeContextOptions {
  /** What the mock model answers; its probabilities are arbitrary. */
  readonly mock?: MockModelOptions;
  readonly json?: boolean;
  readonly stdin?: string;
  readonly isTerminal?: boolean;
}

export interface FakeContext extends CommandContext {
  readonly stdout: Recorder;
  readonly stderr: Recorder;
  /** Flags of every model that was opened. */
  readonly opened: readonly ModelFlags[];
}

/** A command's context with a scripted model, and streams to look at. */
export function fakeContext({
  mock = {},
  json = false,
  stdin = "",
  isTerminal = false,
}: FakeContextOptions = {}): FakeContext {
  const [stdout, stderr] = [new Recorder(isTerminal), new Recorder(isTerminal)];
  const opened: ModelFlags[] = [];
  return {
    stdout,
    stderr,
    opened,
    screen: new Screen({ stdout, stderr }),
    signal: new AbortController().signal,
    json,
    verbose: false,
    stdin: Object.assign(Readable.from(stdin === "" ? [] : [Buffer.from(stdin)]), { isTTY: false }) as never,
    divertInterrupt: () => ({ signal: new AbortController().signal, end() {} }),
    async openModel(flags) {
      opened.push(flags);
      const model = createMockModel({ ...mock });
      return { model, warnings: ["a warning"], [Symbol.asyncDispose]: () => model[Symbol.asyncDispose]() };
    },
  };
}

/** The flags that every model command has by default. */
export const modelFlags = { runtime: "auto" } as const;
