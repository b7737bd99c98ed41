export const packages = ["core", "imaging", "onnx-engine", "runtime-onnx", "tasks", "tiny-model"];
export const dependencies = { esbuild: "0.28.2" };

const natives = ["--external:onnxruntime-node", "--external:sharp"];

/** With all packages outside, with the SDK's code inside, and with its worker beside the bundle. */
export async function run({ node, run: start }) {
  const esbuild = (...args) => start("node_modules/.bin/esbuild", ["--bundle", "--platform=node", ...args]);
  const done = [];
  for (const [name, flags] of Object.entries({ external: ["--packages=external"], inside: natives })) {
    for (const format of ["esm", "cjs"]) {
      const file = `${name}.${format === "esm" ? "mjs" : "cjs"}`;
      await esbuild("app.mjs", `--format=${format}`, `--outfile=${file}`, "--log-level=error", ...flags);
      expectReport(await node(file));
      done.push(file);
    }
  }
  const entries = ["app=app.mjs", "medgemma-onnx-worker=@medgemma/runtime-onnx/worker"];
  await esbuild(...entries, "--format=esm", "--outdir=beside", "--out-extension:.js=.mjs", ...natives);
  expectReport(await node("beside/app.mjs"));
  return [...done, "beside/app.mjs"].join(", ");
}

function expectReport(printed) {
  if (!/^a report: (true|false)$/.test(printed)) throw new Error(printed);
}
