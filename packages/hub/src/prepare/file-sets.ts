import type { HubContext } from "../hub-context.js";
import type { FileSet } from "../repository/fetch-files.js";
import type { RepositoryFile } from "../repository/listing.js";
import { addressOfFile } from "../repository/locate-address.js";
import type { AddressModel, HubModel } from "../repository/located-model.js";
import { join } from "node:path";

/** Files of a repository's folder, by their names in it. */
export function hubFiles(model: HubModel, names: readonly string[], { client, layout }: HubContext): FileSet {
  const { listing, prefix } = model;
  const { id, commit } = listing;
  const wanted = new Set(names);
  const files = model.files
    .filter(({ path }) => wanted.has(path))
    .map((file) => ({ ...file, path: prefix + file.path }));
  return {
    files,
    folder: layout.files(id, commit),
    repository: { id, commit },
    request: (file: RepositoryFile) => ({
      name: file.path,
      url: `${client.endpoint}/${id}/resolve/${commit}/${file.path.split("/").map(encodeURIComponent).join("/")}`,
      bytes: file.bytes,
      digest: file.digest,
      about: { id, revision: commit, path: file.path },
    }),
  };
}

/** Where the files of a repository's folder appear. */
export function hubFolder({ listing, prefix }: HubModel, { layout }: HubContext): string {
  return join(layout.files(listing.id, listing.commit), ...prefix.split("/"));
}

/** All files of a package on a server. */
export function addressFiles({ url, files, key }: AddressModel, { layout }: HubContext): FileSet {
  return {
    files,
    folder: join(layout.packages, key, "files"),
    request: (file: RepositoryFile) => ({
      name: file.path,
      url: addressOfFile(url, file.path),
      bytes: file.bytes,
      digest: file.digest,
    }),
  };
}
