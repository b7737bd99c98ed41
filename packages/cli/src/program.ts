import { readFileSync } from "node:fs";
import { Command } from "commander";
import { askCommand } from "./commands/ask.js";
import { benchCommand } from "./commands/bench.js";
import { chatCommand } from "./commands/chat.js";
import { classifyCommand } from "./commands/classify.js";
import { completeCommand } from "./commands/complete.js";
import { convertCommand } from "./commands/convert.js";
import { doctorCommand } from "./commands/doctor.js";
import { examples } from "./commands/examples.js";
import { inspectCommand } from "./commands/inspect.js";
import { locateCommand } from "./commands/locate.js";
import { modelsCommand, removeCommand } from "./commands/models.js";
import { pullCommand } from "./commands/pull.js";
import { publishCommand } from "./commands/publish.js";
import { reportCommand } from "./commands/report.js";
import { slideCommand } from "./commands/slide.js";
import { summarizeCommand } from "./commands/summarize.js";
import { triageCommand } from "./commands/triage.js";
import { verifyCommand } from "./commands/verify.js";
import { volumeCommand } from "./commands/volume.js";
import { exitCodesHelp } from "./exit-codes.js";

const description = [
  "Run MedGemma on this machine: images and texts stay here.",
  "Answers are drafts for professionals. This is not a medical device.",
].join("\n");

/** The `medgemma` command. Nothing is loaded before a command runs. */
export function createProgram(): Command {
  const program = new Command("medgemma")
    .description(description)
    .version(ownVersion(), "-V, --version", "print the version")
    .helpOption("-h, --help", "show help")
    .helpCommand("help [command]", "show the help of a command")
    .addHelpText(
      "after",
      examples(
        "medgemma doctor",
        "medgemma report chest.png",
        "medgemma report chest.png --model google/medgemma-1.5-4b-it",
        "medgemma doctor --model google/medgemma-1.5-4b-it",
      ) +
        `\n\nWithout --model the built-in test model answers; it knows no medicine.\n\n${exitCodesHelp}\n\n` +
        "Environment: MEDGEMMA_MODEL (default of --model), MEDGEMMA_HOME (folder of models), HF_TOKEN, HF_ENDPOINT,\nHF_HUB_OFFLINE, HTTPS_PROXY, NO_COLOR, FORCE_COLOR, DEBUG (as --verbose).",
    );
  program.commandsGroup("Images:");
  const images = [
    reportCommand(),
    classifyCommand(),
    locateCommand(),
    volumeCommand(),
    slideCommand(),
    inspectCommand(),
  ];
  for (const command of images) program.addCommand(command);
  program.commandsGroup("Questions and texts:");
  for (const command of [askCommand(), chatCommand(), completeCommand(), summarizeCommand(), triageCommand()]) {
    program.addCommand(command);
  }
  program.commandsGroup("Models and this machine:");
  const models = [pullCommand(), modelsCommand(), removeCommand(), convertCommand(), publishCommand()];
  for (const command of [...models, verifyCommand(), doctorCommand(), benchCommand()]) program.addCommand(command);
  program.commandsGroup("Commands:");
  for (const command of program.commands) {
    command.exitOverride().helpOption("-h, --help", "show help");
    const takesImages = command.name() !== "report" && command.options.some(({ long }) => long === "--image");
    const images = takesImages ? "; --image comes before each image" : "";
    command.showHelpAfterError(`Try: medgemma ${command.name()} --help   (what has spaces is put in quotes${images})`);
    command.configureHelp({ styleTitle: bold });
  }
  return program.exitOverride().showHelpAfterError("Try: medgemma --help").configureHelp({ styleTitle: bold });
}

/** Commander takes it away again where there is no colour. */
function bold(text: string): string {
  return `\u001b[1m${text}\u001b[22m`;
}

function ownVersion(): string {
  const text = readFileSync(new URL("../package.json", import.meta.url), "utf8");
  return (JSON.parse(text) as { version: string }).version;
}
