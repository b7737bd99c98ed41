import type { AdapterSource } from "@medgemma/convert";
import type { Runtime } from "@medgemma/core";
import type { Tolerances } from "./verify-context.js";

/** A runtime under test, and how a checkpoint becomes what it loads. */
export interface VerifyBackend {
  readonly runtime: Runtime;
  readonly tolerances: Tolerances;
  readonly convert: (checkpoint: string, output: string, adapters: readonly AdapterSource[]) => Promise<void>;
  /** For runtimes that add adapters at load: makes a PEFT folder the file that they load. */
  readonly convertAdapter?: (adapter: string, checkpoint: string, output: string) => Promise<void>;
  /** What of the reference differs for what is opened, if anything. */
  readonly variantOf?: (source: string) => ReferenceVariant | undefined;
}

/** References computed with other settings than the checkpoint's own. */
export interface ReferenceVariant {
  /** Stands in file names before the extension: `forward.json` → `forward-gguf.json`. */
  readonly suffix: string;
  readonly tolerances: Tolerances;
}
