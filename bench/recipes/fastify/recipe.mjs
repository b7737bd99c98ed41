export const packages = ["core", "imaging", "onnx-engine", "runtime-onnx", "tasks", "tiny-model"];
export const dependencies = { fastify: "5.12.8" };
export const run = ({ ask }) => ask(process.execPath, ["server.mjs"]);
