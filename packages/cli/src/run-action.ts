import { inspect } from "node:util";
import type { CommandContext } from "./command-context.js";
import { errorObject } from "./error-object.js";
import { Interrupted, watchInterruption } from "./interruption.js";
import type { OutputFlags } from "./options/common-options.js";
import { Screen } from "./terminal/screen.js";

/** Does a command's work and returns the exit code. */
export type Work = (context: CommandContext) => Promise<number>;

/** Runs a command's work with everything around it: signals, errors, and the state of the terminal afterwards. */
export async function runAction(flags: OutputFlags, work: Work): Promise<void> {
  const { json = false, quiet = false, verbose = false } = flags;
  const screen = new Screen({ stdout: process.stdout, stderr: process.stderr, quiet });
  let wasTold = false;
  const tell = (reason: Interrupted): void => {
    if (!reason.silent && !wasTold) screen.interrupted(reason.message);
    wasTold = true;
  };
  const interruption = watchInterruption({ beforeEnd: tell });
  const { signal } = interruption;
  signal.addEventListener("abort", () => screen.progress("Stopping"), { once: true });
  const isVerbose = verbose || Boolean(process.env["DEBUG"]);
  try {
    const context: CommandContext = {
      screen,
      signal,
      json,
      verbose: isVerbose,
      stdin: process.stdin,
      divertInterrupt: () => interruption.divert(),
      openModel: async (modelFlags, use) => {
        const { openModel } = await import("./model/open-model.js");
        return openModel(modelFlags, { screen, signal, json, verbose: isVerbose }, use);
      },
    };
    process.exitCode = await work(context);
  } catch (error) {
    const reason: unknown = signal.aborted ? signal.reason : error;
    if (reason instanceof Interrupted) {
      tell(reason);
      process.exitCode = reason.exitCode;
    } else {
      process.exitCode = await report(reason, { screen, json, verbose: isVerbose });
    }
  } finally {
    screen.finish();
    interruption.stop();
  }
}

async function report(
  error: unknown,
  { screen, json, verbose }: Pick<CommandContext, "screen" | "json" | "verbose">,
): Promise<number> {
  const { tellError } = await import("./report-error.js");
  const { exitCode, stack, ...told } = tellError(error);
  if (json) screen.line(errorObject(told, exitCode));
  screen.error(`${told.message} (${told.code})`, told.next);
  if (verbose && stack !== undefined) {
    screen.notice(stack, "dim");
    const cause = error instanceof Error ? error.cause : undefined;
    if (cause !== undefined) screen.notice(`Cause: ${inspect(cause)}`, "dim");
  }
  return exitCode;
}
