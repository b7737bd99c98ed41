import { readFileSync } from "node:fs";
import { homedir } from "node:os";
import { join, resolve } from "node:path";
import { type HubOptions, InvalidArgumentError } from "@medgemma/core";
import { publicHub } from "../source/parse-source.js";
import { checkToken, readEndpoint } from "./check-access.js";

/** What the options and the environment say about the Hub. */
export interface HubSettings {
  /** Address without a slash at its end. */
  readonly endpoint: string;
  readonly token: string | undefined;
  readonly offline: boolean;
  /** Folder of models that were fetched and converted. */
  readonly home: string;
  /** Cache of the Hub's Python client; it need not exist. */
  readonly pythonCache: string;
  /** How long a server may send nothing, in milliseconds. */
  readonly stallMilliseconds: number;
  readonly fetch?: typeof globalThis.fetch;
}

/** Timers cannot wait for much longer than three weeks. */
const longestStallSeconds = 86_400;

type Environment = Readonly<Record<string, string | undefined>>;

/**
 * Reads the environment as the Hub's own clients do.
 *
 * @throws {InvalidArgumentError} when an address or a token cannot be one, at its first use. Messages do not repeat them.
 */
export function readSettings(options: HubOptions = {}, environment: Environment = process.env): HubSettings {
  // Scripts that clear a variable often set it to nothing.
  const get = (name: string): string | undefined => environment[name]?.trim() || undefined;
  const hfHome = (): string =>
    get("HF_HOME") ?? join(get("XDG_CACHE_HOME") ?? join(userFolder(), ".cache"), "huggingface");
  const seconds = Number(get("HF_HUB_DOWNLOAD_TIMEOUT") ?? NaN);
  // Read when they are needed: a model in a folder needs none of them, however wrong they are.
  return {
    get endpoint() {
      return readEndpoint(options.endpoint ?? get("HF_ENDPOINT") ?? publicHub);
    },
    get token() {
      return readToken(options, get, hfHome);
    },
    offline: options.offline ?? /^(1|true|yes|on)$/i.test(get("HF_HUB_OFFLINE") ?? ""),
    get home() {
      return resolve(
        (options.cacheFolder === "" ? undefined : options.cacheFolder) ?? get("MEDGEMMA_HOME") ?? platformCache(get),
      );
    },
    get pythonCache() {
      return resolve(get("HF_HUB_CACHE") ?? get("HUGGINGFACE_HUB_CACHE") ?? join(hfHome(), "hub"));
    },
    stallMilliseconds: seconds > 0 ? Math.min(seconds, longestStallSeconds) * 1000 : 20_000,
    ...(options.fetch !== undefined && { fetch: options.fetch as typeof globalThis.fetch }),
  };
}

/** @throws {InvalidArgumentError} for a user without a folder, as in hardened containers. */
function userFolder(): string {
  try {
    return homedir();
  } catch (cause) {
    throw new InvalidArgumentError("This user has no home folder, so that there is no place for models.", {
      hint: "Set MEDGEMMA_HOME and HF_HUB_CACHE, or `hub.cacheFolder`.",
      cause,
    });
  }
}

type Get = (name: string) => string | undefined;

function readToken(options: HubOptions, get: Get, hfHome: () => string): string | undefined {
  if (options.token !== undefined) return checkToken(options.token.trim());
  if (/^(1|true|yes|on)$/i.test(get("HF_HUB_DISABLE_IMPLICIT_TOKEN") ?? "")) return undefined;
  const given = get("HF_TOKEN") ?? get("HUGGING_FACE_HUB_TOKEN") ?? storedToken(get, hfHome);
  return given === undefined ? undefined : checkToken(given);
}

function storedToken(get: Get, hfHome: () => string): string | undefined {
  try {
    return readFileSync(get("HF_TOKEN_PATH") ?? join(hfHome(), "token"), "utf8").trim() || undefined;
  } catch {
    return undefined;
  }
}

function platformCache(get: Get): string {
  if (process.platform === "win32") {
    return join(get("LOCALAPPDATA") ?? join(userFolder(), "AppData", "Local"), "medgemma", "cache");
  }
  if (process.platform === "darwin") return join(userFolder(), "Library", "Caches", "medgemma");
  return join(get("XDG_CACHE_HOME") ?? join(userFolder(), ".cache"), "medgemma");
}
