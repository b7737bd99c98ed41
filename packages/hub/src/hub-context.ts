import type { HubOptions, LoadProgress } from "@medgemma/core";
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

export function createContext({ hub, signal, onProgress }: ContextOptions = {}): HubContext {
  const settings = readSettings(hub);
  return {
    settings,
    client: new HubClient(settings),
    layout: new CacheLayout(settings.home),
    pythonCache: new PythonCache(settings.pythonCache),
    ...(signal && { signal }),
    ...(onProgress && { onProgress }),
  };
}

/** The same without progress, for small files that are read before it is known what is to be done. */
export function quiet(context: HubContext): HubContext {
  const { onProgress: _onProgress, ...rest } = context;
  return rest;
}
