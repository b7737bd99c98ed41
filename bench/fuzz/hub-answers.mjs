import { createHash } from "node:crypto";
import { rmSync } from "node:fs";
import { join } from "node:path";
import { createContext, fetchRepository } from "@medgemma/hub";
import { mutateJsonText } from "../fuzz-tools/mutate-json.mjs";
import { workFolder } from "../fuzz-tools/work-folder.mjs";

const folder = workFolder();
const content = '{"model_type":"gemma3"}';
const sha1 = createHash("sha1").update(`blob ${content.length}\0${content}`).digest("hex");
const sha256 = createHash("sha256").update(content).digest("hex");
const commit = "a".repeat(40);

const seed = JSON.stringify({
  info: {
    _id: "1",
    id: "owner/name",
    sha: commit,
    private: false,
    gated: false,
    siblings: [{ rfilename: "config.json" }],
  },
  tree: [
    { type: "file", oid: sha1, size: content.length, path: "config.json" },
    { type: "directory", oid: sha1, size: 0, path: "folder" },
    {
      type: "file",
      oid: sha1,
      size: 130,
      path: "folder/big.bin",
      lfs: { oid: sha256, size: content.length, pointerSize: 130 },
    },
  ],
});

export const seeds = [seed];

const words = [
  "..",
  "../x",
  "/etc/passwd",
  "a\\b",
  "sha256:",
  sha256,
  sha1,
  "lfs",
  "path",
  "oid",
  "size",
  "type",
  "file",
];

/**
 * @param {string} text
 * @param {import("../fuzz-tools/random.mjs").Random} random
 */
export const mutate = (text, random) => mutateJsonText(text, random, words);

/**
 * Gives changed answers to whatever asks for a repository's commit and files.
 *
 * @param {string} text
 */
export async function run(text) {
  let answers;
  try {
    answers = JSON.parse(text);
  } catch {
    answers = { info: text, tree: text };
  }
  /** @param {unknown} value */
  const json = (value) =>
    new Response(typeof value === "string" ? value : (JSON.stringify(value) ?? ""), { status: 200 });
  /** @type {typeof globalThis.fetch} */
  const fetch = async (input) => {
    const url = input instanceof Request ? input.url : String(input);
    if (url.includes("/revision/")) return json(answers?.info);
    if (url.includes("/tree/")) return json(answers?.tree);
    return new Response(content, { status: 200, headers: { "content-length": String(content.length) } });
  };
  const cacheFolder = join(folder, "home");
  try {
    return await fetchRepository(
      "hf:owner/name",
      createContext({ hub: { fetch, cacheFolder, token: "", offline: false } }),
    );
  } finally {
    rmSync(cacheFolder, { recursive: true, force: true });
  }
}
