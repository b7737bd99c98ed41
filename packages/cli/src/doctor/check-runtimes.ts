import type { DeviceSupport } from "@medgemma/core";
import type { Check } from "./check.js";
import { packageVersion } from "./package-version.js";
import { probeApart } from "./probe-apart.js";

export type RuntimeId = "onnx" | "gguf";

const libraries = { onnx: "onnxruntime-node", gguf: "node-llama-cpp" } as const;

/** What there is no need to explain to those who do not ask for these devices. */
const nexts: Readonly<Record<string, string>> = {
  "onnx cuda":
    "For an NVIDIA GPU: run the install script of onnxruntime-node (npm rebuild onnxruntime-node, or pnpm approve-builds).",
  "gguf cuda": "For an NVIDIA GPU: install its driver; node-llama-cpp brings the rest as optional packages.",
  "gguf vulkan": "For a GPU through Vulkan: install its driver and the Vulkan loader.",
};

export interface ProbedRuntime {
  readonly id: RuntimeId;
  readonly available: boolean;
  readonly devices: readonly string[];
  readonly checks: readonly Check[];
}

/** Tries a runtime's library and each of its devices. */
export async function checkRuntime(id: RuntimeId, signal: AbortSignal): Promise<ProbedRuntime> {
  const library = libraries[id];
  const version = await packageVersion(library, `@medgemma/runtime-${id}`);
  if (version === undefined) {
    const check: Check = {
      name: id,
      status: "no",
      detail: `${library} is not installed`,
      next: `Install it: npm install @medgemma/runtime-${id}`,
    };
    return { id, available: false, devices: [], checks: [check] };
  }
  const support = await probeApart(id, signal);
  return {
    id,
    available: support.available,
    devices: support.devices.filter(({ available }) => available).map(({ device }) => device),
    checks: [
      {
        name: id,
        status: support.available ? "ok" : "no",
        detail: support.available ? `${library} ${version}` : `${library} ${version}: ${support.reason ?? "no device"}`,
        ...(!support.available && { next: "Install the packages again on this machine, for its own platform." }),
      },
      ...support.devices.map((support): Check => {
        const { device, available } = support;
        const next = nexts[`${id} ${device}`];
        return {
          name: `${id} on ${device}`,
          status: available ? "ok" : "warn",
          detail: available ? "works" : whyNot(support),
          ...(!available && next !== undefined && { next }),
        };
      }),
    ],
  };
}

/** Systems that a device exists on; the others are not missing anything. */
const systems: Readonly<Record<string, { readonly platform: NodeJS.Platform; readonly name: string }>> = {
  coreml: { platform: "darwin", name: "macOS" },
  dml: { platform: "win32", name: "Windows" },
};

function whyNot({ device, reason = "it gave no reason" }: DeviceSupport): string {
  const system = systems[device];
  if (system !== undefined && system.platform !== process.platform) return `exists on ${system.name} only`;
  // onnxruntime puts its own source file and the failed condition first.
  const [line = ""] = reason.replace(/^.* was false\. /, "").split("\n");
  return line.length > 200 ? `${line.slice(0, 199)}…` : line;
}
