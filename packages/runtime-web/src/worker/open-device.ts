import type * as Ort from "onnxruntime-web/webgpu";

export interface OpenDevice {
  readonly device: GPUDevice;
  /** onnxruntime keeps the device for as long as a session uses it. */
  release(): Promise<void>;
}

/** The smallest model there is, in ONNX format: y = x, of one number. */
const identityModel = "CAoSADo3ChAKAXgSAXkiCElkZW50aXR5EgFnWg8KAXgSCgoICAESBAoCCAFiDwoBeRIKCggIARIECgIIAUIECgAQFQ==";

/** onnxruntime makes its device with the first session and shows it once that is open: here it is before the weights come. */
export async function openDevice(ort: typeof Ort): Promise<OpenDevice> {
  const bytes = Uint8Array.from(atob(identityModel), (character) => character.charCodeAt(0));
  const session = await ort.InferenceSession.create(bytes, { executionProviders: ["webgpu"], logSeverityLevel: 3 });
  return { device: await ort.env.webgpu.device, release: () => session.release() };
}
