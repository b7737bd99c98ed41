import { DownloadFailedError, type MedGemmaError, ModelGatedError, ModelNotFoundError } from "@medgemma/core";
import { nearestModel } from "../catalogue/index.js";
import { describeReference, type HubReference } from "../source/hub-reference.js";

export interface Refusal {
  readonly status: number;
  /** `X-Error-Code` of the Hub. */
  readonly code: string;
  /** `X-Error-Message` of the Hub, or its body's. */
  readonly message: string;
  readonly hadToken: boolean;
  readonly about?: HubReference;
  /** Whether a page asks, which has neither an environment nor a command line. Default false. */
  readonly inBrowser?: boolean;
}

const tokenPage = "https://huggingface.co/settings/tokens";

function giveToken(inBrowser: boolean): string {
  const how = inBrowser
    ? "as the load option `hub.token`"
    : "`hf auth login`, HF_TOKEN, or the load option `hub.token`";
  return `make a token on ${tokenPage}, and give it: ${how}`;
}

/** What a server's final "no" means. */
export function refusal({ status, code, message, hadToken, about, inBrowser = false }: Refusal): MedGemmaError {
  const token = giveToken(inBrowser);
  const what = about === undefined ? "The file" : `"${asWritten(about)}"`;
  const page = about === undefined ? "its page" : `https://huggingface.co/${about.id}`;
  if (code === "GatedRepo" || (status === 403 && /gated|restricted/i.test(message))) {
    return hadToken
      ? new ModelGatedError(`${what} is gated, and the account of the access token has no access.`, {
          hint: `Accept the terms on ${page} with the same account. A fine-grained token also needs the right "Read access to contents of all public gated repos you can access".`,
        })
      : new ModelGatedError(`${what} is gated: its terms are accepted first.`, {
          hint: `Accept them on ${page}, then ${token}.`,
        });
  }
  // The Hub does not always send the code with its 401; Python's client, too, takes one without a token for this.
  const isUnknown = code === "" && (status === 404 || (status === 401 && !hadToken && about !== undefined));
  if (code === "RepoNotFound" || isUnknown) return notFound({ what, page, token: hadToken ? undefined : token }, about);
  if (code === "RevisionNotFound") {
    return new ModelNotFoundError(`${what}: there is no such revision.`, {
      hint: `Look at the branches, tags and commits on ${page}.`,
    });
  }
  if (code === "EntryNotFound" || status === 404) return new ModelNotFoundError(`${what}: there is no such file.`);
  if (status === 401 && hadToken) {
    return new ModelGatedError("The Hub does not accept the access token: it is wrong, revoked or expired.", {
      hint: `To read a public model give no token${inBrowser ? "" : " (HF_TOKEN, `hf auth logout`)"}; else ${token}.`,
    });
  }
  if (status === 401 || status === 403) {
    return new ModelGatedError(`${what} is refused (${status}).`, {
      hint: hadToken ? `See whether the token may read it: ${tokenPage}.` : `If it is yours or gated, ${token}.`,
    });
  }
  return new DownloadFailedError(`${what} is refused with status ${status}${message === "" ? "" : ` (${message})`}.`);
}

/** Without a token, the Hub does not tell a private repository from one that does not exist. */
function notFound(
  { what, page, token }: { readonly what: string; readonly page: string; readonly token: string | undefined },
  about?: HubReference,
): ModelNotFoundError {
  const near = about && nearestModel(about.id);
  const isOther = near !== undefined && near.id !== about?.id;
  const meant = isOther ? `Did you mean "${near.id}"? ` : "";
  const hidden = token === undefined ? "" : ` If it is private, ${token}.`;
  return new ModelNotFoundError(`${what} is not on the Hub.`, { hint: `${meant}Check the id on ${page}.${hidden}` });
}

/** People write neither `main` nor the commit that it is at the moment. */
function asWritten({ id, revision, path }: HubReference): string {
  const isImplied = revision === undefined || revision === "main" || /^[0-9a-f]{40}$/.test(revision);
  return describeReference({ id, ...(!isImplied && { revision }), ...(path !== undefined && { path }) });
}
