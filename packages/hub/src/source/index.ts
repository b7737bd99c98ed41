export { catalogue, catalogueEntry, type CatalogueEntry, nearestModel } from "../catalogue/index.js";
export { describeReference, type HubReference, isHubId, parseHubId } from "./hub-reference.js";
export { parseSource, type ParsedSource, publicHub } from "./parse-source.js";
