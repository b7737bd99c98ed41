import type { LoadProgress } from "@medgemma/core";

type Report = (progress: LoadProgress) => void;

/** The same progress within a part of the whole, from `from` to `to`. */
export function within(from: number, to: number, report: Report | undefined): Report | undefined {
  return report && ((progress) => report({ ...progress, fraction: from + (to - from) * progress.fraction }));
}

/** Part of the whole that fetching and converting take when there is something to fetch or to convert. */
const preparingPart = 0.8;

/** Splits the progress of a load: what comes before the runtime's own work, and that. */
export function splitProgress(report: Report | undefined): { readonly preparing?: Report; readonly loading?: Report } {
  if (report === undefined) return {};
  let from = 0;
  const inPart = within(0, preparingPart, report) as Report;
  return {
    preparing(progress) {
      from = preparingPart;
      inPart(progress);
    },
    loading: (progress) => report({ ...progress, fraction: from + (1 - from) * progress.fraction }),
  };
}
