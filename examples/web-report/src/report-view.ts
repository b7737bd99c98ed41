import type { RadiologyReportEvent, RadiologyReportResult } from "@medgemma/tasks";
import { element, showText } from "./elements.js";

const reasons: Readonly<Record<string, string>> = {
  empty: "The model answered nothing.",
  truncated: "The answer was cut off because it became too long.",
  "thinking-unfinished": "The model did not come to an answer.",
  repetition: "The model repeated itself without end.",
  "sections-missing": "The answer is not a report: sections are missing.",
};

/** The draft as it comes, its thought folded away. */
export class ReportView {
  #text = "";
  #thinking = "";
  #isDrawn = true;

  clear(): void {
    this.#text = "";
    this.#thinking = "";
    element("report").replaceChildren();
    element("thinking").hidden = true;
    element<HTMLProgressElement>("run-bar").value = 0;
    showText("run-status", "Reading image and prompt");
  }

  add(event: RadiologyReportEvent): void {
    switch (event.type) {
      case "prefill-progress":
        element<HTMLProgressElement>("run-bar").value = event.processedTokens / event.totalTokens;
        showText("run-status", `Reading image and prompt: ${event.processedTokens} of ${event.totalTokens} tokens`);
        return;
      case "queued":
        showText("run-status", `Waiting: ${event.ahead} before this one`);
        return;
      case "thinking":
        this.#thinking += event.text;
        break;
      case "text":
        this.#text += event.text;
        break;
      case "finding-list":
        return;
      default:
        event satisfies never;
    }
    this.#drawSoon();
  }

  stopped(): void {
    showText("outcome", "Stopped. The draft is not complete.");
  }

  /** Shows sections when there is a report, and else the answer as it came, with the reason. */
  finish(result: RadiologyReportResult, warning: string | undefined): void {
    const parts: HTMLElement[] = [];
    if (!result.ok)
      parts.push(paragraph(`${reasons[result.reason] ?? result.reason} It is shown as it came.`, "warning"));
    if (warning !== undefined) parts.push(paragraph(warning, "warning"));
    if (result.ok) {
      const { findings, comparison, impression } = result.report;
      parts.push(...section("Findings", findings));
      if (comparison !== undefined) parts.push(...section("Comparison", comparison));
      if (impression !== undefined) parts.push(...section("Impression", impression));
    } else parts.push(paragraph(result.raw));
    element("report").replaceChildren(...parts);
  }

  /** Once per frame, however fast tokens come. */
  #drawSoon(): void {
    if (!this.#isDrawn) return;
    this.#isDrawn = false;
    requestAnimationFrame(() => {
      this.#isDrawn = true;
      if (element("run-progress").hidden) return;
      element("report").replaceChildren(paragraph(this.#text));
      element("thinking").hidden = this.#thinking === "";
      element("thinking-text").textContent = this.#thinking;
      showText("thinking-size", `${this.#thinking.length} characters`);
      element("run-bar").removeAttribute("value");
      showText("run-status", this.#text === "" ? "Thinking" : "Writing");
    });
  }
}

function paragraph(text: string, className = ""): HTMLElement {
  const element = document.createElement("p");
  element.textContent = text;
  element.className = className;
  return element;
}

function section(title: string, text: string): HTMLElement[] {
  const heading = document.createElement("h3");
  heading.textContent = title;
  return [heading, paragraph(text)];
}
