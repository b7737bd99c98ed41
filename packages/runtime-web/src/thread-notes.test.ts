import { describe, expect, it } from "vitest";
import { threadNotes } from "./thread-notes.js";

describe("threadNotes", () => {
  it("tells of one thread where there could be more, and what to do", () => {
    const notes = threadNotes("wasm", { crossOriginIsolated: false, cores: 8 });
    expect(notes).toHaveLength(1);
    expect(notes[0]).toMatch(/1 thread of this machine's 8.*Cross-Origin-Opener-Policy.*Cross-Origin-Embedder-Policy/);
  });

  it("says nothing where the page costs nothing", () => {
    expect(threadNotes("wasm", { crossOriginIsolated: true, cores: 8 })).toEqual([]);
    expect(threadNotes("wasm", { crossOriginIsolated: false, cores: 1 })).toEqual([]);
    expect(threadNotes("wasm", { crossOriginIsolated: false, cores: 8, threads: 1 })).toEqual([]);
    expect(threadNotes("webgpu", { crossOriginIsolated: false, cores: 8 })).toEqual([]);
  });
});
