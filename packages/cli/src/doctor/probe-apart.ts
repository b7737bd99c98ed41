import { execFile } from "node:child_process";
import type { RuntimeSupport } from "@medgemma/core";

const constructors = { onnx: "onnxRuntime", gguf: "ggufRuntime" } as const;

/**
 * Probes a runtime in a process of its own: native libraries write to the terminal, and a broken driver ends the process
 * that loads it.
 *
 * @throws `signal.reason` after an abort, which ends that process.
 */
export async function probeApart(id: keyof typeof constructors, signal: AbortSignal): Promise<RuntimeSupport> {
  const specifier = JSON.stringify(import.meta.resolve(`@medgemma/runtime-${id}`));
  const script =
    `const { ${constructors[id]}: create } = await import(${specifier});` +
    "process.stdout.write(JSON.stringify(await create().probe()));";
  return new Promise((resolve, reject) => {
    // In Electron the executable is the application, and would be started again.
    const env = { ...process.env, ELECTRON_RUN_AS_NODE: "1" };
    const options = { timeout: 180_000, maxBuffer: 2 ** 24, signal, killSignal: "SIGKILL", env } as const;
    execFile(process.execPath, ["--input-type=module", "-e", script], options, (error, stdout) => {
      if (signal.aborted) {
        reject(signal.reason as Error);
        return;
      }
      try {
        resolve(JSON.parse(stdout) as RuntimeSupport);
      } catch {
        const reason = error?.signal ? `it ended the process (${error.signal})` : "its process gave no answer";
        resolve({ available: false, devices: [], reason });
      }
    });
  });
}
