import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import express from "express";
import { report } from "./report.mjs";

const app = express();
app.post("/report", express.raw({ type: "image/*", limit: "20mb" }), async (request, response) => {
  const { headers, body } = await report({}, request.body);
  response.writeHead(200, Object.fromEntries(headers));
  // A client that goes away destroys the response, and with it the stream: the model stops.
  await pipeline(Readable.fromWeb(body), response).catch(() => {});
});
app.listen(process.env.PORT, "127.0.0.1");
