import { expect, it } from "vitest";
import { parseChatLine, splitPasted } from "./chat-line.js";

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

it.each([
  [["a", "b", "", "/c"], ["a\nb\n\n/c"]],
  [
    ["/clear", "/tokens", "/exit"],
    ["/clear", "/tokens", "/exit"],
  ],
  [
    ["/image a.png", "Is it?", "Or not?"],
    ["/image a.png", "Is it?\nOr not?"],
  ],
  [["//a", "b"], ["//a\nb"]],
])("pasted: %j", (lines, expected) => {
  expect(splitPasted(lines)).toEqual(expected);
});
