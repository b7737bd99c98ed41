import { createHash, randomBytes } from "node:crypto";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

export const writeToken = "hf_may_write";
export const readToken = "hf_may_read";

interface StoredFile {
  readonly bytes: Buffer;
  readonly isLarge: boolean;
}

interface Branch {
  commit: string;
  files: Map<string, StoredFile>;
}

export interface StoredRepository {
  readonly isPrivate: boolean;
  readonly branches: Map<string, Branch>;
  readonly commits: Map<string, Branch>;
  /** Titles of commits, the first one first. */
  readonly titles: string[];
}

export interface LoggedUpload {
  readonly where: "hub" | "storage";
  readonly method: string;
  readonly path: string;
  readonly token?: string;
  readonly bytes: number;
}

/** Changes what the next requests are answered; undefined for the usual answer. */
export type Fault = (request: LoggedUpload) => "drop" | "hold" | { readonly status: number } | undefined;

/**
 * A stand-in for the routes of the Hugging Face Hub that `@huggingface/hub` publishes and lists with: repositories, branches,
 * listings, preupload, Git LFS with uploads in one piece or several, commits. Files that are large or have such a name go to a
 * server of their own, as the Hub's do.
 */
export class UploadHub implements AsyncDisposable {
  readonly repositories = new Map<string, StoredRepository>();
  /** Large contents that were sent, by their SHA-256, whether they are part of a commit or not. */
  readonly contents = new Map<string, Buffer>();
  readonly log: LoggedUpload[] = [];
  /** Bytes of a part of an upload; 0 for uploads in one piece. */
  partBytes = 0;
  fault: Fault | undefined;
  readonly #parts = new Map<string, Buffer>();
  readonly #hub: Server;
  readonly #storage: Server;

  private constructor() {
    this.#hub = createServer((request, response) => this.#serve("hub", request, response));
    this.#storage = createServer((request, response) => this.#serve("storage", request, response));
  }

  static async start(): Promise<UploadHub> {
    const hub = new UploadHub();
    for (const server of [hub.#hub, hub.#storage]) {
      await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    }
    return hub;
  }

  /** Its address, which has a path. */
  get url(): string {
    return `${origin(this.#hub)}/mirror`;
  }

  /** Names of the files of a branch. */
  names(id: string, branch = "main"): readonly string[] {
    return [...(this.repositories.get(id)?.branches.get(branch)?.files.keys() ?? [])].toSorted();
  }

  text(id: string, name: string, branch = "main"): string | undefined {
    return this.repositories.get(id)?.branches.get(branch)?.files.get(name)?.bytes.toString("utf8");
  }

  /** What was sent to the server of large files. */
  sent(): readonly LoggedUpload[] {
    return this.log.filter(({ where, method }) => where === "storage" && method === "PUT");
  }

  /** A commit by somebody else. */
  write(id: string, name: string, text: string): void {
    const repository = this.repositories.get(id) ?? this.#create(id, true);
    const { files } = repository.branches.get("main") as Branch;
    this.#commit(repository, "main", new Map([...files, [name, { bytes: Buffer.from(text), isLarge: false }]]));
  }

  async [Symbol.asyncDispose](): Promise<void> {
    for (const server of [this.#hub, this.#storage]) {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    }
  }

  #serve(where: LoggedUpload["where"], request: IncomingMessage, response: ServerResponse): void {
    const chunks: Buffer[] = [];
    request.on("data", (chunk: Buffer) => chunks.push(chunk));
    request.on("error", () => {});
    request.on("end", () => {
      const body = Buffer.concat(chunks);
      const token = request.headers.authorization?.replace("Bearer ", "");
      const path = (request.url ?? "").replace(/^\/mirror/, "");
      const entry: LoggedUpload = {
        where,
        method: request.method ?? "",
        path,
        bytes: body.length,
        ...(token !== undefined && { token }),
      };
      this.log.push(entry);
      const fault = this.fault?.(entry);
      if (fault === "hold") return;
      if (fault === "drop") {
        request.socket.destroy();
        return;
      }
      const answer =
        fault !== undefined
          ? refusal(fault.status)
          : where === "storage"
            ? this.#storageAnswer(entry, body, request)
            : this.#hubAnswer(entry, body, request);
      const isBytes = Buffer.isBuffer(answer.body);
      response.writeHead(answer.status ?? 200, {
        "content-type": isBytes ? "application/octet-stream" : "application/json",
        ...answer.headers,
      });
      response.end(isBytes ? answer.body : JSON.stringify(answer.body ?? {}));
    });
  }

  #storageAnswer({ method, path }: LoggedUpload, body: Buffer, request: IncomingMessage): Answer {
    const [, kind = "", sha256 = "", part = ""] =
      /^\/(\w+)\/([0-9a-f]{64})(?:\/(\d+))?\?signature=secret$/.exec(path) ?? [];
    if (method === "GET" && kind === "get") return ranged(this.contents.get(sha256), request.headers.range);
    if (method !== "PUT") return refusal(400);
    if (kind === "part") {
      this.#parts.set(`${sha256}/${part}`, body);
      return { headers: { etag: `"${part}-etag"` } };
    }
    if (hashed("sha256", body) !== sha256) return refusal(400);
    this.contents.set(sha256, body);
    return {};
  }

  #hubAnswer({ method, path, token }: LoggedUpload, body: Buffer, request: IncomingMessage): Answer {
    const { pathname } = new URL(path, "http://hub");
    const route = (pattern: RegExp): readonly string[] | undefined =>
      pattern.exec(`${method} ${pathname}`)?.slice(1).map(decodeURIComponent);
    const mayRead = token === readToken || token === writeToken;
    if (method === "POST" && token !== writeToken) return refusal(mayRead ? 403 : 401);

    if (route(/^POST \/api\/repos\/create$/)) {
      const { name, organization, visibility } = JSON.parse(body.toString()) as Record<string, string>;
      const id = `${organization}/${name}`;
      if (this.repositories.has(id)) return refusal(409);
      this.#create(id, visibility === "private");
      return { body: { url: `${this.url}/${id}`, id } };
    }
    const [id = ""] =
      route(/^\w+ \/api\/models\/([^/]+\/[^/]+)/) ??
      route(/^\w+ \/([^/]+\/[^/]+?)(?:\.git)?\/(?:info|complete|resolve)\//) ??
      [];
    const repository = this.repositories.get(id);
    if (repository === undefined) return refusal(mayRead ? 404 : 401, "RepoNotFound");
    if (repository.isPrivate && !mayRead) return refusal(401, "RepoNotFound");
    const at = (revision: string): Branch | undefined =>
      repository.branches.get(revision) ?? repository.commits.get(revision);

    const info = route(/^GET \/api\/models\/[^/]+\/[^/]+\/revision\/([^/]+)$/);
    if (info) {
      const found = at(info[0] as string);
      if (found === undefined) return refusal(404, "RevisionNotFound");
      return { body: { _id: "1", id, sha: found.commit, private: repository.isPrivate, gated: false } };
    }
    const tree = route(/^GET \/api\/models\/[^/]+\/[^/]+\/tree\/([^/]+)$/);
    if (tree) {
      const found = at(tree[0] as string);
      if (found === undefined) return refusal(404, "RevisionNotFound");
      return { body: [...found.files].map(([name, file]) => listed(name, file)) };
    }
    const resolved = route(/^GET \/[^/]+\/[^/]+\/resolve\/([^/]+)\/(.+)$/);
    if (resolved) {
      const [revision = "", name = ""] = resolved;
      const found = at(revision);
      const file = found?.files.get(name);
      if (found === undefined || file === undefined) return refusal(404, "EntryNotFound");
      const headers = { "x-repo-commit": found.commit };
      if (!file.isLarge) {
        const answer = ranged(file.bytes, request.headers.range);
        return { ...answer, headers: { ...headers, ...answer.headers } };
      }
      const sha256 = hashed("sha256", file.bytes);
      const location = `${origin(this.#storage)}/get/${sha256}?signature=secret`;
      return { status: 302, headers: { ...headers, location, "x-linked-etag": `"${sha256}"` } };
    }
    const branch = route(/^POST \/api\/models\/[^/]+\/[^/]+\/branch\/(.+)$/);
    if (branch) {
      if (repository.branches.has(branch[0] as string)) return refusal(409);
      repository.branches.set(branch[0] as string, repository.branches.get("main") as Branch);
      return {};
    }
    if (route(/^POST \/api\/models\/[^/]+\/[^/]+\/preupload\/(.+)$/)) {
      const { files } = JSON.parse(body.toString()) as { files: { path: string; size: number }[] };
      return {
        body: {
          files: files.map((file) => ({
            path: file.path,
            uploadMode: isLarge(file.path, file.size) ? "lfs" : "regular",
          })),
        },
      };
    }
    if (pathname.endsWith("/info/lfs/objects/batch")) {
      const { objects } = JSON.parse(body.toString()) as { objects: { oid: string; size: number }[] };
      return { body: { transfer: "basic", objects: objects.map((object) => this.#uploadOf(id, object)) } };
    }
    if (pathname.includes("/complete/")) {
      const { oid, parts } = JSON.parse(body.toString()) as {
        oid: string;
        parts: { partNumber: number; etag: string }[];
      };
      const whole = Buffer.concat(parts.map(({ partNumber }) => this.#parts.get(`${oid}/${partNumber}`) as Buffer));
      const isRight = parts.every(({ partNumber, etag }) => etag === `"${partNumber}-etag"`);
      if (!isRight || hashed("sha256", whole) !== oid) return refusal(400);
      this.contents.set(oid, whole);
      return {};
    }
    const committed = route(/^POST \/api\/models\/[^/]+\/[^/]+\/commit\/(.+)$/);
    if (committed) return this.#commitAnswer(repository, committed[0] as string, body);
    return refusal(404);
  }

  #uploadOf(id: string, { oid, size }: { readonly oid: string; readonly size: number }): unknown {
    if (this.contents.has(oid)) return { oid, size };
    const storage = origin(this.#storage);
    if (this.partBytes === 0) {
      return { oid, size, actions: { upload: { href: `${storage}/put/${oid}?signature=secret` } } };
    }
    const parts = Array.from({ length: Math.ceil(size / this.partBytes) }, (_, part) => [
      String(part + 1).padStart(5, "0"),
      `${storage}/part/${oid}/${part + 1}?signature=secret`,
    ]);
    const header = { chunk_size: String(this.partBytes), ...Object.fromEntries(parts) };
    return { oid, size, actions: { upload: { href: `${this.url}/${id}/complete/x`, header } } };
  }

  #commitAnswer(repository: StoredRepository, name: string, body: Buffer): Answer {
    const branch = repository.branches.get(name);
    if (branch === undefined) return refusal(404, "RevisionNotFound");
    const lines = body
      .toString()
      .split("\n")
      .map((line) => JSON.parse(line) as { key: string; value: Record<string, string> });
    const files = new Map(branch.files);
    for (const { key, value } of lines) {
      if (key === "header") {
        const isOutdated = value["parentCommit"] !== undefined && value["parentCommit"] !== branch.commit;
        if (isOutdated) return refusal(412);
        repository.titles.push(value["summary"] as string);
      } else if (key === "file") {
        files.set(value["path"] as string, {
          bytes: Buffer.from(value["content"] as string, "base64"),
          isLarge: false,
        });
      } else {
        const bytes = this.contents.get(value["oid"] as string);
        if (bytes === undefined) return refusal(422);
        files.set(value["path"] as string, { bytes, isLarge: true });
      }
    }
    const commit = this.#commit(repository, name, files);
    return { body: { commitOid: commit, commitUrl: `${this.url}/commit/${commit}`, hookOutput: "" } };
  }

  #create(id: string, isPrivate: boolean): StoredRepository {
    const repository: StoredRepository = { isPrivate, branches: new Map(), commits: new Map(), titles: [] };
    this.repositories.set(id, repository);
    this.#commit(
      repository,
      "main",
      new Map([[".gitattributes", { bytes: Buffer.from("*.bin lfs\n"), isLarge: false }]]),
    );
    return repository;
  }

  #commit(repository: StoredRepository, name: string, files: Map<string, StoredFile>): string {
    const branch = { commit: randomBytes(20).toString("hex"), files };
    repository.branches.set(name, branch);
    repository.commits.set(branch.commit, branch);
    return branch.commit;
  }
}

interface Answer {
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: unknown;
}

function refusal(status: number, code = ""): Answer {
  const error = status === 401 ? "Invalid username or password." : "Refused.";
  return { status, headers: { "x-error-code": code, "x-error-message": error }, body: { error } };
}

function ranged(bytes: Buffer | undefined, range: string | undefined): Answer {
  if (bytes === undefined) return refusal(404);
  const [, start, end] = /^bytes=(\d+)-(\d+)$/.exec(range ?? "") ?? [];
  if (start === undefined || bytes.length === 0) return { body: bytes };
  const part = bytes.subarray(Number(start), Number(end) + 1);
  return { status: 206, headers: { "content-range": `bytes ${start}-${end}/${bytes.length}` }, body: part };
}

function isLarge(path: string, bytes: number): boolean {
  return bytes > 10_000_000 || /\.(gguf|safetensors|onnx|bin)$/.test(path);
}

function listed(path: string, { bytes, isLarge: isLfs }: StoredFile): unknown {
  const oid = hashed("sha1", Buffer.concat([Buffer.from(`blob ${bytes.length}\0`), bytes]));
  const lfs = { oid: hashed("sha256", bytes), size: bytes.length, pointerSize: 130 };
  return { type: "file", path, size: bytes.length, oid, ...(isLfs && { lfs }) };
}

function hashed(algorithm: string, bytes: Buffer): string {
  return createHash(algorithm).update(bytes).digest("hex");
}

function origin(server: Server): string {
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}
