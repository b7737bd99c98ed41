import { scoreContinuations } from "@medgemma/core";
import { GroupReport, type GroupResult } from "../group-result.js";
import { maxDifference } from "../max-difference.js";
import { referencePrompt } from "../reference-prompt.js";
import { forward, score } from "../reference-schemas.js";
import { sameIds } from "../same-ids.js";
import type { VerifiedModel, VerifyContext } from "../verify-context.js";

/** Log-probabilities of continuations, per token. */
export async function verifyScore(
  { reference, tolerances }: VerifyContext,
  model: VerifiedModel,
): Promise<GroupResult> {
  const report = new GroupReport("score");
  const { cases } = await reference.json("score.json", score);
  const prompts = new Map((await reference.json("forward.json", forward)).cases.map((entry) => [entry.name, entry]));
  for (const { name, choices } of cases) {
    const promptCase = prompts.get(name);
    if (promptCase === undefined) {
      report.check(false, `${name}: its prompt is missing`);
      continue;
    }
    const prompt = await referencePrompt(reference, model, promptCase);
    const continuations = choices.map(({ text }) => text);
    const scored = await scoreContinuations(model.model, model.tokenizer, { prompt, continuations });
    choices.forEach((expected, index) => {
      const { ids = [], tokenLogprobs = [] } = scored[index] ?? {};
      const difference = maxDifference(tokenLogprobs, expected.tokenLogprobs);
      report.measure(difference);
      report.check(sameIds(ids, expected.ids) && difference <= tolerances.logprob, `${name}, choice ${index}`);
    });
  }
  return report.result();
}
