// Downloads the large repository in a process that may be killed, and notes how many bytes of files it read.
// Usage: node download-child.mjs ENDPOINT HOME
import { appendFileSync, mkdirSync } from "node:fs";
import { join } from "node:path";
import { createContext, fetchRepository } from "@medgemma/hub";

const [, , endpoint, cacheFolder] = process.argv;
mkdirSync(cacheFolder, { recursive: true });
async function countingFetch(url, init) {
  const response = await fetch(url, init);
  if (response.status !== 206 || response.body === null) return response;
  const counted = response.body.pipeThrough(
    new TransformStream({
      transform(part, controller) {
        appendFileSync(join(cacheFolder, "received"), `${part.length}\n`);
        controller.enqueue(part);
      },
    }),
  );
  return new Response(counted, { status: response.status, headers: response.headers });
}

await fetchRepository(
  "hf:org/large",
  createContext({ hub: { endpoint, cacheFolder, token: "", fetch: countingFetch } }),
);
