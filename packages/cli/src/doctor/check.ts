/** What the doctor found of one thing. */
export interface Check {
  readonly name: string;
  /** `warn`: it works without. */
  readonly status: "ok" | "warn" | "no";
  readonly detail: string;
  /** What to do about it. */
  readonly next?: string;
}

export interface CheckGroup {
  readonly title: string;
  readonly checks: readonly Check[];
}

const unit = 2 ** 30;

/** Bytes for people: `1.5 GiB`, `12 MiB`. */
export function formatBytes(bytes: number): string {
  return bytes < unit
    ? `${(bytes / 2 ** 20).toFixed(bytes < 2 ** 24 ? 1 : 0)} MiB`
    : `${(bytes / unit).toFixed(1)} GiB`;
}
