import { OfflineError } from "@medgemma/core";

/** A request that failed in a way that may pass: it is tried again. */
export class TransportFailure extends Error {
  readonly kind: "network" | "status" | "stall";
  /** Of the answer, if there was one. */
  readonly status?: number;
  /** How long the server asks to wait, in milliseconds. */
  readonly waitMilliseconds?: number;

  constructor(
    message: string,
    options: {
      readonly kind: TransportFailure["kind"];
      readonly status?: number;
      readonly waitMilliseconds?: number;
      readonly cause?: unknown;
    },
  ) {
    super(message, options.cause === undefined ? undefined : { cause: options.cause });
    this.kind = options.kind;
    if (options.status !== undefined) this.status = options.status;
    if (options.waitMilliseconds !== undefined) this.waitMilliseconds = options.waitMilliseconds;
  }
}

/** Codes of the system and of undici for a server that is not reached at all. */
const unreachable = [
  "ENOTFOUND",
  "EAI_AGAIN",
  "ECONNREFUSED",
  "ENETUNREACH",
  "EHOSTUNREACH",
  "UND_ERR_CONNECT_TIMEOUT",
];

/** Makes a failure of what `fetch` or a body threw. */
export function networkFailure(error: unknown, host: string): TransportFailure {
  if (error instanceof TransportFailure) return error;
  const code = codeOf(error);
  const what = code !== undefined && unreachable.includes(code) ? "cannot be reached" : "broke off the connection";
  return new TransportFailure(`${host} ${what}${code === undefined ? "" : ` (${code})`}.`, {
    kind: "network",
    cause: error,
  });
}

/** Whether the server could not be reached at all, so that what is here already has to do. */
export function isUnreachable(failure: unknown): boolean {
  if (!(failure instanceof TransportFailure) || failure.kind === "status") return false;
  const isOffline = failure.cause instanceof OfflineError;
  return failure.kind === "stall" || isOffline || unreachable.includes(codeOf(failure.cause) ?? "");
}

/** The code of an error or of one beneath it. */
function codeOf(error: unknown): string | undefined {
  for (let inner = error; inner instanceof Error; inner = inner.cause) {
    const code: unknown = Reflect.get(inner, "code");
    if (typeof code === "string") return code;
    if (inner instanceof AggregateError && inner.errors[0] !== undefined) return codeOf(inner.errors[0]);
  }
  return undefined;
}
