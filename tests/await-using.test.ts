import { join } from "node:path";
import { createContext, runInContext } from "node:vm";
import { build } from "esbuild";
import { expect, it } from "vitest";
import { root } from "./fixture.js";

const application = `
  import { createMockModel } from "@medgemma/core/testing";
  globalThis.run = async () => {
    let outer;
    {
      await using model = createMockModel();
      outer = model;
    }
    return outer.generate({ messages: [{ role: "user", content: "hi" }] })[Symbol.asyncIterator]().next().then(
      () => "not disposed",
      (error) => error.code,
    );
  };`;

it("disposes by `await using`, as bundlers write it, where JavaScript has no symbol for that", async () => {
  const { outputFiles } = await build({
    stdin: { contents: application, resolveDir: join(root, "tests") },
    bundle: true,
    write: false,
    format: "iife",
    platform: "browser",
    target: "es2022",
    conditions: ["@medgemma/source"],
  });
  // A realm of its own: Node 20 adds the symbol to the main one only.
  const { AbortController, AbortSignal, TextDecoder, TextEncoder, crypto, performance, setTimeout } = globalThis;
  const realm = createContext({
    AbortController,
    AbortSignal,
    TextDecoder,
    TextEncoder,
    crypto,
    performance,
    setTimeout,
  });
  runInContext(outputFiles[0]?.text ?? "", realm);
  expect(await (runInContext("run()", realm) as Promise<string>)).toBe("ERR_DISPOSED");
});
