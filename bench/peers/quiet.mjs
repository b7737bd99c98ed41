// Timings are worth little while other programs compute: llama.cpp's threads wait for each other, and one that is not scheduled
// stops all. What others take is told from the kernel's counters (Linux; elsewhere nothing is known, and nobody waits).
import { readFileSync } from "node:fs";
import { cpus } from "node:os";

/** Milliseconds of the processor that all programs took since the start. */
function busyMs() {
  return cpus().reduce((sum, { times: { user, nice, sys, irq } }) => sum + user + nice + sys + irq, 0);
}

/** Milliseconds that this process and its children that ended took. */
function ownMs() {
  // After the name in parentheses, which may hold spaces: utime, stime, cutime and cstime are fields 14 to 17.
  const fields = readFileSync("/proc/self/stat", "utf8")
    .replace(/^.*\) /s, "")
    .split(" ");
  return fields.slice(11, 15).reduce((sum, ticks) => sum + 10 * Number(ticks), 0);
}

/**
 * Resolves when other programs take less than a tenth of the processor for two seconds, or when the time is over.
 *
 * @param {number} minutes
 */
export async function waitForQuiet(minutes) {
  if (process.platform !== "linux") return;
  for (const until = Date.now() + 60_000 * minutes; Date.now() < until;) {
    const share = othersMeter();
    await new Promise((resolve) => {
      setTimeout(resolve, 2000);
    });
    if (share() < 0.1) return;
  }
}

/**
 * Starts now; tells the share of the processor that programs took that are neither this one nor its children that ended, nor
 * those that are known to have taken `knownMs`.
 */
export function othersMeter() {
  if (process.platform !== "linux") return () => 0;
  const start = { at: Date.now(), busy: busyMs(), own: ownMs() };
  return (knownMs = 0) => {
    const others = busyMs() - start.busy - (ownMs() - start.own) - knownMs;
    return Math.max(0, others / ((Date.now() - start.at) * cpus().length));
  };
}
