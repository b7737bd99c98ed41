import type { z } from "zod";

/** Names fields and problems, never the values given. */
export function describeIssues(error: z.ZodError): string {
  return error.issues.map((issue) => `\`${issue.path.join(".") || "input"}\`: ${issue.message}`).join("; ") + ".";
}
