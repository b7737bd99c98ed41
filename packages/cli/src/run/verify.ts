import { InvalidArgumentError, type WeightFormat } from "@medgemma/core";
import type { CommandContext } from "../command-context.js";
import { exitCodes } from "../exit-codes.js";
import { findModel, localFiles, runtimeFor } from "../model/find-model.js";
import { loadProgress } from "../terminal/load-progress.js";
import { formatResult, type GroupResult } from "../verify/group-result.js";
import { ggufBackend } from "../verify/gguf-backend.js";
import { onnxBackend } from "../verify/onnx-backend.js";
import type { VerifyBackend } from "../verify/verify-backend.js";
import { verifyReference } from "../verify/verify-reference.js";
import { verifyTokenizerFile } from "../verify/verify-tokenizer-file.js";
import { webBackend } from "../verify/web-backend.js";

export interface VerifyFlags {
  readonly reference?: string;
  readonly model?: string;
  readonly runtime: "onnx" | "gguf" | "web" | "web-wasm";
  readonly format: WeightFormat;
  readonly tokenizer?: string;
  readonly cases?: string;
  readonly imaging?: string;
  readonly files?: string;
}

const backends: Readonly<Record<VerifyFlags["runtime"], (format: WeightFormat) => VerifyBackend>> = {
  onnx: onnxBackend,
  web: (format) => webBackend(format),
  "web-wasm": (format) => webBackend(format, "wasm"),
  gguf: ggufBackend,
};

/** `medgemma verify`: is what we compute what Hugging Face transformers computes? */
export async function runVerify(flags: VerifyFlags, context: CommandContext): Promise<number> {
  const { screen, json, signal } = context;
  const groups: GroupResult[] = [];
  const show = (result: GroupResult): void => {
    // Between two groups: what was opened is closed on the way out.
    signal.throwIfAborted();
    groups.push(result);
    if (!json) screen.line(formatResult(result));
    screen.progress("Comparing");
  };
  screen.progress("Comparing");
  const passed = await verify(flags, show, context);
  screen.clearProgress();
  if (json) screen.line(JSON.stringify({ command: "verify", ok: passed, groups }, null, 2));
  return passed ? exitCodes.ok : exitCodes.unusable;
}

async function verify(
  { reference, model, runtime, format, tokenizer, cases, imaging, files }: VerifyFlags,
  onResult: (result: GroupResult) => void,
  { screen, signal }: CommandContext,
): Promise<boolean> {
  if (imaging !== undefined) {
    if (files === undefined) {
      throw new InvalidArgumentError("--imaging needs --files.", {
        hint: "Add --files FOLDER: where the packages of the index were fetched to.",
      });
    }
    const { verifyImaging } = await import("../verify/imaging/verify-imaging.js");
    return verifyImaging(imaging, files, onResult);
  }
  if (tokenizer !== undefined) {
    if (cases === undefined) {
      throw new InvalidArgumentError("--tokenizer needs --cases.", { hint: "Add --cases FILE." });
    }
    const result = await verifyTokenizerFile(tokenizer, cases);
    onResult(result);
    return result.passed === result.total && result.total > 0;
  }
  if (reference === undefined) {
    throw new InvalidArgumentError("There is nothing to compare with.", {
      hint: "Give --reference DIR, --tokenizer FILE --cases FILE, or --imaging DIR --files DIR.",
    });
  }
  const wanted = runtime === "gguf" ? "gguf" : "onnx";
  const found = model === undefined ? undefined : await findModel(model, { signal });
  if (found !== undefined) runtimeFor(found, wanted);
  return verifyReference({
    reference,
    ...(found !== undefined && {
      model: await localFiles(found, wanted, { signal, onProgress: loadProgress(screen, signal) }),
    }),
    backend: backends[runtime](format),
    onResult,
  });
}
