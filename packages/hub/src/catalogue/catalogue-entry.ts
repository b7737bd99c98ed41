import type { GemmaConfig } from "@medgemma/core";

/** A variant of MedGemma that Google publishes on the Hugging Face Hub. */
export interface CatalogueEntry {
  /** `google/medgemma-1.5-4b-it` */
  readonly id: string;
  /** Versions of the weights under this id, the current one last. Google keeps the id when it publishes another version. */
  readonly releases: readonly Release[];
  readonly parameters: ParameterCount;
  /** What goes in; out comes text. */
  readonly modalities: readonly ("text" | "image")[];
  readonly tuning: "pre-trained" | "instruction-tuned";
  /** Whether it may write a thought before its answer. */
  readonly thinks: boolean;
  /** Terms that the weights and everything made of them come under. */
  readonly terms: { readonly notice: string; readonly url: string };
  /** The model's shape, from which the sizes of its files and of its cache follow. */
  readonly config: GemmaConfig;
  /** Repositories with GGUF files that others made. Their content is not Google's, and not checked by anybody here. */
  readonly ggufRepositories: readonly string[];
}

export interface Release {
  readonly version: string;
  /** Day of publication, `YYYY-MM-DD`. */
  readonly date: string;
}

/** Numbers of weights. */
export interface ParameterCount {
  /** Decoder with its token embeddings, which are its output head, too. */
  readonly text: number;
  /** Image encoder and projector; absent for text-only models. */
  readonly vision?: number;
  readonly total: number;
}
