const platform = `${process.platform}/${process.arch}`;

export default {
  ...(process.env.STANDALONE === "1" && { output: "standalone" }),
  serverExternalPackages: [
    "@medgemma/runtime-gguf",
    "node-llama-cpp",
    "koffi",
    ...(process.env.EXTERNAL === "1" ? ["@medgemma/runtime-onnx", "@medgemma/imaging", "@medgemma/tiny-model"] : []),
  ],
  // Libraries that native code loads, and the model: Next.js sees neither.
  outputFileTracingIncludes: {
    "/report": [
      `./node_modules/onnxruntime-node/bin/napi-v6/${platform}/**`,
      "./node_modules/@img/**",
      "./node_modules/@medgemma/runtime-onnx/**",
      "./node_modules/@medgemma/tiny-model/**",
    ],
  },
};
