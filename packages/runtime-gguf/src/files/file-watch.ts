import { open, stat, type FileHandle } from "node:fs/promises";
import { basename } from "node:path";
import { DigestMismatchError, type LogitsModel } from "@medgemma/core";
import { regularFile } from "./regular-file.js";

/** What tells that a file's content was changed. */
interface State {
  readonly size: bigint;
  readonly mtimeNs: bigint;
}

interface Watched {
  readonly path: string;
  readonly handle: FileHandle;
  readonly state: State;
}

/**
 * Notices that files were changed which native code has mapped: their new content would be computed with, and reading
 * behind a new end ends the process. A file that is deleted or replaced by another one stays what it was for those who
 * have it open, and so does not count as changed.
 */
export class FileWatch {
  readonly #files: Watched[] = [];
  #isClosed = false;

  /** Begins to watch; to be called before the files are read. */
  static async open(paths: readonly string[]): Promise<FileWatch> {
    const watch = new FileWatch();
    try {
      for (const path of paths) {
        await regularFile(path);
        const handle = await open(path, "r");
        watch.#files.push({ path, handle, state: await handle.stat({ bigint: true }) });
      }
    } catch (error) {
      await watch.close();
      throw error;
    }
    return watch;
  }

  /**
   * @throws {DigestMismatchError} when a file was written to since `open`.
   */
  async check(): Promise<void> {
    if (this.#isClosed) return;
    for (const { path, handle, state } of this.#files) {
      const now = await handle.stat({ bigint: true });
      if (now.size !== state.size || now.mtimeNs !== state.mtimeNs) throw changed(path);
    }
  }

  /**
   * To be called once native code has opened the files too.
   *
   * @throws {DigestMismatchError} also when another file has taken a path since `open`.
   */
  async checkPaths(): Promise<void> {
    await this.check();
    for (const { path, handle } of this.#files) {
      const [ours, there] = await Promise.all([handle.stat({ bigint: true }), stat(path, { bigint: true })]);
      if (ours.ino !== there.ino || ours.dev !== there.dev) throw changed(path);
    }
  }

  async close(): Promise<void> {
    this.#isClosed = true;
    for (const { handle } of this.#files.splice(0)) await handle.close();
  }

  /** The model, with a check before every answer; it stops watching when the model is disposed. */
  guard(model: LogitsModel): LogitsModel {
    if (this.#files.length === 0) return model;
    const imageFeatures = model.imageFeatures?.bind(model);
    return {
      info: model.info,
      capabilities: model.capabilities,
      start: async (prompt, options) => {
        await this.check();
        return model.start(prompt, options);
      },
      ...(imageFeatures !== undefined && {
        imageFeatures: async (image) => {
          await this.check();
          return imageFeatures(image);
        },
      }),
      [Symbol.asyncDispose]: async () => {
        await model[Symbol.asyncDispose]();
        await this.close();
      },
    };
  }
}

function changed(path: string): DigestMismatchError {
  return new DigestMismatchError(`The model's file "${basename(path)}" was changed after it was loaded.`, {
    hint: "Load the model again; replace files by renaming new ones instead of writing into them.",
  });
}
