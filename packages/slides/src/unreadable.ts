import { InvalidArgumentError } from "@medgemma/core";

const notAllowed = { reason: "reading it is not allowed", hint: "Change its permissions, or copy it." };

const reasons: Readonly<Record<string, { readonly reason: string; readonly hint: string }>> = {
  ENOENT: { reason: "there is no such file", hint: "Check the path; names with spaces need quotes." },
  ENOTDIR: { reason: "there is no such file", hint: "Check the path." },
  EISDIR: { reason: "it is a folder", hint: "Give a file." },
  EACCES: notAllowed,
  EPERM: notAllowed,
  NotAllowedError: notAllowed,
  ELOOP: { reason: "its links go round", hint: "Give the file itself." },
  EMFILE: { reason: "too many files are open", hint: "Close some, or allow more (ulimit -n)." },
  NotFoundError: { reason: "it is no longer there", hint: "Choose it again." },
  NotReadableError: { reason: "it changed or may not be read", hint: "Choose it again." },
};

/** The error for a file that cannot be read, without its path and the system's message with it: it may be a patient's name. */
export function unreadable(error: unknown): InvalidArgumentError {
  const { reason, hint } = reasons[nameOf(error)] ?? { reason: nameOf(error), hint: "Check the path." };
  return new InvalidArgumentError(`The slide cannot be read: ${reason}.`, { hint });
}

/** The system's code, or a browser's name of the error. */
function nameOf(error: unknown): string {
  if (typeof error !== "object" || error === null) return "unknown reason";
  if ("code" in error && typeof error.code === "string" && /^E[A-Z0-9]+$/.test(error.code)) return error.code;
  return "name" in error && typeof error.name === "string" ? error.name : "unknown reason";
}
