export interface CatalogueEntry {
  readonly id: string;
  readonly terms: { readonly url: string };
}
export const catalogue: readonly CatalogueEntry[] = [];
export function nearestModel(_: string): CatalogueEntry | undefined {
  return undefined;
}
export function catalogueEntry(_: string): CatalogueEntry | undefined {
  return undefined;
}
