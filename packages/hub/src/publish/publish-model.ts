import {
  checkFields,
  DigestMismatchError,
  type HubOptions,
  InvalidArgumentError,
  isBoolean,
  isFunction,
  isSignal,
  isText,
  MedGemmaError,
} from "@medgemma/core";
import { createContext, type HubContext } from "../hub-context.js";
import { isHubId } from "../source/hub-reference.js";
import { contentBytes, contentDigest, isSameContent } from "./file-content.js";
import { cardMark, modelCard } from "./model-card.js";
import type { Publication, PublishedFile } from "./publication.js";
import { PublishMeter, type PublishProgress } from "./publish-progress.js";
import { readPublication } from "./read-publication.js";
import { sendFiles } from "./send-files.js";
import { makeTarget, type Target, targetState, type TargetState } from "./target-repository.js";

export interface PublishOptions {
  /** Repository, `owner/name`. It is made if there is none. */
  readonly to: string;
  /** Whether a repository that is made is private. Default true. One that exists stays as it is. */
  readonly private?: boolean;
  /** Branch, made if there is none. Default `main`. */
  readonly branch?: string;
  /** Title of the commit. */
  readonly message?: string;
  /** Hugging Face id of an adapter's base model, when the adapter's files do not name it. */
  readonly baseModel?: string;
  /** Address of the Hub and the access token, which needs the right to write. */
  readonly hub?: HubOptions;
  readonly signal?: AbortSignal;
  readonly onProgress?: (progress: PublishProgress) => void;
}

export interface Published {
  /** Page of the repository. */
  readonly url: string;
  /** Commit that holds the model. */
  readonly commit: string;
  /** Names of the files that were new or other before. */
  readonly sent: readonly string[];
  /** How many files of an adapter's folder were not sent, since they are its base model's. */
  readonly leftOut: number;
}

/**
 * Publishes a converted model or a LoRA adapter in a repository of the Hugging Face Hub, with a page (README.md) that tells how to
 * load it, where it comes from and which terms it is under, and a NOTICE. Other files are never sent: a folder with anything
 * else is refused. Everything becomes visible in one commit; what the repository has already is not sent again.
 *
 * A README.md in the folder takes the place of the page that is written here. One in the repository that people wrote stays.
 *
 * @param folder of `convertCheckpoint`, `convertCheckpointToGguf`, PEFT's `save_pretrained`, or with GGUF adapters.
 * @throws {InvalidArgumentError} when the folder holds something else, or the token may not write there.
 * @throws {DigestMismatchError} when a file is not what its manifest says.
 * @throws {OfflineError}, {@link TimeoutError} or {@link DownloadFailedError} when the Hub cannot be reached, falls silent or
 *   refuses. `signal.reason` after an abort. Publishing again goes on with the files that are missing.
 */
export async function publishModel(folder: string, options: PublishOptions): Promise<Published> {
  checkOptions(folder, options);
  const { to: id, branch = "main", hub, signal, baseModel } = options;
  signal?.throwIfAborted();
  const context = createContext({ ...(hub && { hub }), ...(signal && { signal }) });
  requireToken(context, hub);
  const publication = await readPublication(folder, {
    ...(baseModel !== undefined && { baseModel }),
    ...(signal && { signal }),
  });
  try {
    return await publish(publication, { target: { id, branch }, context, options });
  } catch (error) {
    signal?.throwIfAborted();
    throw refused(error, id);
  }
}

interface Publishing {
  readonly target: Target;
  readonly context: HubContext;
  readonly options: PublishOptions;
}

async function publish(publication: Publication, { target, context, options }: Publishing): Promise<Published> {
  const { client, signal } = context;
  const { private: isPrivate = true, message = "Publish with @medgemma/hub", onProgress } = options;
  const state = await targetState(client, target, signal);
  const card = await cardFile(publication, { target, state, context });
  const files = [...publication.files, ...(card === undefined ? [] : [card])];
  const missing = await filesToSend(files, state, signal);
  const { leftOut } = publication;
  const url = `${client.endpoint}/${target.id}`;
  if (missing.length === 0 && state.hasBranch && state.commit !== undefined) {
    return { url, commit: state.commit, sent: [], leftOut };
  }
  await checkDigests(missing, { ...(signal && { signal }), ...(onProgress && { onProgress }) });
  await makeTarget(client, target, { state, isPrivate, ...(signal && { signal }) });
  const commit = await sendFiles(
    client,
    { target, files: missing },
    {
      title: message,
      ...(state.hasBranch && state.commit !== undefined && { parent: state.commit }),
      ...(signal && { signal }),
      ...(onProgress && { onProgress }),
    },
  );
  return { url, commit, sent: missing.map(({ name }) => name), leftOut };
}

/** The page, unless the repository has one that people wrote. */
async function cardFile(
  { facts, card }: Publication,
  { target, state, context }: Omit<Publishing, "options"> & { readonly state: TargetState },
): Promise<PublishedFile | undefined> {
  const name = "README.md";
  if (card !== undefined) return { name, content: { text: card } };
  const { id, branch } = target;
  if (state.files.has(name) && state.commit !== undefined) {
    const fetch = context.client.fetchAbout({ id, path: name }, { signal: context.signal });
    const response = await fetch(`${context.client.endpoint}/${id}/resolve/${state.commit}/${name}`);
    if (!(await response.text()).includes(cardMark)) return undefined;
  }
  return { name, content: { text: modelCard(facts, { id, ...(branch !== "main" && { branch }) }) } };
}

async function filesToSend(
  files: readonly PublishedFile[],
  state: TargetState,
  signal: AbortSignal | undefined,
): Promise<readonly PublishedFile[]> {
  const missing: PublishedFile[] = [];
  for (const file of files) {
    const there = state.files.get(file.name);
    if (there === undefined || !(await isSameContent(file.content, there, signal))) missing.push(file);
  }
  return missing;
}

async function checkDigests(
  files: readonly PublishedFile[],
  { signal, onProgress }: Pick<PublishOptions, "signal" | "onProgress">,
): Promise<void> {
  const large = files.filter(({ content }) => !("text" in content));
  const total = large.reduce((sum, { content }) => sum + contentBytes(content), 0);
  const meter = new PublishMeter("check", total, onProgress);
  for (const { name, content } of large) {
    if ("text" in content) continue;
    const onBytes = (bytes: number): void => meter.add(bytes);
    if ((await contentDigest(content, "sha256", { onBytes, ...(signal && { signal }) })) === content.sha256) continue;
    throw new DigestMismatchError(`"${name}" is not what its digest says; nothing is published.`, {
      hint: "The file was changed or damaged. Convert the checkpoint again.",
    });
  }
}

function checkOptions(folder: unknown, options: unknown): void {
  if (typeof folder !== "string" || folder === "") throw new InvalidArgumentError("`folder` must be a path.");
  checkFields("The options of `publishModel`", options, {
    to: { ...isText, optional: false },
    private: isBoolean,
    branch: isText,
    message: isText,
    baseModel: isText,
    hub: { what: "an object", accept: (value) => typeof value === "object" && value !== null },
    signal: isSignal,
    onProgress: isFunction,
  });
  const { to, branch = "main", baseModel } = options as PublishOptions;
  if (!isHubId(to)) throw new InvalidArgumentError("`to` must be a repository, owner/name.");
  if (!/^\w[\w./-]*$/.test(branch) || branch.includes("..")) throw new InvalidArgumentError("`branch` is no branch.");
  if (baseModel !== undefined && !isHubId(baseModel)) {
    throw new InvalidArgumentError("`baseModel` must be a Hugging Face id, owner/name.");
  }
}

const tokenHint =
  "Make one with the right to write on https://huggingface.co/settings/tokens, and give it: `hf auth login`, HF_TOKEN, or `hub.token`.";

function requireToken({ settings }: HubContext, hub: HubOptions | undefined): void {
  // A `fetch` of the caller's may know another way to say who asks.
  if (settings.token !== undefined || settings.offline || hub?.fetch !== undefined) return;
  throw new InvalidArgumentError("Publishing needs an access token of the Hub.", { hint: tokenHint });
}

/** What the Hub refuses here is writing, not reading. */
function refused(error: unknown, id: string): unknown {
  if (!MedGemmaError.isInstance(error) || error.code !== "ERR_MODEL_GATED") return error;
  return new InvalidArgumentError(`The Hub does not let the access token write to "${id}".`, {
    hint: tokenHint,
    cause: error,
  });
}
