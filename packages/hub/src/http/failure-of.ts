import type { HubReference } from "../source/hub-reference.js";
import { refusal } from "./refusals.js";
import { askedWait } from "./retries.js";
import { TransportFailure } from "./transport-failure.js";

/** Who gave an answer, and what it was about. */
export interface Answered {
  /** False for a server that the Hub led to. */
  readonly isHub: boolean;
  readonly host: string;
  readonly hadToken: boolean;
  /** The token of the Hub, which servers may repeat: it goes into no error. */
  readonly token?: string | undefined;
  /** What was asked for, for errors. */
  readonly about?: HubReference;
  /** Whether a page asks, which has neither an environment nor a command line. */
  readonly inBrowser?: boolean;
}

/**
 * What an answer that is no success means.
 *
 * @returns a {@link TransportFailure} for what may pass: 408, 425, 429, 5xx, and 401 and 403 of a server that the Hub led to, whose
 *   signature may have expired. Else the typed error of a refusal.
 */
export async function failureOf(
  response: Response,
  { isHub, host, hadToken, token, about, inBrowser = false }: Answered,
): Promise<Error> {
  const { status, headers } = response;
  const mayPass = [408, 425, 429].includes(status) || status >= 500 || (!isHub && [401, 403].includes(status));
  const text = await response.text().catch(() => "");
  if (mayPass) {
    const waitMilliseconds = askedWait(headers);
    return new TransportFailure(`${host} answered with status ${status}.`, {
      kind: "status",
      status,
      ...(waitMilliseconds !== undefined && { waitMilliseconds }),
    });
  }
  const said = headers.get("x-error-message") ?? messageIn(text);
  // Some servers repeat what they were sent.
  const message = said.replace(/\bhf_\w{4,}/g, "…").replaceAll(token ?? "\0", "…");
  return refusal({
    status,
    code: headers.get("x-error-code") ?? "",
    message: message.replace(/[^\x20-\x7e]/g, " ").slice(0, 200),
    hadToken,
    inBrowser,
    ...(about && { about }),
  });
}

function messageIn(text: string): string {
  try {
    const parsed: unknown = JSON.parse(text);
    const message: unknown = typeof parsed === "object" && parsed !== null ? Reflect.get(parsed, "error") : undefined;
    return typeof message === "string" ? message : "";
  } catch {
    return "";
  }
}
