import type { JsonTaskOptions } from "../task-options.js";

/** An answer as models give them, and what a task must make of it. */
export interface UglyAnswer {
  readonly name: string;
  readonly answer: string;
  /** `value`: what the good answer gives. Else the reason of the failure, or `failure` for any. */
  readonly expected: string;
  readonly options: JsonTaskOptions;
}

/** The ugly forms that people report, made of a good JSON answer. For tests without a constraint. */
export function uglyAnswers(good: object): readonly UglyAnswer[] {
  const json = JSON.stringify(good);
  const fenced = `\`\`\`json\n${JSON.stringify(good, null, 2)}\n\`\`\``;
  const cases: readonly (readonly [name: string, answer: string, expected: string, options?: JsonTaskOptions])[] = [
    ["plain JSON", json, "value"],
    ["JSON in a fence", fenced, "value"],
    ["words with braces around it", `I weigh {a, b} and [this]. Final Answer: ${fenced} Done {so far}.`, "value"],
    ["an empty draft before it", `First try: {} Better: ${json}`, "value"],
    ["a thought with braces first", `<unused94>thought\nmaybe {"x": [1]} or {}<unused95>${json}`, "value"],
    ["a thought without its opening mark", `thought\nmaybe {"x": 1}<unused95>${json}`, "value"],
    ["control tokens around it", `<pad><start_of_turn>model\n${json}<end_of_turn>{"x": 1}`, "value"],
    ["control tokens in it", json.replace(":", ":<pad><start_of_image>"), "value"],
    ["an escape that JSON does not have", json.replace(/"([^"]+)"(?=[,}\]])/, String.raw`"\alpha $1"`), "failure"],
    [
      "an escape that turns letters into control characters",
      json.replace(/:"(?=[^"]{2})/, String.raw`:"\beta `),
      "failure",
    ],
    ["a budget that is too small", json, "truncated", { maxTokens: Math.floor(json.length / 2) }],
    ["a model that stops in the middle", json.slice(0, -3), "failure"],
    ["a thought that never ends", `<unused94>thought\n${json}`, "thinking-unfinished", { maxThinkingTokens: 20 }],
    ["nothing", "", "empty"],
    ["white space", " \n ", "empty"],
    ["an object without fields", "{}", "schema-mismatch"],
    ["a field that was not asked for", json.replace("{", '{"confidence": 0.9, '), "schema-mismatch"],
    ["prose", "I cannot say.", "invalid-json"],
    ["a fence without JSON", "```json\nurgency: high\n```", "invalid-json"],
    ["repetition", `{"x": "${"no ".repeat(200)}`, "repetition"],
  ];
  return cases.map(([name, answer, expected, options = {}]) => ({
    name,
    answer,
    expected,
    options: { constrain: false, ...options },
  }));
}

/** What a result says beside its outcome: the task's own fields. */
export function valueOf(result: object): Readonly<Record<string, unknown>> {
  const outcome = new Set([
    "ok",
    "reason",
    "problems",
    "finishReason",
    "raw",
    "thinking",
    "cut",
    "provenance",
    "notice",
  ]);
  return Object.fromEntries(Object.entries(result).filter(([name]) => !outcome.has(name)));
}

/** The result's reason, or `value` when it is usable. */
export function verdictOf(result: { readonly ok: boolean; readonly reason?: string }): string {
  return result.ok ? "value" : (result.reason ?? "");
}
