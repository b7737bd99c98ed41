import { type GemmaConfig, haiDefTerms } from "@medgemma/core";
import type { CatalogueEntry, Release } from "./catalogue-entry.js";
import { countParameters } from "./count-parameters.js";
import { shapes } from "./shapes.js";

type Facts = Pick<CatalogueEntry, "tuning" | "thinks"> & {
  readonly releases: readonly Release[];
  readonly config: GemmaConfig;
  /** Whether unsloth publishes GGUF files of it. */
  readonly hasGguf: boolean;
};

function entry(name: string, { config, hasGguf, ...facts }: Facts): CatalogueEntry {
  return {
    id: `google/${name}`,
    ...facts,
    parameters: countParameters(config),
    modalities: config.vision === undefined ? ["text"] : ["text", "image"],
    terms: haiDefTerms,
    config,
    ggufRepositories: hasGguf ? [`unsloth/${name}-GGUF`] : [],
  };
}

/** Version 1.0.1 brought a token back whose lack made images worse. */
const firstSmall: readonly Release[] = [
  { version: "1.0.0", date: "2025-05-20" },
  { version: "1.0.1", date: "2025-07-09" },
];

/**
 * The published variants of MedGemma, the one to begin with first. Releases and variants are those of Google's model cards.
 * Other ids are no mistake: fine-tunes and conversions of others load just the same.
 */
export const catalogue: readonly CatalogueEntry[] = [
  entry("medgemma-1.5-4b-it", {
    releases: [{ version: "1.5.0", date: "2026-01-13" }],
    tuning: "instruction-tuned",
    thinks: true,
    config: shapes["4b"],
    hasGguf: true,
  }),
  entry("medgemma-4b-it", {
    releases: firstSmall,
    tuning: "instruction-tuned",
    thinks: false,
    config: shapes["4b"],
    hasGguf: true,
  }),
  entry("medgemma-4b-pt", {
    releases: firstSmall,
    tuning: "pre-trained",
    thinks: false,
    config: shapes["4b"],
    hasGguf: false,
  }),
  entry("medgemma-27b-it", {
    releases: [{ version: "1.0", date: "2025-07-09" }],
    tuning: "instruction-tuned",
    thinks: true,
    config: shapes["27b"],
    hasGguf: true,
  }),
  entry("medgemma-27b-text-it", {
    releases: [{ version: "1.0.0", date: "2025-05-20" }],
    tuning: "instruction-tuned",
    thinks: true,
    config: shapes["27b-text"],
    hasGguf: true,
  }),
];

/** The variant with exactly this id. */
export function catalogueEntry(id: string): CatalogueEntry | undefined {
  return catalogue.find((one) => one.id === id);
}
