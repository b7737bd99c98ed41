/** The model that the page brings along: the one place to change for another one. */
export const bundledModel = {
  /** A package made by @medgemma/convert, or a checkpoint that the build converts; relative to this example's folder. */
  folder: "../assets/tiny-random-checkpoint",
  /** Where the page finds it, relative to itself. */
  url: "model/",
  title: "Tiny model, comes with this page",
  /** Shown beside every answer of it. */
  warning: "This model has random weights: its words mean nothing. It shows that the pipeline works.",
  /** Tokens of a report at most. */
  maxTokens: 60,
} as const;
