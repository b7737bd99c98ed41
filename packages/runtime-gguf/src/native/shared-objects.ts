import { RuntimeUnavailableError } from "@medgemma/core";

/**
 * Paths of all libraries in the process.
 *
 * @throws {RuntimeUnavailableError} in a JavaScript runtime that does not tell them, as Bun and Deno.
 */
export function sharedObjects(): readonly string[] {
  const report = process.report as (NodeJS.ProcessReport & { excludeNetwork?: boolean }) | undefined;
  const paths = report === undefined ? undefined : pathsOf(report);
  if (Array.isArray(paths) && paths.length > 0) return paths as readonly string[];
  throw new RuntimeUnavailableError(`${runtimeName()} does not tell which libraries a process has loaded.`, {
    hint: "@medgemma/runtime-gguf needs Node 20.19 or newer; @medgemma/runtime-onnx runs on Bun and Deno, too.",
  });
}

function pathsOf(report: NodeJS.ProcessReport & { excludeNetwork?: boolean }): unknown {
  const { excludeNetwork = false } = report;
  // Without it, the report looks up the names of the other ends of open connections.
  report.excludeNetwork = true;
  try {
    return (report.getReport() as unknown as { readonly sharedObjects?: unknown } | undefined)?.sharedObjects;
  } finally {
    report.excludeNetwork = excludeNetwork;
  }
}

function runtimeName(): string {
  if (process.versions["bun"] !== undefined) return "Bun";
  return process.versions["deno"] === undefined ? "This JavaScript runtime" : "Deno";
}
