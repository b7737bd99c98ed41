// Checks every package that is published, as it would be packed.
import { readdirSync } from "node:fs";
import { join } from "node:path";
import { publint } from "publint";
import { formatMessage } from "publint/utils";
import { root } from "./run.mjs";

let failed = false;
for (const name of readdirSync(join(root, "packages"))) {
  const { messages, pkg } = await publint({ pkgDir: join(root, "packages", name), pack: "pnpm", strict: true });
  for (const message of messages) {
    process.stdout.write(`${name}: ${formatMessage(message, pkg)}\n`);
    failed = true;
  }
}
process.exit(failed ? 1 : 0);
