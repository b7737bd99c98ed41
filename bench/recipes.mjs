// Usage: node bench/recipes.mjs [--only express,hono] [--keep]
// Tries what docs/servers-and-bundlers.md tells, after a build: packs the packages, makes a new project outside of the
// repository for each folder of bench/recipes, installs, runs, and prints a line with pass, fail or skip and why. Needs
// the npm registry. A folder's `recipe.mjs` exports
//   packages      of ours
//   dependencies  of others, with the versions that were tried
//   install       more arguments for `npm install`, or none
//   run           ({ folder, run, node, skip, ask }) => what to print; throws when it does not work
// and its other files are the project's.
import { execFile, spawn } from "node:child_process";
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { parseArgs, promisify } from "node:util";

const root = fileURLToPath(new URL("..", import.meta.url));
const recipes = join(root, "bench/recipes");
const { values } = parseArgs({ options: { only: { type: "string" }, keep: { type: "boolean", default: false } } });
const all = readdirSync(recipes).filter((name) => existsSync(join(recipes, name, "recipe.mjs")));
const names = values.only?.split(",") ?? all;
const unknown = names.filter((name) => !all.includes(name));
if (unknown.length > 0) {
  console.error(`There is no recipe ${unknown.join(", ")}; there are ${all.join(", ")}.`);
  process.exit(2);
}

/**
 * Runs a program in the project's folder.
 *
 * @typedef {(command: string, args: readonly string[], options?: object) => Promise<{ stdout: string, stderr: string }>} Run
 */

/**
 * What a folder's `recipe.mjs` exports.
 *
 * @typedef {object} Recipe
 * @property {readonly string[]} packages
 * @property {Record<string, string>} [dependencies]
 * @property {readonly string[]} [install]
 * @property {(tools: {
 *   folder: string,
 *   run: Run,
 *   node: (...args: string[]) => Promise<string>,
 *   skip: (reason: string) => never,
 *   ask: (command: string, args: readonly string[], more?: ServerOptions) => Promise<string>,
 * }) => Promise<string>} run
 *
 * @typedef {Record<string, string> & { cwd?: string, path?: string }} ServerOptions
 */

/** Says that a recipe cannot be tried here, and why. */
class Skip extends Error {}

const work = mkdtempSync(join(tmpdir(), "medgemma-recipes-"));
// Everything that is started here writes there, so that nothing is left behind.
const env = { ...process.env, ONNXRUNTIME_NODE_INSTALL: "skip", NEXT_TELEMETRY_DISABLED: "1", CI: "1" };
let failed = 0;
try {
  const pack = ["--yes", "pnpm@10.34.9", "-r", "--filter", "./packages/*", "pack", "--pack-destination", work];
  await promisify(execFile)("npx", pack, { cwd: root, env });
  for (const name of names) await attempt(name);
} finally {
  if (values.keep) console.log(`The projects are in ${work}.`);
  else rmSync(work, { recursive: true, force: true, maxRetries: 3 });
}
process.exit(failed === 0 ? 0 : 1);

/** @param {string} name */
async function attempt(name) {
  const start = performance.now();
  let outcome;
  try {
    outcome = `pass  ${await tryRecipe(name)}`;
  } catch (error) {
    if (!(error instanceof Skip)) failed++;
    const reason = told(error).slice(0, 2000);
    outcome = `${error instanceof Skip ? "skip" : "FAIL"}  ${reason}`;
  }
  console.log(`${name.padEnd(12)} ${((performance.now() - start) / 1000).toFixed(0).padStart(4)} s  ${outcome}`);
}

/**
 * What an error says, and what the program that failed did.
 *
 * @param {unknown} error
 */
function told(error) {
  const { message, stderr = "" } = /** @type {Error & { stderr?: string }} */ (error);
  return `${message}\n${stderr}`.trim();
}

/** @param {string} name */
async function tryRecipe(name) {
  const folder = join(work, name);
  mkdirSync(folder);
  /** @type {Recipe} */
  const {
    packages,
    dependencies = {},
    install = [],
    run: tryIt,
  } = await import(pathToFileURL(join(recipes, name, "recipe.mjs")).href);
  cpSync(join(recipes, "shared"), folder, { recursive: true });
  cpSync(join(recipes, name), folder, { recursive: true, filter: (path) => !path.endsWith("recipe.mjs") });
  cpSync(join(root, "examples/assets/chest-xray.png"), join(folder, "chest-xray.png"));
  const ours = packages.map((one) => [`@medgemma/${one}`, `file:${join(work, `medgemma-${one}-0.0.0.tgz`)}`]);
  const manifest = { private: true, type: "module", dependencies: { ...Object.fromEntries(ours), ...dependencies } };
  // A package that others of ours depend on comes from here too, never from the registry.
  const overrides = Object.fromEntries(
    readdirSync(join(root, "packages")).map((one) => [
      `@medgemma/${one}`,
      `file:${join(work, `medgemma-${one}-0.0.0.tgz`)}`,
    ]),
  );
  writeFileSync(join(folder, "package.json"), JSON.stringify({ ...manifest, overrides }, null, 2));
  /** @type {Run} */
  const run = (command, args, options = {}) =>
    promisify(execFile)(command, args, { cwd: folder, env, maxBuffer: 2 ** 26, timeout: 300_000, ...options });
  await run("npm", ["install", "--no-audit", "--no-fund", ...install]);
  return tryIt({
    folder,
    run,
    /** Runs a file of the project with this Node; gives what it printed. */
    node: async (...args) => (await run(process.execPath, args)).stdout.trim(),
    skip(reason) {
      throw new Skip(reason);
    },
    /** Starts a server, lets `ask.mjs` question it, and gives what that printed. */
    ask: (command, args, more = {}) => askServer(folder, [command, args], more),
  });
}

/**
 * `more` is of the server's environment, with `cwd` and the `path` that is asked apart.
 *
 * @param {string} folder
 * @param {readonly [command: string, args: readonly string[]]} program
 * @param {ServerOptions} more
 */
async function askServer(folder, [command, args], { cwd = folder, path = "/report", ...more }) {
  const port = await freePort();
  const options = { cwd, env: { ...env, ...more, PORT: port, HOSTNAME: "127.0.0.1" }, detached: true };
  const server = spawn(command, args, options);
  let printed = "";
  server.stdout.on("data", (text) => (printed += text));
  server.stderr.on("data", (text) => (printed += text));
  try {
    await isListening(port, () => server.exitCode !== null);
    const { stdout } = await promisify(execFile)(process.execPath, [join(folder, "ask.mjs"), port, path], {
      cwd: folder,
      timeout: 120_000,
    });
    for (let tries = 0; !printed.includes("stopped") && tries < 50; tries++) await wait(100);
    if (!printed.includes("stopped")) throw new Error("The model was not stopped when the client went away.");
    return `${stdout.trim()}; the model stopped when the client went away`;
  } catch (error) {
    throw new Error(`${told(error)}\nThe server printed: ${printed.slice(-1500)}`, {
      cause: error,
    });
  } finally {
    try {
      // With what it has started.
      if (server.pid !== undefined) process.kill(-server.pid);
    } catch {
      // It has ended.
    }
  }
}

/** @param {string} port @param {() => boolean} hasEnded */
async function isListening(port, hasEnded) {
  for (let tries = 0; tries < 300 && !hasEnded(); tries++) {
    try {
      await fetch(`http://127.0.0.1:${port}/`);
      return;
    } catch {
      await wait(100);
    }
  }
  throw new Error("The server did not start.");
}

/** @param {number} milliseconds */
function wait(milliseconds) {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}

/** @returns {Promise<string>} */
function freePort() {
  return new Promise((resolve) => {
    const server = createServer().listen(0, "127.0.0.1", () => {
      const address = server.address();
      const port = typeof address === "object" ? address?.port : undefined;
      server.close(() => resolve(String(port)));
    });
  });
}
