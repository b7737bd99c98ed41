export { createByteTokenizer } from "./byte-tokenizer.js";
export { createMockLogitsModel, type MockLogitsOptions } from "./mock-logits-model.js";
export { createMockModel, type MockModelOptions, mockRuntime } from "./mock-model.js";
