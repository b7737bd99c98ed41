import type { HubReference } from "../source/hub-reference.js";
import type { Listing, RepositoryFile } from "./listing.js";
import type { ModelKind } from "./model-kinds.js";

/** A model that was found, before anything of it is fetched or converted. */
export type LocatedModel = DiskModel | HubModel | AddressModel;

interface Kinds {
  /** What it is; the first where it is several things, as a repository with safetensors and GGUF files. */
  readonly kinds: readonly ModelKind[];
}

/** A folder or a GGUF file. */
export interface DiskModel extends Kinds {
  readonly at: "disk";
  /** Absolute. */
  readonly path: string;
}

/** A repository of the Hub at a commit, or a folder in it. */
export interface HubModel extends Kinds {
  readonly at: "hub";
  /** What was asked for. */
  readonly reference: HubReference;
  readonly listing: Listing;
  /** Folder in the repository that holds the model, with a slash at its end; empty for the repository itself. */
  readonly prefix: string;
  /** The files of that folder itself, by names without the prefix. */
  readonly files: readonly RepositoryFile[];
  /** A single GGUF file that was asked for, by its name without the prefix. */
  readonly file?: string;
  /** What people should know, for example that the Hub could not be asked. */
  readonly notes: readonly string[];
}

/** A converted package on a server. */
export interface AddressModel extends Kinds {
  readonly at: "address";
  /** Of the package's folder, with a slash at its end. A query goes with every file. */
  readonly url: URL;
  readonly files: readonly RepositoryFile[];
  /** SHA-256 of the manifest, which holds all digests: identifies the package. */
  readonly key: string;
  readonly manifestText: string;
}
