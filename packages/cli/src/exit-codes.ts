/** How the command ends; `--help` and the README name the same numbers. */
export const exitCodes = {
  ok: 0,
  /** The model's answer is not usable, or a check fell short. */
  unusable: 1,
  /** Wrong arguments, or an input that cannot be used. */
  usage: 2,
  /** The model, the runtime or the machine failed. */
  failed: 3,
  /** Ctrl-C: 128 + SIGINT. */
  interrupted: 130,
} as const;

/** For the end of `--help`. */
export const exitCodesHelp = [
  "Exit codes:",
  "  0    done",
  "  1    the model gave no usable answer, or a check fell short",
  "  2    wrong arguments, or an input that cannot be used",
  "  3    the model, the runtime or the machine failed",
  "  130  interrupted by Ctrl-C (143: ended by SIGTERM)",
].join("\n");
