import { expect, it } from "vitest";
import { parseSource, publicHub } from "./parse-source.js";

const tiny = "google/medgemma-tiny";

it.each([
  ["./medgemma-onnx", { kind: "path", path: "./medgemma-onnx" }],
  ["C:\\models\\medgemma", { kind: "path", path: "C:\\models\\medgemma" }],
  ["C:/models/medgemma", { kind: "path", path: "C:/models/medgemma" }],
  ["models/a/b", { kind: "path", path: "models/a/b" }],
  ["medgemma-4b", { kind: "path", path: "medgemma-4b" }],
  ["~/models", { kind: "path", path: "~/models" }],
  ["a/..", { kind: "path", path: "a/.." }],
  [tiny, { kind: "path", path: tiny, id: { id: tiny } }],
  [`${tiny}@v1.0`, { kind: "path", path: `${tiny}@v1.0`, id: { id: tiny, revision: "v1.0" } }],
  [`${tiny}@refs/pr/1`, { kind: "path", path: `${tiny}@refs/pr/1`, id: { id: tiny, revision: "refs/pr/1" } }],
  [`hf:${tiny}`, { kind: "hub", reference: { id: tiny } }],
  [`hf://${tiny}@main`, { kind: "hub", reference: { id: tiny, revision: "main" } }],
  [`hf:${tiny}/q4/model.gguf`, { kind: "hub", reference: { id: tiny, path: "q4/model.gguf" } }],
  [`hf:${tiny}@refs%2Fpr%2F1/a.gguf`, { kind: "hub", reference: { id: tiny, revision: "refs/pr/1", path: "a.gguf" } }],
  [`${publicHub}/${tiny}`, { kind: "hub", reference: { id: tiny } }],
  [`${publicHub}/${tiny}/tree/main`, { kind: "hub", reference: { id: tiny, revision: "main" } }],
  [
    `${publicHub}/${tiny}/blob/v1/a%20b.gguf`,
    { kind: "hub", reference: { id: tiny, revision: "v1", path: "a b.gguf" } },
  ],
  ["https://hub.example/hf/o/n", { kind: "hub", reference: { id: "o/n" } }],
])("%s", (source, expected) => {
  expect(parseSource(source, () => "https://hub.example/hf")).toEqual(expected);
});

it.each(["https://example.org/models/tiny/", new URL("http://example.org/x?signature=1")])(
  "an address: %s",
  (source) => {
    expect(parseSource(source, () => publicHub)).toEqual({ kind: "address", url: new URL(source) });
  },
);

it.each([new URL("file:///models/with%20space"), "file:///models/a"])("a file URL: %s", (source) => {
  expect(parseSource(source, () => publicHub)).toEqual({ kind: "file-url", url: new URL(source) });
});

it.each([
  ["", /`model` is empty/],
  [" ", /`model` is empty/],
  [undefined, /must be a text or a URL/],
  [{ href: "file:///x" }, /must be a text or a URL/],
  ["s3://bucket/model", /of a kind that is not read here \(s3:\)/],
  ["http://", /no valid address/],
  ["https://user:secret@example.org/model/", /without a user name and password/],
  ["hf:google", /names no repository/],
  ["hf:google/medgemma/../other", /names no repository/],
  ["hf:google/medgemma@../x", /names no repository/],
])("no source is %s", (source, message) => {
  expect(() => parseSource(source as string, () => publicHub)).toThrow(message);
  expect(() => parseSource(source as string, () => publicHub)).not.toThrow(/secret/);
});
