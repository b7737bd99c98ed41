import type { ConversionSource, GgufManifest, PackageManifest } from "@medgemma/core";

/** What a folder holds that can be published. */
export interface Publication {
  readonly facts: PublicationFacts;
  readonly files: readonly PublishedFile[];
  /** The folder's own README.md, which is then the repository's page. */
  readonly card?: string;
  /** How many files of the folder stay here, since a package does not need them. */
  readonly leftOut: number;
}

export interface ReadOptions {
  /** Id of the model that an adapter belongs to, when its files do not tell. */
  readonly baseModel?: string;
  readonly signal?: AbortSignal;
}

/** What the page of a repository tells of its content. */
export type PublicationFacts =
  | { readonly kind: "package"; readonly manifest: PackageManifest | GgufManifest }
  | { readonly kind: "adapter"; readonly baseModel: string; readonly forms: readonly ("peft" | "gguf")[] };

/** A file that goes into a repository. */
export interface PublishedFile {
  /** In the repository. */
  readonly name: string;
  readonly content: FileContent;
}

export type FileContent =
  | { readonly text: string }
  | {
      /** Path on this machine. */
      readonly path: string;
      readonly bytes: number;
      /** Hexadecimal SHA-256 that the file must have. */
      readonly sha256: string;
    };

/** Where a model comes from, as people read it. */
export function sourceText({ name, revision }: ConversionSource): string {
  return revision === undefined ? name : `${name}, revision ${revision}`;
}
