import { tmpdir } from "node:os";
import { join } from "node:path";
import { defineConfig } from "vitest/config";

/** Tests fetch and convert into a folder of their own, not into that of whoever runs them. */
const home = join(tmpdir(), `medgemma-tests-${process.pid}`);
const env = { MEDGEMMA_HOME: home, HF_HUB_CACHE: join(home, "python") };
/** What a machine says about the Hub and about proxies is not for the tests. */
for (const name of Object.keys(process.env)) {
  if (/^(HF_|HUGGING|https?_proxy$|no_proxy$)/i.test(name)) Reflect.deleteProperty(process.env, name);
}

const conditions = ["@medgemma/source"];

const shared = {
  resolve: { conditions },
  ssr: { resolve: { conditions, externalConditions: conditions } },
};

const common = { env, testTimeout: 60_000, hookTimeout: 60_000, exclude: ["**/node_modules/**", "**/dist/**"] };

export default defineConfig({
  test: {
    projects: [
      // Run on sources: nothing has to be built.
      { ...shared, test: { name: "unit", include: ["packages/*/src/**/*.test.ts"], ...common } },
      // Start workers, commands and pages, which are built first.
      {
        ...shared,
        test: {
          name: "system",
          include: ["tests/**/*.test.ts"],
          globalSetup: ["tests/set-up/build-packages.ts"],
          ...common,
        },
      },
    ],
  },
});
