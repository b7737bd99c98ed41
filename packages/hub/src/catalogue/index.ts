export type { CatalogueEntry, ParameterCount, Release } from "./catalogue-entry.js";
export { catalogue, catalogueEntry } from "./catalogue.js";
export { nearestModel } from "./nearest-model.js";
