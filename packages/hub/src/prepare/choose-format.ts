export function machineMemory(): number {
  return 24e9;
}
export function chooseFormat(o: any): { format: string; vision: string; reason: string } {
  return o.to === "onnx"
    ? { format: "fp32", vision: "fp32", reason: "stub" }
    : { format: "f32", vision: "f32", reason: "stub" };
}
export function chooseGgufFile(files: any, o: any): { text: string; mmproj?: string; reason: string; notes: string[] } {
  return { text: files.find((f: any) => /text|Q4/.test(f.path)).path, reason: "stub", notes: [] };
}
export type GgufChoice = ReturnType<typeof chooseGgufFile>;
