import { join } from "node:path";
import { ModelNotFoundError } from "@medgemma/core";
import { nearestModel } from "../catalogue/index.js";

/** For a path at which there is nothing, or nothing that may be read. */
export function missingPath(path: string, cause: Error): ModelNotFoundError {
  const code: unknown = Reflect.get(cause, "code");
  if (code === "EACCES" || code === "EPERM") {
    return new ModelNotFoundError(`"${path}" cannot be read (${code}).`, {
      hint: "Give the user that runs this process the right to read it and to enter its folders.",
      cause,
    });
  }
  return new ModelNotFoundError(`There is no "${path}".`, { hint: hintFor(path), cause });
}

function hintFor(path: string): string {
  if (path.startsWith("~")) return "Only shells know `~`: give the whole path, for example with `os.homedir()`.";
  const near = nearestModel(path);
  if (near !== undefined) return `Did you mean "${near.id}"? That id is fetched from the Hugging Face Hub.`;
  if (/^[\w.-]+\/[\w.-]+:[\w.-]+$/.test(path)) {
    return "A quantisation is not part of the id: give it as `format` (--format), for example `q4_k_m`.";
  }
  return "Check the path; a relative one begins at the folder in which the process was started.";
}

/** For a folder or file that is there and holds no model. `names` of a folder. */
export function noModel(path: string, names: readonly string[] | undefined): ModelNotFoundError {
  if (names === undefined) {
    const isPart = /\.(safetensors|json|onnx|data)$/i.test(path);
    return new ModelNotFoundError(`"${path}" is a file that does not begin as a GGUF file does.`, {
      hint: isPart ? "Give the folder that it lies in." : "Give a folder, a GGUF file or a Hugging Face id.",
    });
  }
  const has = (extension: string): boolean => names.some((name) => name.toLowerCase().endsWith(extension));
  if (names.includes("snapshots")) {
    return new ModelNotFoundError(`"${path}" is a cache folder of Hugging Face; the checkpoint lies deeper.`, {
      hint: `Give the model's id, which finds it there, or the snapshot: ${join(path, "snapshots")}/REVISION`,
    });
  }
  if (has(".onnx")) {
    return new ModelNotFoundError(`"${path}" holds ONNX files of another tool.`, {
      hint: "Graphs differ between tools. Give the Hugging Face checkpoint instead, by its id or its folder.",
    });
  }
  if (has(".safetensors")) {
    return new ModelNotFoundError(`"${path}" has weights, but no config.json.`, {
      hint: "Give a whole checkpoint: config.json, *.safetensors and tokenizer.json.",
    });
  }
  if (names.includes("config.json")) {
    return new ModelNotFoundError(`"${path}" looks like a Hugging Face checkpoint without *.safetensors files.`, {
      hint: has(".bin") ? "Save it with transformers' save_pretrained." : "Download its weights too.",
    });
  }
  if (has(".bin") || has(".pt") || has(".pth")) {
    return new ModelNotFoundError(`"${path}" has no *.safetensors files.`, {
      hint: "Save the checkpoint with transformers' save_pretrained.",
    });
  }
  return new ModelNotFoundError(`The folder "${path}" holds no model.`, {
    hint: "Give a checkpoint's folder, one that medgemma convert wrote, or one with *.gguf files.",
  });
}
