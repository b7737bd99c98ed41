import { expect, it } from "vitest";
import { type Answered, failureOf } from "./failure-of.js";
import { TransportFailure } from "./transport-failure.js";

const about = { id: "google/medgemma-4b" };
const hub: Answered = { isHub: true, host: "huggingface.co", hadToken: false, about };

const answer = (status: number, headers: Record<string, string> = {}, body = ""): Response =>
  new Response(body, { status, headers });

it.each([
  ["an id that nobody knows", answer(401, {}, '{"error":"Invalid username or password."}'), {}, "ERR_MODEL_NOT_FOUND"],
  ["the same with the Hub's code", answer(401, { "x-error-code": "RepoNotFound" }), {}, "ERR_MODEL_NOT_FOUND"],
  ["a token that is wrong", answer(401, {}, '{"error":"Invalid credentials"}'), { hadToken: true }, "ERR_MODEL_GATED"],
  ["terms that nobody accepted", answer(401, { "x-error-code": "GatedRepo" }), {}, "ERR_MODEL_GATED"],
  ["a branch that is not there", answer(404, { "x-error-code": "RevisionNotFound" }), {}, "ERR_MODEL_NOT_FOUND"],
  ["a request that is no good", answer(400), {}, "ERR_DOWNLOAD_FAILED"],
])("tells %s", async (_, response, more, code) => {
  expect(await failureOf(response, { ...hub, ...more })).toMatchObject({ code });
});

it.each([
  ["a server in trouble", answer(503), true, undefined],
  ["too many requests", answer(429, { "retry-after": "7" }), true, 7000],
  ["a signature that has expired", answer(403), false, undefined],
])("takes %s for something that may pass", async (_, response, isHub, waitMilliseconds) => {
  const failure = await failureOf(response, { ...hub, isHub });
  expect(failure).toBeInstanceOf(TransportFailure);
  expect((failure as TransportFailure).waitMilliseconds).toBe(waitMilliseconds);
});

it.each([undefined, "of-a-mirror"])("does not repeat a token that the server repeats (%s)", async (token) => {
  const repeated = answer(400, {}, JSON.stringify({ error: `Bad token ${token ?? "hf_secret"}!` }));
  const { message } = await failureOf(repeated, { ...hub, hadToken: true, token });
  expect(message).toMatch(/Bad token .*!/);
  expect(message).not.toMatch(/hf_secret|of-a-mirror/);
});

it("names the nearest model, and tells a page nothing of command lines", async () => {
  const inNode = await failureOf(answer(401), hub);
  expect(inNode.message).toMatch(/Did you mean "google\/medgemma-.*HF_TOKEN/);
  const inBrowser = await failureOf(answer(401), { ...hub, inBrowser: true });
  expect(inBrowser.message).toMatch(/Did you mean "google\/medgemma-.*`hub\.token`/);
  expect(inBrowser.message).not.toMatch(/HF_TOKEN|hf auth/);
});
