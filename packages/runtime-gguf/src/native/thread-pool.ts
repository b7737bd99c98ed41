import type { NativeLibrary } from "./load-library.js";
import type { Pointer } from "./pointer.js";

/** `ggml_backend_dev_type` of the CPU. */
const cpuDevice = 0;

/** Offsets in `ggml_threadpool_params` (`ggml.h`): a mask of 512 CPUs comes first. */
const offsets = { threads: 512, polling: 520 } as const;
const paramsBytes = 1024;

/** `poll` that `ggml_threadpool_params_init` sets. */
const defaultPolling = 50;

/** The threads that compute a context's graphs on the CPU, next to the calling one. */
export interface ThreadPool {
  readonly pointer: Pointer;
  free(): void;
}

/**
 * Makes threads that stay. Without them ggml starts new ones for every token, and the scheduler puts them on the core
 * of the thread that waits for them, since calls come from a thread that was just woken: half the speed was measured.
 * They sleep between two graphs instead of polling, which would take the core from the application.
 *
 * @returns undefined where one thread computes, or the library does not offer pools as the bound release does.
 */
export function createThreadPool(
  { ggml, newThreadPool, freeThreadPool }: NativeLibrary,
  threads: number,
): ThreadPool | undefined {
  if (threads < 2) return undefined;
  const params = new Uint8Array(new ArrayBuffer(paramsBytes));
  const view = new DataView(params.buffer);
  ggml.ggml_threadpool_params_init(params, threads);
  const isKnown =
    view.getInt32(offsets.threads, true) === threads && view.getUint32(offsets.polling, true) === defaultPolling;
  const functions = isKnown ? poolFunctions(ggml) : undefined;
  if (functions === undefined) return undefined;
  view.setUint32(offsets.polling, 0, true);
  const pointer = newThreadPool(functions.create, params);
  return pointer === null ? undefined : { pointer, free: () => freeThreadPool(functions.free, pointer) };
}

/** They live in the CPU's own library, and are known by their addresses only. */
function poolFunctions(ggml: NativeLibrary["ggml"]): { readonly create: Pointer; readonly free: Pointer } | undefined {
  const backend = ggml.ggml_backend_init_by_type(cpuDevice, null);
  if (backend === null) return undefined;
  const registry = ggml.ggml_backend_dev_backend_reg(ggml.ggml_backend_get_device(backend));
  const create = ggml.ggml_backend_reg_get_proc_address(registry, "ggml_threadpool_new");
  const free = ggml.ggml_backend_reg_get_proc_address(registry, "ggml_threadpool_free");
  ggml.ggml_backend_free(backend);
  return create === null || free === null ? undefined : { create, free };
}
