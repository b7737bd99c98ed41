import { DownloadFailedError, MedGemmaError } from "@medgemma/core";

/**
 * Calls `@huggingface/hub`. What it throws itself is about an answer that it does not understand, or that refuses; its words may
 * hold what was sent.
 */
export async function asked<Result>(ask: () => Promise<Result>): Promise<Result> {
  try {
    return await ask();
  } catch (error) {
    if (MedGemmaError.isInstance(error) || (error instanceof Error && error.name === "AbortError")) throw error;
    throw new DownloadFailedError("The Hub's answer cannot be read.", {
      hint: "HF_ENDPOINT may name a server that is no Hub, or a proxy stands between.",
      cause: error,
    });
  }
}
