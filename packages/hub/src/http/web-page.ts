import { DownloadFailedError } from "@medgemma/core";

/** For a page where data was asked for. */
export function webPage(host: string): DownloadFailedError {
  return new DownloadFailedError(`${host} answered with a web page instead of what was asked for.`, {
    hint: "A network's sign-in page or a proxy may stand between: open a page in a browser, then try again.",
  });
}
