import { describe, expect, it } from "vitest";
import { createByteTokenizer } from "../testing/byte-tokenizer.js";
import { LoopDetector } from "./loop-detector.js";
import { OutputAssembler } from "./output-assembler.js";

const tokenizer = createByteTokenizer();

function assemble(text: string, stops: string[] = []) {
  const output = new OutputAssembler(tokenizer, stops);
  const streamed = { thinking: "", answer: "" };
  let stopped = false;
  for (const id of tokenizer.encode([{ text, control: true }])) {
    const piece = output.push(id);
    streamed[piece.channel] += piece.text;
    if (piece.stopped) {
      stopped = true;
      break;
    }
  }
  const rest = output.finish();
  streamed[rest.channel] += rest.text;
  return { text: output.text, thinking: output.thinking, streamed, stopped };
}

describe("thinking", () => {
  it("is told apart by the marks", () => {
    const { text, thinking, streamed } = assemble("<unused94>thought\nhm {x}<unused95>Normal.");
    expect({ text, thinking }).toEqual({ text: "Normal.", thinking: "hm {x}" });
    expect(streamed).toEqual({ thinking: "hm {x}", answer: "Normal." });
  });

  it("is recognised without an opening mark by its header", () => {
    const { text, thinking, streamed } = assemble("thought\nhm<unused95>Normal.");
    expect({ text, thinking }).toEqual({ text: "Normal.", thinking: "hm" });
    expect(streamed.answer).toBe("Normal.");
  });

  it("is recognised without mark and header by the closing mark", () => {
    expect(assemble("hm<unused95>Normal.")).toMatchObject({ text: "Normal.", thinking: "hm" });
  });

  it("runs to the end without a closing mark", () => {
    expect(assemble("<unused94>thought\nhm, hm")).toMatchObject({ text: "", thinking: "hm, hm" });
  });

  it("does not swallow an answer that begins like the header", () => {
    expect(assemble("thoughtful")).toMatchObject({
      text: "thoughtful",
      thinking: "",
      streamed: { answer: "thoughtful" },
    });
    expect(assemble("tho")).toMatchObject({ text: "tho", streamed: { answer: "tho" } });
  });

  it("drops other control tokens and keeps half characters as U+FFFD", () => {
    expect(assemble("a<pad>b<start_of_turn>c").text).toBe("abc");
    const output = new OutputAssembler(tokenizer, []);
    output.push(tokenizer.encode("é")[0]!);
    output.push(tokenizer.special.endOfTurn);
    output.finish();
    expect(output.text).toBe("\uFFFD");
  });
});

describe("stop sequences", () => {
  it("end the answer wherever tokens break", () => {
    expect(assemble("one two\n\nUser: x", ["\n\nUser:"])).toMatchObject({ text: "one two", stopped: true });
    expect(assemble("one two\n\nUse", ["\n\nUser:"])).toMatchObject({ text: "one two\n\nUse", stopped: false });
    expect(assemble("one two\n\nUse", ["\n\nUser:"]).streamed.answer).toBe("one two\n\nUse");
  });

  it("take the first of several, and never look into a thought", () => {
    expect(assemble("a b c", ["c", "b"])).toMatchObject({ text: "a ", stopped: true });
    expect(assemble("<unused94>thought\nSTOP<unused95>go", ["STOP"])).toMatchObject({ text: "go", stopped: false });
  });
});

describe("LoopDetector", () => {
  const stepsUntilLoop = (cycle: number[], limit: number): number | undefined => {
    const detector = new LoopDetector();
    for (let step = 0; step < limit; step++) if (detector.push(cycle[step % cycle.length]!)) return step + 1;
    return undefined;
  };

  it("notices cycles of any length up to 128", () => {
    expect(stepsUntilLoop([7], 200)).toBe(97);
    expect(stepsUntilLoop([1, 2, 3], 200)).toBe(99);
    const long = Array.from({ length: 100 }, (_, i) => i);
    expect(stepsUntilLoop(long, 1000)).toBe(600);
  });

  it("leaves lists alone", () => {
    const list = Array.from({ length: 400 }, (_, i) => (i % 5 === 4 ? 1000 + i : i % 5));
    expect(stepsUntilLoop(list, 400)).toBeUndefined();
  });
});
