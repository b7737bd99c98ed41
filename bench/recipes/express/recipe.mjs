export const packages = ["core", "imaging", "onnx-engine", "runtime-onnx", "tasks", "tiny-model"];
export const dependencies = { express: "5.3.0" };
export const run = ({ ask }) => ask(process.execPath, ["server.mjs"]);
