import type { PackageManifest } from "@medgemma/core";
import type * as Ort from "onnxruntime-node";
import { expect, it } from "vitest";
import { openSessions } from "./open-sessions.js";
import type { LoadArguments } from "./worker-messages.js";

const file = (path: string) => ({ path, bytes: 2 ** 31, sha256: "" });

const load: LoadArguments = {
  folder: "package",
  devices: ["cpu", "webgpu"],
  manifest: {
    weights: {},
    files: {
      decoder: file("decoder.onnx"),
      decoderData: file("decoder.data"),
      embeddings: file("embeddings.data"),
      vision: file("vision.onnx"),
      visionData: file("vision.data"),
    },
  } as unknown as PackageManifest,
};

/** Opens what it is asked for, but no image encoder on the first device; keeps what is open. */
function fakeOrt() {
  const open: string[] = [];
  const create = (path: string, { executionProviders }: { readonly executionProviders: readonly string[] }) => {
    const name = `${path} on ${executionProviders[0]}`;
    if (name.endsWith("vision.onnx on cpu")) return Promise.reject(new Error("It does not take this graph."));
    open.push(name.replace(/^.*\//, ""));
    return Promise.resolve({ release: () => Promise.resolve(open.splice(open.indexOf(name.replace(/^.*\//, "")), 1)) });
  };
  return { open, ort: { InferenceSession: { create } } as unknown as typeof Ort };
}

it("releases the decoder of a device that does not take the image encoder", async () => {
  const { ort, open } = fakeOrt();
  const { device, refusals } = await openSessions(ort, load);
  expect(device).toBe("webgpu");
  expect(refusals).toEqual([{ device: "cpu", available: false, reason: "It does not take this graph." }]);
  expect(open).toEqual(["decoder.onnx on webgpu", "vision.onnx on webgpu"]);
});
