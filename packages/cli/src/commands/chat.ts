import { Command } from "commander";
import {
  addGenerationOptions,
  addImageOption,
  addModelOptions,
  addOutputOptions,
  type OutputFlags,
} from "../options/common-options.js";
import { text } from "../options/parse-values.js";
import type { ChatFlags } from "../run/chat.js";
import { runAction } from "../run-action.js";
import { examples } from "./examples.js";

/** `medgemma chat` */
export function chatCommand(): Command {
  const command = new Command("chat")
    .description("Talk with the model, in turns; images can come with any turn.")
    .optionsGroup("Chat:");
  addImageOption(command, "goes with the first message; give it again for more images").option(
    "--system <text>",
    "text of the system message",
    text,
  );
  addGenerationOptions(command, "write replies as they come (default on a terminal)");
  addModelOptions(command);
  return addOutputOptions(command)
    .addHelpText(
      "after",
      "\nIn the chat: /image FILE, /undo, /clear, /tokens, /help, /exit. Ctrl-C stops a reply, at the prompt it ends.\n" +
        "In a pipe each line is a turn, and --json writes one object per line.\n" +
        examples(
          "medgemma chat --model ./medgemma-onnx",
          'medgemma chat --image chest.png --system "You are an expert radiologist."',
          "medgemma chat --json < questions.txt",
        ),
    )
    .action((flags: ChatFlags & OutputFlags) =>
      runAction(flags, async (context) => (await import("../run/chat.js")).runChat(flags, context)),
    );
}
