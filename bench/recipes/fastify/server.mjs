import fastify from "fastify";
import { report } from "./report.mjs";

const app = fastify({ bodyLimit: 20 * 2 ** 20 });
app.addContentTypeParser(/^image\//, { parseAs: "buffer" }, (request, body, done) => done(null, body));
// Fastify sends a Response as it is, and cancels its stream when the client goes away.
app.post("/report", (request) => report({}, request.body));
await app.listen({ port: Number(process.env.PORT), host: "127.0.0.1" });
