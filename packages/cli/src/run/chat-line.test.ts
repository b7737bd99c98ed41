import { expect, it } from "vitest";
import { parseChatLine } from "./chat-line.js";

it.each([
  ["  hello ", { type: "say", text: "hello" }],
  ["", { type: "nothing" }],
  ["/exit", { type: "exit" }],
  ["/image my chest.png", { type: "image", files: ["my chest.png"] }],
  ['/image "my chest.png"', { type: "image", files: ["my chest.png"] }],
  ["/image", { type: "unknown", name: "/image" }],
  ["/undo", { type: "undo" }],
  ["/toString", { type: "unknown", name: "/toString" }],
  ["//5 of 10", { type: "say", text: "/5 of 10" }],
])("%j", (line, expected) => {
  expect(parseChatLine(line)).toEqual(expected);
});
