import { defineConfig } from "vitest/config";

const conditions = ["@medgemma/source"];

const shared = {
  resolve: { conditions },
  ssr: { resolve: { conditions, externalConditions: conditions } },
};

const timeouts = { testTimeout: 60_000, hookTimeout: 60_000, exclude: ["**/node_modules/**", "**/dist/**"] };

export default defineConfig({
  test: {
    projects: [
      // Run on sources: nothing has to be built.
      { ...shared, test: { name: "unit", include: ["packages/*/src/**/*.test.ts"], ...timeouts } },
      // Start workers, commands and pages, which are built first.
      {
        ...shared,
        test: {
          name: "system",
          include: ["tests/**/*.test.ts"],
          globalSetup: ["tests/set-up/build-packages.ts"],
          ...timeouts,
        },
      },
    ],
  },
});
