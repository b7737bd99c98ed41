// What runs in browsers as well: nothing of Node's is imported here.
export { checkToken, readEndpoint } from "./access/check-access.js";
export { catalogue, catalogueEntry, type CatalogueEntry, nearestModel } from "./catalogue/index.js";
export { formatBytes } from "./format-bytes.js";
export { failureOf } from "./http/failure-of.js";
export { mayPass } from "./http/may-pass.js";
export { Retries } from "./http/retries.js";
export { StallWatch } from "./http/stall-watch.js";
export { TransportFailure } from "./http/transport-failure.js";
export { webPage } from "./http/web-page.js";
export { sameFormat } from "./prepare/format-names.js";
export { splitProgress } from "./prepare/load-progress.js";
export { planMessage } from "./prepare/plan-message.js";
export { isGgufName, kindsOf, type ModelKind } from "./repository/model-kinds.js";
export { describeReference, type HubReference, isCommit, isHubId, parseHubId } from "./source/hub-reference.js";
export { parseSource, type ParsedSource, publicHub } from "./source/parse-source.js";
export { TransferProgress } from "./transfer/transfer-progress.js";
