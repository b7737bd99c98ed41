import { expect, it } from "vitest";
import { readHub } from "./web-hub.js";

/** What reaches the network through a Hub's `fetch`. */
async function sent(address: string, options: { token?: string; endpoint?: string }) {
  let init: RequestInit | undefined;
  const { fetch } = readHub(options, async (_, given) => {
    init = given;
    return new Response();
  });
  await fetch(new URL(address), { headers: { range: "bytes=0-9" } });
  const headers = new Headers(init?.headers);
  return { token: headers.get("authorization"), range: headers.get("range"), referrerPolicy: init?.referrerPolicy };
}

it("sends the token below the Hub's address, and nowhere else", async () => {
  const hub = { endpoint: "https://clinic.example/hf/", token: " hf_x " };
  expect(await sent("https://clinic.example/hf/api/models/a/b", hub)).toEqual({
    token: "Bearer hf_x",
    range: "bytes=0-9",
    referrerPolicy: "no-referrer",
  });
  for (const other of [
    "https://clinic.example/hfx/a",
    "https://clinic.example/models/tiny/",
    "https://huggingface.co/a",
  ]) {
    expect(await sent(other, hub)).toEqual({ token: null, range: "bytes=0-9", referrerPolicy: undefined });
  }
  expect(await sent("https://huggingface.co/a", {})).toMatchObject({ token: null, referrerPolicy: "no-referrer" });
});

it("takes the runtime's `fetch` before that of the load", async () => {
  const answering = (status: number) => async () => new Response(null, { status });
  const statusOf = async (own?: typeof fetch) =>
    (await readHub({ fetch: answering(201) }, own).fetch("https://huggingface.co/a")).status;
  expect([await statusOf(), await statusOf(answering(202))]).toEqual([201, 202]);
});

it.each([
  [{ endpoint: "no address" }, /`hub\.endpoint`/],
  [{ endpoint: "https://x.example?secret-word" }, /`hub\.endpoint`/],
  [{ token: "secret-word\n2" }, /no token has/],
  [{ cacheFolder: "/secret-word" }, /`hub\.cacheFolder`.*openModelStore/],
])("refuses %j without repeating it", (options, message) => {
  expect(() => readHub(options)).toThrow(expect.objectContaining({ code: "ERR_INVALID_ARGUMENT" }));
  expect(() => readHub(options)).toThrow(message);
  expect(() => readHub(options)).not.toThrow(/secret-word/);
});
