import { existsSync } from "node:fs";
import { join } from "node:path";
import { packageManifestName } from "@medgemma/core";
import { publishModel } from "@medgemma/hub";
import type { CommandContext } from "../command-context.js";
import { exitCodes } from "../exit-codes.js";

export interface PublishFlags {
  readonly to: string;
  readonly public?: boolean;
  readonly branch?: string;
  readonly message?: string;
  readonly baseModel?: string;
}

/** `medgemma publish`: uploads a converted model or an adapter. */
export async function runPublish(folder: string, flags: PublishFlags, context: CommandContext): Promise<number> {
  const { screen, signal, json } = context;
  const { to, branch, message, baseModel } = flags;
  screen.progress("Looking at the files");
  const published = await publishModel(folder, {
    to,
    private: flags.public !== true,
    ...(branch !== undefined && { branch }),
    ...(message !== undefined && { message }),
    ...(baseModel !== undefined && { baseModel }),
    signal,
    onProgress: ({ stage, fraction }) =>
      screen.progress(stage === "check" ? "Checking the files" : "Uploading", fraction),
  });
  screen.clearProgress();
  const { url, commit, sent, leftOut } = published;
  if (json) {
    screen.line(JSON.stringify({ command: "publish", ok: true, url, commit, sent, leftOut }, null, 2));
    return exitCodes.ok;
  }
  screen.line(url);
  if (sent.length === 0) screen.note("Everything was there already.");
  if (leftOut > 0) screen.note(`Not sent: ${leftOut} of the adapter's base model's files.`);
  const id = branch === undefined ? to : `${to}@${branch}`;
  const isPackage = existsSync(join(folder, packageManifestName));
  screen.note(
    `Next: ${isPackage ? `medgemma report chest.png --model ${id}` : `medgemma convert BASE OUTPUT --adapter ${id}`}`,
  );
  return exitCodes.ok;
}
