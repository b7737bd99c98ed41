// What runs in browsers as well: nothing of Node's is imported here.
export { catalogue, catalogueEntry, type CatalogueEntry, nearestModel } from "./catalogue/index.js";
export { formatBytes } from "./format-bytes.js";
export { refusal } from "./http/refusals.js";
export { askedWait, Retries } from "./http/retries.js";
export { TransportFailure } from "./http/transport-failure.js";
export { sameFormat } from "./prepare/format-names.js";
export { kindsOf, type ModelKind } from "./repository/model-kinds.js";
export { describeReference, type HubReference, isHubId, parseHubId } from "./source/hub-reference.js";
export { parseSource, type ParsedSource, publicHub } from "./source/parse-source.js";
export { TransferRate } from "./transfer/transfer-rate.js";
