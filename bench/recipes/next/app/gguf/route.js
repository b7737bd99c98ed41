import { report } from "../../report-gguf.mjs";

export const POST = async (request) => report(request, new Uint8Array(await request.arrayBuffer()));
