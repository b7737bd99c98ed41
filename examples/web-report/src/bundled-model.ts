/** The model that the page brings along, a package made by @medgemma/convert. The build puts it there: `vite.config.ts`. */
export const bundledModel = {
  /** Where the page finds it, relative to itself. */
  url: "model/",
  title: "Tiny test model, comes with this page",
  /** Shown beside every answer of it. */
  warning: "This model has learned from drawings only and knows no medicine. It shows that everything works.",
} as const;
