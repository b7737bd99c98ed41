import {
  checkFields,
  type HubOptions,
  isBoolean,
  isFunction,
  isRecord,
  isSignal,
  isText,
  type LoadProgress,
} from "@medgemma/core";
import { type HubSettings, readSettings } from "./access/settings.js";
import { CacheLayout } from "./cache/cache-layout.js";
import { PythonCache } from "./cache/python-cache.js";
import { HubClient } from "./http/hub-client.js";

/** What everything that fetches needs. */
export interface HubContext {
  readonly settings: HubSettings;
  readonly client: HubClient;
  readonly layout: CacheLayout;
  readonly pythonCache: PythonCache;
  readonly signal?: AbortSignal;
  readonly onProgress?: (progress: LoadProgress) => void;
}

export interface ContextOptions {
  readonly hub?: HubOptions;
  readonly signal?: AbortSignal;
  readonly onProgress?: (progress: LoadProgress) => void;
}

const contextChecks = {
  hub: isRecord({ token: isText, endpoint: isText, offline: isBoolean, cacheFolder: isText, fetch: isFunction }),
  signal: isSignal,
  onProgress: isFunction,
};

/**
 * Settings, cache and client for the functions of this package that take them.
 *
 * @param options.hub as the load option `hub`; what it leaves out comes from the environment, at its first use.
 */
export function createContext({ hub, signal, onProgress }: ContextOptions = {}): HubContext {
  checkFields("The options", { hub, signal, onProgress }, contextChecks);
  const settings = readSettings(hub);
  let fraction = 0;
  const report =
    onProgress &&
    ((progress: LoadProgress): void => onProgress({ ...progress, fraction: (fraction = progress.fraction) }));
  const onWait = report && ((message: string): void => report({ stage: "wait", fraction, message }));
  return {
    settings,
    client: new HubClient(settings, onWait),
    layout: new CacheLayout(() => settings.home),
    pythonCache: new PythonCache(() => settings.pythonCache),
    ...(signal && { signal }),
    ...(report && { onProgress: report }),
  };
}

/** The same without progress, for small files that are read before it is known what is to be done. */
export function quiet(context: HubContext): HubContext {
  const { onProgress: _onProgress, ...rest } = context;
  return rest;
}
