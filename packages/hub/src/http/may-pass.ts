import { MedGemmaError } from "@medgemma/core";

/** No connection, or a server in trouble: what is here will do. */
export function mayPass(error: unknown): error is MedGemmaError {
  const codes: readonly string[] = ["ERR_OFFLINE", "ERR_TIMEOUT", "ERR_DOWNLOAD_FAILED"];
  return MedGemmaError.isInstance(error) && codes.includes(error.code);
}
