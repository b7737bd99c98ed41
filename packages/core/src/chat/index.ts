export { countPromptTokens, type CountPromptTokensOptions } from "./count-prompt-tokens.js";
export { renderChat, type ChatSegment, type RenderChatOptions } from "./render-chat.js";
export { preparePrompt, type PreparePromptOptions } from "./prepare-prompt.js";
export { flattenPromptIds } from "./flatten-prompt-ids.js";
export { isKnownChatTemplate, knownChatTemplates } from "./known-chat-templates.js";
export { pythonStrip } from "./python-strip.js";
