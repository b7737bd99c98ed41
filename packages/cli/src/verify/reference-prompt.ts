import { fitImage, type PreparedImage, type PreparedPrompt, type PromptSegment, sha256Hex } from "@medgemma/core";
import { readImage } from "@medgemma/imaging";
import type { ReferenceFolder } from "./reference-folder.js";
import type { VerifiedModel } from "./verify-context.js";

/** An image of the reference as transformers shows it to the model: stretched to the square. */
export async function referenceImage(reference: ReferenceFolder, name: string, size: number): Promise<PreparedImage> {
  const { data } = fitImage(await readImage(reference.file(name), { range: "clip" }), size, "stretch");
  const pixels = Uint8Array.from(data);
  return { size, pixels, sha256: await sha256Hex(pixels) };
}

/** Makes a prompt of the reference's ids; runs of the soft token become its images. */
export async function referencePrompt(
  reference: ReferenceFolder,
  { model, imageTokenId }: VerifiedModel,
  { ids, images }: { readonly ids: readonly number[]; readonly images: readonly string[] },
): Promise<PreparedPrompt> {
  const segments: PromptSegment[] = [];
  let at = 0;
  const { images: capability } = model.capabilities;
  for (const name of capability === false ? [] : images) {
    const found = ids.indexOf(imageTokenId ?? -1, at);
    const { tokensPerImage: tokens, imageSize } = capability as Exclude<typeof capability, false>;
    segments.push({ type: "tokens", ids: Int32Array.from(ids.slice(at, found)) });
    segments.push({ type: "image", tokens, image: await referenceImage(reference, name, imageSize) });
    at = found + tokens;
  }
  segments.push({ type: "tokens", ids: Int32Array.from(ids.slice(at)) });
  return { segments, length: ids.length };
}
