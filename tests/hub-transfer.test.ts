import { spawn } from "node:child_process";
import { existsSync, readFileSync, statSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import type { HubOptions } from "@medgemma/core";
import { type ContextOptions, createContext, fetchRepository } from "@medgemma/hub";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { root } from "./fixture.js";
import { type FakeHub, hasFakeHub, hubToken, startFakeHub } from "./hub/fake-hub.js";
import { filesUnder, sha256, sha256OfFile, temporaryFolder, writeRepositories } from "./hub/repository.js";

const repositories = temporaryFolder();
const { large } = writeRepositories(repositories.path, { largeBytes: 24_000_000 });
const digest = sha256(large);
let hub: FakeHub;
beforeAll(async () => {
  if (hasFakeHub) hub = await startFakeHub(repositories.path, ["--gated", "google/medgemma-tiny-it"]);
});
afterAll(async () => {
  await hub?.[Symbol.asyncDispose]();
  repositories[Symbol.dispose]();
});

let home: ReturnType<typeof temporaryFolder>;
beforeEach(() => {
  home = temporaryFolder();
  return () => home[Symbol.dispose]();
});

/** Fetches `org/large` as any load does, and returns the path of its large file. */
async function download(
  endpoint = hub.url,
  options: HubOptions & Pick<ContextOptions, "signal" | "onProgress"> = {},
): Promise<string> {
  const { signal, onProgress, ...rest } = options;
  const context = createContext({
    hub: { endpoint, cacheFolder: home.path, token: "", ...rest },
    ...(signal && { signal }),
    ...(onProgress && { onProgress }),
  });
  const folder = await fetchRepository("hf:org/large", context);
  return join(folder, "weights.bin");
}

const wholeFiles = (): string[] => filesUnder(home.path).filter((path) => path.endsWith("weights.bin"));

describe.runIf(hasFakeHub)("a download", () => {
  it("is whole, and is not fetched again", async () => {
    expect(sha256OfFile(await download())).toBe(digest);
    const before = (await hub.log()).length;
    expect(sha256OfFile(await download())).toBe(digest);
    const after = (await hub.log()).slice(before);
    expect(after.filter(({ path }) => path.includes("/resolve/"))).toEqual([]);
  });

  it.each([
    ["drop=1000000;times=2", "at=cdn"],
    ["status=429;retry=1;times=2", ""],
    ["status=503;times=1", ""],
    ["expired=1;times=1", ""],
    ["norange=1", ""],
    ["moved=1", ""],
    ["extra=1000", ""],
    ["gzip=1", ""],
    ["slow=1", ""],
  ])("comes through %s", async (fault) => {
    const before = (await hub.log()).length;
    const started = Date.now();
    expect(sha256OfFile(await download(hub.faulty(fault)))).toBe(digest);
    const log = (await hub.log()).slice(before);
    const data = log.filter(({ where }) => where === "cdn");
    if (fault.startsWith("drop")) expect(data.some(({ range }) => range?.startsWith("bytes=1000000-"))).toBe(true);
    if (fault.includes("retry=1")) expect(Date.now() - started).toBeGreaterThan(2000);
  });

  it.each([
    ["wrong=500", "ERR_DIGEST_MISMATCH", /not what its digest says/],
    ["short=1000", "ERR_DOWNLOAD_FAILED", /ended the file early/],
    ["status=500", "ERR_DOWNLOAD_FAILED", /status 500/],
    ["html=1", "ERR_DOWNLOAD_FAILED", /web page/],
    ["loop=1", "ERR_DOWNLOAD_FAILED", /redirects without end/],
    ["etag=1", "ERR_DIGEST_MISMATCH", /another file now|not what its digest/],
    ["status=429;retry=500", "ERR_DOWNLOAD_FAILED", /429.*wait 500 seconds/],
  ])("is an error with %s, and comes the next time", async (fault, code, message) => {
    const failed: unknown = await download(hub.faulty(fault)).then(null, (error: unknown) => error);
    expect(failed).toMatchObject({ code, message: expect.stringMatching(message) as string });
    expect(wholeFiles()).toEqual([]);
    expect(sha256OfFile(await download())).toBe(digest);
  });

  it("is a time-out when the server falls silent, and goes on from there", async () => {
    process.env["HF_HUB_DOWNLOAD_TIMEOUT"] = "0.5";
    try {
      await expect(download(hub.faulty("stall=3000000"))).rejects.toMatchObject({ code: "ERR_TIMEOUT" });
    } finally {
      delete process.env["HF_HUB_DOWNLOAD_TIMEOUT"];
    }
    const before = (await hub.log()).length;
    expect(sha256OfFile(await download())).toBe(digest);
    const ranges = (await hub.log())
      .slice(before)
      .flatMap(({ where, range }) => (where === "cdn" && range ? [range] : []));
    expect(bytesOf(ranges)).toBeLessThan(large.length - 3_000_000);
  });

  it("keeps what came when it is aborted", async () => {
    const controller = new AbortController();
    const running = download(hub.faulty("slow=20"), {
      signal: controller.signal,
      onProgress: ({ receivedBytes = 0 }) => receivedBytes > 1e6 && controller.abort(new Error("enough")),
    });
    await expect(running).rejects.toThrow("enough");
    const before = (await hub.log()).length;
    expect(sha256OfFile(await download())).toBe(digest);
    const ranges = (await hub.log())
      .slice(before)
      .flatMap(({ where, range }) => (where === "cdn" && range ? [range] : []));
    expect(bytesOf(ranges)).toBeLessThan(large.length);
  });

  it("goes on after 50 kills while bytes come, and fetches no byte twice beyond a few buffers", async () => {
    const kills = 50;
    for (let kill = 0; kill < kills; kill++) {
      expect(await runChild(hub.faulty("slow=200"), { killWhileReading: true })).toBe("killed");
      expect(wholeFiles()).toEqual([]);
    }
    expect(await runChild(hub.url)).toBe("finished");
    expect(sha256OfFile(join(home.path, wholeFiles()[0] as string))).toBe(digest);
    const received = readFileSync(join(home.path, "received"), "utf8").split("\n").map(Number);
    const extra = received.reduce((sum, bytes) => sum + bytes, 0) - large.length;
    // Of each connection, what was read and not written yet: one buffer of the network.
    expect(extra).toBeLessThan(kills * 4 * 65_536);
    console.log(`${kills} kills while bytes came: ${extra} of ${large.length} bytes were read twice.`);
  }, 120_000);

  it("is made once by two processes that want the same", async () => {
    const before = (await hub.log()).length;
    const ends = await Promise.all([runChild(hub.faulty("slow=10")), runChild(hub.faulty("slow=10"))]);
    expect(ends).toEqual(["finished", "finished"]);
    const log = (await hub.log()).slice(before);
    const ranges = log.flatMap(({ where, range }) => (where === "cdn" && range ? [range] : []));
    expect(bytesOf(ranges)).toBe(large.length);
  });

  it("goes through the proxy that the environment names, and past it where NO_PROXY says so", async () => {
    const seen: string[] = [];
    const proxy = createServer((request, response) => {
      seen.push(request.url ?? "");
      void fetch(request.url ?? "", { headers: request.headers as Record<string, string>, redirect: "manual" }).then(
        async (answer) => {
          const headers = Object.fromEntries([...answer.headers].filter(([name]) => name !== "transfer-encoding"));
          response.writeHead(answer.status, headers);
          response.end(Buffer.from(await answer.arrayBuffer()));
        },
      );
    }).listen(0, "127.0.0.1");
    await new Promise((resolve) => proxy.once("listening", resolve));
    process.env["HTTP_PROXY"] = `http://127.0.0.1:${(proxy.address() as AddressInfo).port}`;
    try {
      expect(sha256OfFile(await download())).toBe(digest);
      expect(seen.some((url) => url.startsWith(hub.url))).toBe(true);
      const count = seen.length;
      process.env["NO_PROXY"] = "127.0.0.1";
      await download();
      expect(seen.length).toBe(count);
    } finally {
      delete process.env["HTTP_PROXY"];
      delete process.env["NO_PROXY"];
      proxy.close();
    }
  });

  it("is refused before the first byte when the disk is too full", async () => {
    const before = (await hub.log()).length;
    const context = createContext({ hub: { endpoint: hub.url, cacheFolder: home.path, token: "" } });
    const failed = fetchRepository("hf:org/large", { ...context, furtherBytes: 1e18 });
    await expect(failed).rejects.toMatchObject({
      code: "ERR_DISK_FULL",
      message: expect.stringMatching(/takes .* more on the disk/) as string,
    });
    expect((await hub.log()).slice(before).filter(({ path }) => path.includes("/resolve/"))).toEqual([]);
  });

  it("works without requests from what is here, and says what is missing else", async () => {
    await expect(download(hub.url, { offline: true })).rejects.toMatchObject({ code: "ERR_OFFLINE" });
    await download();
    const before = (await hub.log()).length;
    expect(sha256OfFile(await download(hub.url, { offline: true }))).toBe(digest);
    expect((await hub.log()).length).toBe(before + 1);
    expect(sha256OfFile(await download("http://127.0.0.1:65321"))).toBe(digest);
    expect(sha256OfFile(await download(hub.faulty("status=503")))).toBe(digest);
  });
});

it("says nothing of the token when a server repeats it", async () => {
  const echo: NonNullable<HubOptions["fetch"]> = async (_, init: RequestInit = {}) => {
    const message = `You sent ${new Headers(init.headers).get("authorization")}`;
    return new Response(JSON.stringify({ error: message }), { status: 400, headers: { "x-error-message": message } });
  };
  const context = createContext({ hub: { fetch: echo, cacheFolder: home.path, token: "hf_SECRET" } });
  const error: unknown = await fetchRepository("hf:org/large", context).then(null, (thrown: unknown) => thrown);
  expect(error).toMatchObject({ message: expect.stringMatching(/refused with status 400/) as string });
  expect(String((error as Error).stack)).not.toContain("SECRET");
});

it("does not follow a list that has no end", async () => {
  const endless: NonNullable<HubOptions["fetch"]> = async (url) => {
    const headers = { link: `<${String(url)}>; rel="next"` };
    const isCommit = String(url).includes("/revision/");
    return new Response(JSON.stringify(isCommit ? { sha: "a".repeat(40) } : []), { headers });
  };
  const context = createContext({ hub: { fetch: endless, cacheFolder: home.path, token: "" } });
  await expect(fetchRepository("hf:org/large", context)).rejects.toMatchObject({ code: "ERR_CORRUPT_MODEL" });
});

describe.runIf(hasFakeHub)("access", () => {
  const open = (token: string, endpoint = hub.url): Promise<string> =>
    fetchRepository("hf:google/medgemma-tiny-it", createContext({ hub: { endpoint, cacheFolder: home.path, token } }));

  it.each([
    ["", "ERR_MODEL_GATED", /huggingface\.co\/google\/medgemma-tiny-it.*HF_TOKEN/],
    [
      `${hubToken}_ungranted`,
      "ERR_MODEL_GATED",
      /account of the access token.*huggingface\.co\/google\/medgemma-tiny-it/,
    ],
    ["hf_wrong", "ERR_MODEL_GATED", /does not accept the access token/],
  ])("with the token %j: %s", async (token, code, message) => {
    const error: unknown = await open(token).then(null, (thrown: unknown) => thrown);
    expect(error).toMatchObject({ code, message: expect.stringMatching(message) as string });
    if (token !== "") expect(String((error as Error).stack)).not.toContain(token);
  });

  it("goes to the Hub's origin alone", async () => {
    const before = (await hub.log()).length;
    expect(existsSync(join(await open(hubToken), "model.safetensors"))).toBe(true);
    const log = (await hub.log()).slice(before);
    expect(
      log
        .filter(({ where }) => where === "hub")
        .slice(0, -1)
        .every(({ auth }) => auth),
    ).toBe(true);
    expect(log.filter(({ where, auth }) => where === "cdn" && auth)).toEqual([]);
  });

  it.each([
    ["hf:google/medgemma-none", /not on the Hub/],
    ["hf:org/large@v9", /no such revision/],
  ])("%s", async (source, message) => {
    const context = createContext({ hub: { endpoint: hub.url, cacheFolder: home.path, token: "" } });
    await expect(fetchRepository(source, context)).rejects.toMatchObject({
      code: "ERR_MODEL_NOT_FOUND",
      message: expect.stringMatching(message) as string,
    });
  });
});

/** Bytes that ranges `bytes=a-b` ask for. */
function bytesOf(ranges: readonly string[]): number {
  return ranges.reduce((sum, range) => {
    const [, start = "0", end = "0"] = /^bytes=(\d+)-(\d+)$/.exec(range) ?? [];
    return sum + Number(end) - Number(start) + 1;
  }, 0);
}

/** Downloads in a process of its own, which is killed some moments after its first bytes if asked for. */
async function runChild(
  endpoint: string,
  { killWhileReading = false } = {},
): Promise<"finished" | "killed" | "failed"> {
  const received = (): number => statSync(join(home.path, "received"), { throwIfNoEntry: false })?.size ?? 0;
  const before = received();
  const child = spawn(process.execPath, [join(root, "tests/hub/download-child.mjs"), endpoint, home.path], {
    stdio: "inherit",
  });
  const ended = new Promise<[number | null, string | null]>((resolve) => child.once("exit", (...end) => resolve(end)));
  if (killWhileReading) {
    while (received() === before && child.exitCode === null) await delay(5);
    await delay(Math.random() * 100);
    child.kill("SIGKILL");
  }
  const [code, signal] = await ended;
  return signal === "SIGKILL" ? "killed" : code === 0 ? "finished" : "failed";
}
