import { readFileSync, readlinkSync } from "node:fs";
import { hostname } from "node:os";

/** The process that a conversion runs in, written down so that others can tell whether it still runs. */
export interface ConversionOwner {
  readonly pid: number;
  readonly host: string;
  /** Identity of the machine and of its current run, and of the space of process numbers; absent where unknown. */
  readonly machine?: string;
  readonly boot?: string;
  readonly namespace?: string;
  /** When the process started, in the kernel's ticks: another process may get the same number later. */
  readonly started?: string;
}

/** This process. */
export function thisOwner(): ConversionOwner {
  const facts = {
    machine: read("/etc/machine-id"),
    boot: read("/proc/sys/kernel/random/boot_id"),
    namespace: link("/proc/self/ns/pid"),
    started: startOf("self"),
  };
  const known = Object.entries(facts).filter(([, value]) => value !== undefined);
  return {
    pid: process.pid,
    host: hostname(),
    ...(Object.fromEntries(known) as Partial<Record<keyof typeof facts, string>>),
  };
}

/** Whether the owner's process has surely ended. One of another machine or container cannot be told, and counts as alive. */
export function isGone(owner: ConversionOwner): boolean {
  const here = thisOwner();
  if (owner.host !== here.host || owner.machine !== here.machine) return false;
  // Without the machine's identity, two machines of one name may share the folder.
  if (owner.boot !== here.boot) return here.machine !== undefined;
  if (owner.namespace !== here.namespace) return false;
  try {
    process.kill(owner.pid, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "ESRCH";
  }
  const started = startOf(owner.pid);
  return started !== undefined && owner.started !== undefined && started !== owner.started;
}

/** Reads a mark; undefined when it is none. */
export function parseOwner(text: string): ConversionOwner | undefined {
  try {
    const owner = JSON.parse(text) as Partial<ConversionOwner> | null;
    const isValid = typeof owner?.host === "string" && Number.isSafeInteger(owner.pid) && Number(owner.pid) > 0;
    return isValid ? (owner as ConversionOwner) : undefined;
  } catch {
    return undefined;
  }
}

/** Field 22 of Linux's /proc/PID/stat; the second is the program's name in parentheses, which may hold anything. */
function startOf(pid: number | "self"): string | undefined {
  const text = read(`/proc/${pid}/stat`);
  return text?.slice(text.lastIndexOf(")") + 2).split(" ")[19];
}

function read(path: string): string | undefined {
  try {
    return readFileSync(path, "utf8").trim() || undefined;
  } catch {
    return undefined;
  }
}

function link(path: string): string | undefined {
  try {
    return readlinkSync(path);
  } catch {
    return undefined;
  }
}
