export { chatTemplateWarnings, noChatTemplate } from "./chat-template-warnings.js";
export { countPromptTokens, type CountPromptTokensOptions } from "./count-prompt-tokens.js";
export type { ChatSegment } from "./prompt-segment.js";
export { renderChat, type RenderChatOptions } from "./render-chat.js";
export type { PromptInput } from "./render-prompt.js";
export { preparePrompt, type PreparePromptOptions } from "./prepare-prompt.js";
export { flattenPromptIds } from "./flatten-prompt-ids.js";
export { isKnownChatTemplate, knownChatTemplates } from "./known-chat-templates.js";
export { pythonStrip } from "./python-strip.js";
