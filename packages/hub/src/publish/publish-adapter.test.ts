import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { InvalidArgumentError } from "@medgemma/core";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { noise } from "../testing/small-package.js";
import { temporaryFolder } from "../testing/temporary-folder.js";
import { UploadHub, writeToken } from "../testing/upload-hub.js";
import { publishModel, type PublishOptions } from "./publish-model.js";

const id = "clinic/chest-lora";
const base = "google/medgemma-1.5-4b-it";
let hub: UploadHub;
beforeEach(async () => {
  hub = await UploadHub.start();
});
afterEach(() => hub[Symbol.asyncDispose]());

const publish = (folder: string, options: Partial<PublishOptions> = {}) =>
  publishModel(folder, { to: id, hub: { endpoint: hub.url, token: writeToken }, ...options });

/** A folder as PEFT's `save_pretrained` writes it. */
function peftFolder(config: Readonly<Record<string, unknown>> = { base_model_name_or_path: base }): string {
  const folder = join(temporaryFolder(), "lora");
  mkdirSync(folder);
  writeFileSync(join(folder, "adapter_config.json"), JSON.stringify({ peft_type: "LORA", r: 16, ...config }));
  writeFileSync(join(folder, "adapter_model.safetensors"), noise(20_000, 5));
  writeFileSync(join(folder, "README.md"), "# Model Card\n\n[More Information Needed]\n");
  return folder;
}

/** The beginning of a file of `convertAdapterToGguf`. */
const ggufAdapter = Buffer.concat([Buffer.from("GGUF\x03general.type adapter adapter.lora.alpha"), noise(9000, 6)]);

describe("publishModel, for adapters", () => {
  it("publishes PEFT's files with a page and a notice, and leaves the base's tokenizer here", async () => {
    const folder = peftFolder();
    for (const name of ["tokenizer.json", "tokenizer_config.json", "chat_template.jinja"]) {
      writeFileSync(join(folder, name), "{}");
    }
    const { leftOut } = await publish(folder);
    expect(leftOut).toBe(3);
    expect(hub.names(id)).toEqual([
      ".gitattributes",
      "NOTICE",
      "README.md",
      "adapter_config.json",
      "adapter_model.safetensors",
    ]);
    const card = hub.text(id, "README.md") ?? "";
    expect(card).toMatch(/^---\nlicense: other\nlicense_name: health-ai-developer-foundations\n/);
    expect(card).toContain(`\nbase_model: ${base}\nbase_model_relation: adapter\nlibrary_name: peft\n`);
    expect(card).toContain('adapters: [{ folder: "./adapter" }]');
    expect(card).not.toContain("More Information Needed");
    expect(hub.text(id, "NOTICE")).toContain("HAI-DEF is provided under and subject to");
  });

  it("takes a path of this machine out of the adapter's settings", async () => {
    const folder = peftFolder({ base_model_name_or_path: "/home/jane/models/medgemma" });
    await expect(publish(folder)).rejects.toThrow(/do not name its base model.*`baseModel`/);
    expect(hub.log).toEqual([]);
    await publish(folder, { baseModel: base });
    const config = JSON.parse(hub.text(id, "adapter_config.json") ?? "") as object;
    expect(config).toEqual({ peft_type: "LORA", r: 16, base_model_name_or_path: base });
    expect((await publish(folder, { baseModel: base })).sent).toEqual([]);
  });

  it("publishes a GGUF adapter, alone or beside PEFT's files", async () => {
    const alone = temporaryFolder();
    writeFileSync(join(alone, "chest.gguf"), ggufAdapter);
    await expect(publish(alone)).rejects.toThrow("`baseModel`");
    await publish(alone, { baseModel: base });
    expect(hub.names(id)).toEqual([".gitattributes", "NOTICE", "README.md", "chest.gguf"]);
    expect(hub.text(id, "README.md")).toContain("library_name: gguf");

    const both = peftFolder();
    writeFileSync(join(both, "chest.gguf"), ggufAdapter);
    await publish(both, { to: "clinic/both" });
    expect(hub.names("clinic/both")).toEqual(expect.arrayContaining(["adapter_config.json", "chest.gguf"]));
  });

  it("keeps a page that somebody filled in", async () => {
    const folder = peftFolder();
    writeFileSync(join(folder, "README.md"), "# Chest adapter\n");
    await publish(folder);
    expect(hub.text(id, "README.md")).toBe("# Chest adapter\n");
  });

  it("refuses what a training leaves behind, models, and folders that are not complete", async () => {
    for (const name of ["optimizer.pt", "training_args.bin", "train.jsonl", "tokenizer_patients.json"]) {
      const folder = peftFolder();
      writeFileSync(join(folder, name), "x");
      await expect(publish(folder)).rejects.toThrow("holds an entry beside the model; nothing is published.");
    }
    const model = temporaryFolder();
    writeFileSync(
      join(model, "model.gguf"),
      Buffer.concat([Buffer.from("GGUF\x03general.type model"), noise(9000, 7)]),
    );
    await expect(publish(model, { baseModel: base })).rejects.toThrow(InvalidArgumentError);
    for (const config of ["{", "{}", "[]"]) {
      const folder = peftFolder();
      writeFileSync(join(folder, "adapter_config.json"), config);
      await expect(publish(folder)).rejects.toMatchObject({ code: "ERR_CORRUPT_MODEL" });
    }
    expect(hub.log).toEqual([]);
  });
});
