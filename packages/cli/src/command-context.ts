import type { LanguageModel } from "@medgemma/core";
import type { Diversion } from "./interruption.js";
import type { ModelFlags } from "./options/common-options.js";
import type { Screen } from "./terminal/screen.js";

/** A model that is loaded, and what people must be told about it. */
export interface OpenedModel extends AsyncDisposable {
  readonly model: LanguageModel;
  /** Lines that go with every answer of this model. */
  readonly warnings: readonly string[];
}

/** What a command does with a model. */
export interface ModelUse {
  /** Whether the model goes on from raw text, so that a chat template is not missed. Default false. */
  readonly rawText?: boolean;
}

/** What the work of a command gets. */
export interface CommandContext {
  readonly screen: Screen;
  readonly signal: AbortSignal;
  readonly json: boolean;
  readonly verbose: boolean;
  readonly stdin: NodeJS.ReadStream;
  /** Until its end, Ctrl-C stops what listens to the signal that this gives, and not the command. */
  readonly divertInterrupt: () => Diversion;
  readonly openModel: (flags: ModelFlags, use?: ModelUse) => Promise<OpenedModel>;
}
