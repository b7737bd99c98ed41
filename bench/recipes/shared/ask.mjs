// Asks a server for a report as a page would: posts an image, reads the events, goes away in the middle of a second one.
import { readFileSync } from "node:fs";
import { readEventStream } from "@medgemma/tasks/client";

const [, , port, path = "/report"] = process.argv;
const url = `http://127.0.0.1:${port}${path}`;
const body = readFileSync(new URL("chest-xray.png", import.meta.url));
const post = () => fetch(url, { method: "POST", headers: { "content-type": "image/png" }, body });

let texts = 0;
let result;
for await (const event of readEventStream(await post())) {
  if (event.type === "text") texts++;
  if (event.type === "result") result = event.result;
}
if (typeof result?.ok !== "boolean" || texts === 0) throw new Error("No report came.");

for await (const event of readEventStream(await post())) if (event.type === "text") break;

// The model does one thing at a time.
let next = 0;
for await (const event of readEventStream(await post())) if (event.type === "result") next++;
console.log(`${texts} texts and a result, ${next} more after leaving`);
