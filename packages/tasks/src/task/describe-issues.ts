import type { z } from "zod";

/** Names fields and problems, never the values given. */
export function listIssues(error: z.ZodError): readonly string[] {
  return error.issues.map(({ path, message }) => `\`${path.join(".") || "input"}\`: ${message}`);
}

/** The same in one line. */
export function describeIssues(error: z.ZodError): string {
  return listIssues(error).join("; ");
}
