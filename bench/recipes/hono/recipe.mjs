export const packages = ["core", "imaging", "onnx-engine", "runtime-onnx", "tasks", "tiny-model"];
export const dependencies = { hono: "4.13.19", "@hono/node-server": "2.1.9" };
export const run = ({ ask }) => ask(process.execPath, ["server.mjs"]);
