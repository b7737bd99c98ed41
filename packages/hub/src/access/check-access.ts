import { InvalidArgumentError } from "@medgemma/core";

/**
 * Reads the Hub's address.
 *
 * @returns it without a slash at its end.
 * @throws {InvalidArgumentError} when it cannot be one. The message does not repeat it.
 */
export function readEndpoint(given: string): string {
  const url = URL.canParse(given) ? new URL(given) : undefined;
  const isPlain = url !== undefined && /^https?:$/.test(url.protocol) && url.username === "" && url.search === "";
  if (!isPlain || url.hash !== "" || /[?#]/.test(given)) {
    throw new InvalidArgumentError("The Hub's address is no http or https URL.", {
      hint: "Set HF_ENDPOINT, or `hub.endpoint`, to something like https://huggingface.co, without user name and query.",
    });
  }
  return given.replace(/\/+$/, "");
}

/**
 * What cannot go into a header would come out again in the message of the error that `fetch` throws.
 *
 * @returns undefined for an empty one, which means none.
 * @throws {InvalidArgumentError} when it cannot be a token. The message does not repeat it.
 */
export function checkToken(token: string): string | undefined {
  if (token === "") return undefined;
  if (/^[\x21-\x7e]+$/.test(token)) return token;
  throw new InvalidArgumentError("The Hub's access token holds characters that no token has.", {
    hint: "Copy it again from https://huggingface.co/settings/tokens (HF_TOKEN, or `hub.token`).",
  });
}
