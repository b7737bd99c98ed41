import type { FileDigest } from "@medgemma/core";
import { FileSink } from "./file-sink.js";

/** Writes the files of a package into one folder. */
export class PackageWriter implements AsyncDisposable {
  readonly #folder: string;
  readonly #sinks = new Map<string, FileSink>();

  constructor(folder: string) {
    this.#folder = folder;
  }

  /** The file of that name, created at the first call. */
  async sink(path: string): Promise<FileSink> {
    const known = this.#sinks.get(path);
    if (known !== undefined) return known;
    const created = await FileSink.create(this.#folder, path);
    this.#sinks.set(path, created);
    return created;
  }

  /** Writes a whole file. */
  async file(path: string, content: Uint8Array | string): Promise<FileDigest> {
    const sink = await this.sink(path);
    await sink.write(typeof content === "string" ? new TextEncoder().encode(content) : content);
    return this.finish(path);
  }

  /** Closes the file and returns its digest. */
  async finish(path: string): Promise<FileDigest> {
    const sink = await this.sink(path);
    this.#sinks.delete(path);
    await sink.close();
    return sink.finish();
  }

  /** Closes files that were not finished. */
  async [Symbol.asyncDispose](): Promise<void> {
    await Promise.all([...this.#sinks.values()].map((sink) => sink.close()));
    this.#sinks.clear();
  }
}
