export {
  ConstraintUnsupportedError,
  CorruptModelError,
  DigestMismatchError,
  DiskFullError,
  DisposedError,
  DownloadFailedError,
  type ErrorMessage,
  fromErrorMessage,
  ImageDecodeError,
  InferenceFailedError,
  InvalidArgumentError,
  MedGemmaError,
  type MedGemmaErrorCode,
  type MedGemmaErrorOptions,
  ModelGatedError,
  ModelNotFoundError,
  NumericalError,
  OfflineError,
  OutOfMemoryError,
  PromptTooLongError,
  QueueFullError,
  RuntimeUnavailableError,
  TimeoutError,
  toErrorMessage,
  UnsupportedCapabilityError,
  UnsupportedModelError,
} from "./errors/index.js";

export {
  checkFields,
  type FieldCheck,
  isBoolean,
  isEither,
  isFunction,
  isInteger,
  isNumber,
  isOneOf,
  isRecord,
  isSignal,
  isText,
  required,
  requireByteArray,
} from "./arguments/index.js";
export type { Capabilities, ImageCapability } from "./model/capabilities.js";
export { contextWarnings } from "./model/context-length.js";
export { createLanguageModel, type LanguageModelParts } from "./model/create-language-model.js";
export { createLoader } from "./model/create-loader.js";
export type { GemmaConfig, GemmaTextConfig, GemmaVisionConfig, RopeConfig } from "./model/gemma-config.js";
export { haiDefTerms } from "./model/hai-def-terms.js";
export type {
  FinishReason,
  GenerationEvent,
  GenerationTimings,
  GenerationUsage,
  TokenLogprob,
} from "./model/generation-event.js";
export type { AnswerStart } from "./model/answer-start.js";
export type {
  CompletionRequest,
  GenerationOptions,
  GenerationRequest,
  LanguageModel,
  PromptOptions,
  PromptRequest,
  ScoredChoice,
  ScoreRequest,
} from "./model/language-model.js";
export type { QueueOptions } from "./model/call-queue.js";
export type { CalibrationJob, Calibrator } from "./model/calibrator.js";
export {
  ImageFeatureCache,
  type ImageFeatureCacheOptions,
  type ImageFeatureStore,
} from "./model/image-feature-cache.js";
export { loadMedGemma, type LoadMedGemmaOptions } from "./model/load-medgemma.js";
export { checkCut, checkExtension, LastExtension, logitsRows } from "./model/last-extension.js";
export {
  maxExtension,
  type LogitsModel,
  type PrefillProgress,
  type Sequence,
  type StartOptions,
} from "./model/logits-model.js";
export type { ImagePart, Message, MessagePart, MessageRole, TextPart } from "./model/message.js";
export { modelFamilies, type ModelFamily } from "./model/model-family.js";
export type { ModelInfo } from "./model/model-info.js";
export {
  digestChunkBytes,
  type ConversionSource,
  type FileDigest,
  type GgufManifest,
  packageFormatVersions,
  type PackageManifest,
  packageManifestName,
  type WeightFormat,
} from "./model/package-manifest.js";
export { parseGgufManifest, parsePackageManifest } from "./model/parse-package-manifest.js";
export type {
  ImageSegment,
  PreparedImage,
  PreparedPrompt,
  PromptSegment,
  TokenSegment,
} from "./model/prepared-prompt.js";
export {
  type ComputedPrefix,
  endsUpTo,
  planPrefill,
  type PrefillChunk,
  sharedPrefixLength,
} from "./model/prefill-plan.js";
export { PrefixStore, type PrefixStoreOptions } from "./model/prefix-store.js";
export { PromptPositions } from "./model/prompt-positions.js";
export type { RawPrompt } from "./model/raw-prompt.js";
export { refuseAdapters } from "./model/refuse-adapters.js";
export type {
  AdapterFile,
  DeviceSupport,
  HubOptions,
  LoadOptions,
  LoadProgress,
  ModelSource,
  Runtime,
  RuntimeSupport,
} from "./model/runtime.js";

export {
  compileConstraint,
  type Constraint,
  type ConstraintSpec,
  type ConstraintState,
  type JsonSchema,
  checkSchemaSize,
  isConstrainable,
} from "./constraints/index.js";
export { argmax } from "./decoding/argmax.js";
export { scoreContinuations, type ScoreInput } from "./decoding/score.js";
export { logSumExp } from "./decoding/log-sum-exp.js";
export type { SamplingOptions } from "./decoding/sampling-options.js";
export { tokenDistribution, type TokenDistribution } from "./decoding/token-distribution.js";
export { withRepetitionPenalty } from "./decoding/repetition-penalty.js";
export { topK, type Candidates } from "./decoding/top-k.js";

export {
  type ChannelImage,
  fitImage,
  type ImageFit,
  maxImagePixels,
  maxImageSide,
  mostJpegScans,
  normalizePixels,
  padToSquare,
  panAndScan,
  type PanAndScanOptions,
  resizeBilinear,
  type PixelRange,
  type RgbImage,
  rgbFromChannels,
  roundHalfEven,
  sampleRange,
  type SampleRange,
  validateImageSize,
  validateRgbImage,
} from "./images/index.js";
export { SharedWork } from "./shared-work.js";
export { breather } from "./breather.js";
export { crc32 } from "./crc32.js";
export { concatenateBytes } from "./concatenate-bytes.js";
export {
  type ChatSegment,
  chatTemplateWarnings,
  countPromptTokens,
  type CountPromptTokensOptions,
  flattenPromptIds,
  isKnownChatTemplate,
  knownChatTemplates,
  noChatTemplate,
  preparePrompt,
  promptSha256,
  type PreparePromptOptions,
  type PromptInput,
  renderChat,
  type RenderChatOptions,
} from "./chat/index.js";
export {
  compileTokenizer,
  createTokenizer,
  type CreateTokenizerOptions,
  openTokenizer,
  readTokenizerSource,
  sha256Hex,
  type SpecialTokens,
  type StreamingDecoder,
  type TextSpan,
  type Tokenizer,
} from "./tokenizer/index.js";
