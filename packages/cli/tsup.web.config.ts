import { fileURLToPath } from "node:url";
import { defineConfig } from "tsup";

/** The page that `verify --runtime web` opens: bundled whole, since a browser resolves no packages. */
export default defineConfig({
  entry: {
    page: "src/verify/web/page.ts",
    worker: fileURLToPath(import.meta.resolve("@medgemma/runtime-web/worker")),
  },
  outDir: "dist/web",
  format: "esm",
  target: "es2022",
  platform: "browser",
  splitting: true,
  noExternal: [/./],
});
