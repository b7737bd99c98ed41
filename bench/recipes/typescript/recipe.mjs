import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";

export const packages = ["core", "imaging", "onnx-engine", "runtime-onnx", "runtime-web", "tasks"];
export const dependencies = {
  "typescript-5": "npm:typescript@5.9",
  "typescript-7": "npm:typescript@7.0",
  "@types/node": "20",
};

const code = `import { loadMedGemma } from "@medgemma/core";
import { onnxRuntime } from "@medgemma/runtime-onnx";
export const load = () => loadMedGemma({ model: "./model", runtime: onnxRuntime() });
`;
const later = `export const load = async () => {
  const { loadMedGemma } = await import("@medgemma/core");
  const { onnxRuntime } = await import("@medgemma/runtime-onnx");
  return loadMedGemma({ model: "./model", runtime: onnxRuntime() });
};
`;
/** The table of the documentation: in an ES module, in CommonJS, and in CommonJS with `import()`. */
const expected = {
  nodenext: ["ok", "ok", "ok"],
  node20: ["ok", "ok", "ok"],
  node18: ["ok", "TS1479", "ok"],
  node16: ["ok", "TS1479", "ok"],
  "esnext --moduleResolution bundler": ["ok", "ok", "ok"],
  preserve: ["ok", "ok", "ok"],
};

export async function run({ folder, run: start }) {
  for (const [name, type] of [
    ["esm", "module"],
    ["cjs", "commonjs"],
  ]) {
    mkdirSync(join(folder, name));
    writeFileSync(join(folder, name, "package.json"), JSON.stringify({ type }));
    writeFileSync(join(folder, name, "app.ts"), code);
    writeFileSync(join(folder, name, "later.ts"), later);
  }
  const check = async (version, module, file) => {
    const flags = ["--noEmit", "--strict", "--skipLibCheck", "false", "--target", "es2022", "--types", "node"];
    const args = [`node_modules/typescript-${version}/bin/tsc`, ...flags, "--module", ...module.split(" "), file];
    const { stdout } = await start(process.execPath, args).catch((error) => error);
    return /TS\d+/.exec(stdout)?.[0] ?? "ok";
  };
  for (const version of [5, 7]) {
    for (const [module, outcome] of Object.entries(expected)) {
      const found = [];
      for (const file of ["esm/app.ts", "cjs/app.ts", "cjs/later.ts"]) found.push(await check(version, module, file));
      if (String(found) !== String(outcome)) throw new Error(`TypeScript ${version}, ${module}: ${found.join(", ")}`);
    }
    // Gone in TypeScript 7.
    const old = await check(version, "commonjs --moduleResolution node10", "cjs/app.ts");
    if (old === "ok") throw new Error(`TypeScript ${version} resolves the packages with node10.`);
  }
  return `TypeScript 5.9 and 7.0, ${Object.keys(expected).length} settings each`;
}
