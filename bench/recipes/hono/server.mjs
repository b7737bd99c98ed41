import { serve } from "@hono/node-server";
import { Hono } from "hono";
import { report } from "./report.mjs";

const app = new Hono();
app.post("/report", async (context) => report(context.req.raw, new Uint8Array(await context.req.arrayBuffer())));
serve({ fetch: app.fetch, port: Number(process.env.PORT), hostname: "127.0.0.1" });
