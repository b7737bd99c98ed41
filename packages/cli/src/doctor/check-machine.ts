import { statfs } from "node:fs/promises";
import { availableParallelism, cpus, freemem, totalmem } from "node:os";
import { type Check, formatBytes } from "./check.js";

/** Oldest release of Node.js that the SDK's packages allow. */
const oldestNode = [20, 19] as const;

/** Node.js, processor, memory and disk. */
export async function checkMachine(): Promise<readonly Check[]> {
  return [checkNode(process.versions.node), checkProcessor(), checkMemory(), await checkDisk()];
}

export function checkNode(version: string): Check {
  const [major = 0, minor = 0] = version.split(".").map(Number);
  const isNew = major > oldestNode[0] || (major === oldestNode[0] && minor >= oldestNode[1]);
  return {
    name: "Node.js",
    status: isNew ? "ok" : "no",
    detail: `${version} on ${process.platform} ${process.arch}; ${oldestNode.join(".")} or newer is needed`,
    ...(!isNew && { next: "Install a newer Node.js." }),
  };
}

function checkProcessor(): Check {
  const model = cpus()[0]?.model.trim() ?? "unknown";
  return { name: "processor", status: "ok", detail: `${model}, ${availableParallelism()} threads` };
}

/** Bytes that this process can still take: what the system has left, or its container allows. */
export function availableMemory(): number {
  const limited: NodeJS.Process & { availableMemory?: () => number } = process;
  return Math.min(freemem(), limited.availableMemory?.() ?? Infinity);
}

function checkMemory(): Check {
  const free = availableMemory();
  const isLittle = free < 4 * 2 ** 30;
  return {
    name: "memory",
    status: isLittle ? "warn" : "ok",
    detail: `${formatBytes(free)} of ${formatBytes(totalmem())} are free`,
    ...(isLittle && { next: "The test model runs; MedGemma 4B takes some GiB, in the smallest format, too." }),
  };
}

async function checkDisk(): Promise<Check> {
  const { bavail, bsize } = await statfs(process.cwd());
  const free = bavail * bsize;
  const isLittle = free < 15 * 2 ** 30;
  return {
    name: "disk",
    status: isLittle ? "warn" : "ok",
    detail: `${formatBytes(free)} are free in this folder`,
    ...(isLittle && { next: "A checkpoint of MedGemma 4B takes 8.6 GB, and what it is converted to comes on top." }),
  };
}
