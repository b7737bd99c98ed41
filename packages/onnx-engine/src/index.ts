export { decoderWeightFiles } from "./decoder-weight-files.js";
export { describePackage, type DescribeOptions, packageCapabilities } from "./describe-package.js";
export {
  createEmbeddingTable,
  type EmbeddingTable,
  type EmbeddingTableOptions,
  type ReadBytes,
} from "./embedding-table.js";
export { createRemoteModel, EngineClient, type RemoteModelOptions } from "./engine-client.js";
export { type EngineOptions, type EngineSequence, OnnxEngine, type StartedSequence } from "./engine.js";
export { hostEngine, type LoadedEngine } from "./engine-host.js";
export type { CachedTensors, KvCache, LayerKindName, PastRun } from "./kv-cache.js";
export type { CreateTensor, OrtElementType, OrtSession, OrtTensor } from "./ort.js";
export type { EngineCalls, EngineMethod, EngineReply, EngineRequest, MessageLink } from "./protocol.js";
export { runsAreExact } from "./runs-are-exact.js";
export { visionSessionOptions } from "./vision-session-options.js";
export { warmUp } from "./warm-up.js";
