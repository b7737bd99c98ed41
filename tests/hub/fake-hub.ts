import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { referenceFolder } from "../fixture.js";

const script = join(referenceFolder, "interop", "fake-hub.mjs");

/** Whether the stand-in for the Hugging Face Hub is there. */
export const hasFakeHub = existsSync(script);
if (!hasFakeHub) console.log(`Skipped the tests against a Hub: there is no ${script} (set MEDGEMMA_REFERENCE_DIR).`);

export const hubToken = "hf_test";

export interface LoggedRequest {
  readonly where: "hub" | "cdn";
  readonly method: string;
  readonly path: string;
  readonly range?: string;
  readonly auth: boolean;
}

/** A running stand-in for the Hub and the servers of its files. */
export interface FakeHub extends AsyncDisposable {
  readonly url: string;
  /** Address of the server that the Hub leads to for large files. */
  readonly cdn: string;
  /** Address at which requests go wrong as the text says: `drop=1000;times=2`. */
  faulty(fault: string): string;
  /** What goes wrong from now on at every address. */
  control(fault: string): Promise<void>;
  log(): Promise<readonly LoggedRequest[]>;
}

/** @param root folder of `owner/name/**`. */
export async function startFakeHub(root: string, flags: readonly string[] = []): Promise<FakeHub> {
  const child = spawn(process.execPath, [script, "--root", root, "--token", hubToken, ...flags], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  const line = await new Promise<string>((resolve, reject) => {
    child.stdout.once("data", (data: Buffer) => resolve(data.toString()));
    child.once("exit", (code) => reject(new Error(`The fake Hub ended with ${code}.`)));
  });
  const { hub: url, cdn } = JSON.parse(line) as { hub: string; cdn: string };
  const ended = new Promise((resolve) => child.once("exit", resolve));
  return {
    url,
    cdn,
    faulty: (fault) => `${url}/~${fault.replaceAll(";", "+")}`,
    async control(fault) {
      await fetch(`${url}/~control`, { method: "POST", body: fault });
    },
    async log() {
      return (await (await fetch(`${url}/~log`)).json()) as LoggedRequest[];
    },
    async [Symbol.asyncDispose]() {
      child.kill();
      await ended;
    },
  };
}
