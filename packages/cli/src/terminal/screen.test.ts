import { describe, expect, it, onTestFinished, vi } from "vitest";
import { Recorder } from "../testing/fake-context.js";
import { printable } from "./printable.js";
import { progressLine } from "./progress-line.js";
import { Screen } from "./screen.js";
import { wantsColour } from "./wants-colour.js";

describe("screen", () => {
  it("shows no progress and no colour in a pipe", () => {
    const [stdout, stderr] = [new Recorder(), new Recorder()];
    const screen = new Screen({ stdout, stderr });
    screen.progress("Loading", 0.5);
    screen.answer("half");
    screen.notice("beside", "red");
    screen.finish();
    // A pipe gets the answer as it is, with no line end added.
    expect([stdout.text, stderr.text]).toEqual(["half", "beside\n"]);
  });

  it("takes progress away before it writes, and ends half lines before notes", () => {
    const terminal = new Recorder(true);
    const screen = new Screen({ stdout: terminal, stderr: terminal });
    screen.progress("Loading", 0.5);
    screen.answer("half");
    screen.notice("beside");
    screen.answer("again");
    screen.finish();
    expect(terminal.text).toBe("\r\u001b[KLoading [############------------]  50 %\r\u001b[Khalf\nbeside\nagain\n");
  });

  it("does not draw progress over an answer under way", () => {
    const terminal = new Recorder(true);
    const screen = new Screen({ stdout: terminal, stderr: terminal });
    screen.answer("half");
    screen.progress("Thinking");
    expect(terminal.text).toBe("half");
    screen.clearProgress();
  });

  it("writes no control sequence to a terminal that knows none", () => {
    vi.stubEnv("TERM", "dumb");
    onTestFinished(() => void vi.unstubAllEnvs());
    const terminal = new Recorder(true);
    const screen = new Screen({ stdout: terminal, stderr: terminal });
    screen.progress("Loading", 0.5);
    screen.interrupted("Interrupted.");
    expect(terminal.text).toBe("\nInterrupted.\n");
  });

  it("keeps notes and progress to itself when it is quiet, and notices not", () => {
    const terminal = new Recorder(true);
    const screen = new Screen({ stdout: terminal, stderr: terminal, quiet: true });
    screen.progress("Loading");
    screen.note("note");
    screen.notice("notice");
    expect(terminal.text).toBe("notice\n");
  });
});

it.each<[NodeJS.ProcessEnv, boolean, boolean]>([
  [{}, true, true],
  [{}, false, false],
  [{ NO_COLOR: "1" }, true, false],
  [{ NO_COLOR: "" }, true, true],
  [{ FORCE_COLOR: "1" }, false, true],
  [{ FORCE_COLOR: "0" }, true, false],
  [{ NO_COLOR: "1", FORCE_COLOR: "1" }, true, false],
  [{ TERM: "dumb" }, true, false],
])("colour: %j on a terminal %j: %j", (env, isTTY, expected) => {
  expect(wantsColour(new Recorder(isTTY), env)).toBe(expected);
});

it("progress tells what is known", () => {
  expect(progressLine("Loading", { seconds: 0.4 })).toBe("Loading …");
  expect(progressLine("Loading", { fraction: 1.2, seconds: 65 })).toBe(
    "Loading [########################] 100 %  65 s",
  );
});

it("takes control characters out of a model's text", () => {
  expect(printable("a\r\nb\tc\u001b[31md\u009bx")).toBe("a\nb\tc\ufffd[31md\ufffdx");
});
