import { publicHub } from "@medgemma/hub/shared";
import { expect, it } from "vitest";
import { readSource } from "./read-source.js";

const tiny = { id: "me/tiny" };

it.each([
  ["me/tiny", tiny],
  ["me/tiny@v1", { ...tiny, revision: "v1" }],
  ["hf:me/tiny@v1/q4", { ...tiny, revision: "v1", path: "q4" }],
  [`${publicHub}/me/tiny`, tiny],
  [`${publicHub}/me/tiny/tree/main/q4`, { ...tiny, revision: "main", path: "q4" }],
  [`${publicHub}/me/tiny/blob/main/medgemma.json`, { ...tiny, revision: "main" }],
  [new URL(`${publicHub}/me/tiny/resolve/main/q4/medgemma.json`), { ...tiny, revision: "main", path: "q4" }],
])("on the Hub: %s", (source, reference) => {
  expect(readSource(source, publicHub)).toEqual({ kind: "hub", reference });
});

it.each(["/models/tiny", "./me/tiny", "../me/tiny", "me/tiny/", "a/b/c", "tiny", "me/tiny?signature=1", "model.data/"])(
  "relative to the page: %s",
  (source) => {
    expect(readSource(source, publicHub)).toEqual({ kind: "address", url: source });
  },
);

it.each(["https://example.org/tiny/", `${publicHub}/datasets/me/tiny`, new URL("http://localhost/tiny/")])(
  "an address: %s",
  (source) => {
    expect(readSource(source, publicHub)).toEqual({ kind: "address", url: new URL(source) });
  },
);

it.each([
  ["", /empty/],
  ["file:///models/tiny", /pages cannot read/],
  ["s3://bucket/tiny", /not read here/],
  ["https://me:secret-word@example.org/tiny/", /without a user name/],
])("neither: %s", (source, message) => {
  expect(() => readSource(source, publicHub)).toThrow(message);
  expect(() => readSource(source, publicHub)).not.toThrow(/secret-word/);
});
