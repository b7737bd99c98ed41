import { readFileSync } from "node:fs";
import { homedir } from "node:os";
import { join, resolve } from "node:path";
import type { HubOptions } from "@medgemma/core";
import { publicHub } from "../source/parse-source.js";
import { checkToken, readEndpoint } from "./check-access.js";

/** What the options and the environment say about the Hub. */
export interface HubSettings {
  /** Address without a slash at its end. */
  readonly endpoint: string;
  readonly token?: string;
  readonly offline: boolean;
  /** Folder of models that were fetched and converted. */
  readonly home: string;
  /** Cache of the Hub's Python client; it need not exist. */
  readonly pythonCache: string;
  /** How long a server may send nothing, in milliseconds. */
  readonly stallMilliseconds: number;
  readonly fetch?: typeof globalThis.fetch;
}

type Environment = Readonly<Record<string, string | undefined>>;

/**
 * Reads the environment as the Hub's own clients do.
 *
 * @throws {InvalidArgumentError} when an address or a token cannot be one. Messages do not repeat them.
 */
export function readSettings(options: HubOptions = {}, environment: Environment = process.env): HubSettings {
  // Scripts that clear a variable often set it to nothing.
  const get = (name: string): string | undefined => environment[name]?.trim() || undefined;
  const hfHome = get("HF_HOME") ?? join(get("XDG_CACHE_HOME") ?? join(homedir(), ".cache"), "huggingface");
  const token = readToken(options, get, hfHome);
  const seconds = Number(get("HF_HUB_DOWNLOAD_TIMEOUT") ?? NaN);
  return {
    endpoint: readEndpoint(options.endpoint ?? get("HF_ENDPOINT") ?? publicHub),
    ...(token !== undefined && { token }),
    offline: options.offline ?? /^(1|true|yes|on)$/i.test(get("HF_HUB_OFFLINE") ?? ""),
    home: resolve(options.cacheFolder ?? get("MEDGEMMA_HOME") ?? platformCache(get)),
    pythonCache: resolve(get("HF_HUB_CACHE") ?? get("HUGGINGFACE_HUB_CACHE") ?? join(hfHome, "hub")),
    stallMilliseconds: seconds > 0 ? seconds * 1000 : 20_000,
    ...(options.fetch !== undefined && { fetch: options.fetch as typeof globalThis.fetch }),
  };
}

type Get = (name: string) => string | undefined;

function readToken(options: HubOptions, get: Get, hfHome: string): string | undefined {
  if (options.token !== undefined) return checkToken(options.token.trim());
  if (/^(1|true|yes|on)$/i.test(get("HF_HUB_DISABLE_IMPLICIT_TOKEN") ?? "")) return undefined;
  const given = get("HF_TOKEN") ?? get("HUGGING_FACE_HUB_TOKEN") ?? storedToken(get, hfHome);
  return given === undefined ? undefined : checkToken(given);
}

function storedToken(get: Get, hfHome: string): string | undefined {
  try {
    return readFileSync(get("HF_TOKEN_PATH") ?? join(hfHome, "token"), "utf8").trim() || undefined;
  } catch {
    return undefined;
  }
}

function platformCache(get: Get): string {
  if (process.platform === "win32") {
    return join(get("LOCALAPPDATA") ?? join(homedir(), "AppData", "Local"), "medgemma", "cache");
  }
  if (process.platform === "darwin") return join(homedir(), "Library", "Caches", "medgemma");
  return join(get("XDG_CACHE_HOME") ?? join(homedir(), ".cache"), "medgemma");
}
