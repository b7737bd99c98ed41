const url = "https://developers.google.com/health-ai-developer-foundations/terms";

/** Terms of MedGemma's weights and of what is derived from them. `notice` is the sentence that section 3.1 asks for, verbatim. */
export const haiDefTerms: { readonly notice: string; readonly url: string } = {
  notice: `HAI-DEF is provided under and subject to the Health AI Developer Foundations Terms of Use found at ${url}`,
  url,
};
