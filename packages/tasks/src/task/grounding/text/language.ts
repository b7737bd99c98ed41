/** Languages whose words are known. */
export type Language = "en" | "de" | "fr" | "es" | "pt";

export const languages: readonly Language[] = ["en", "de", "fr", "es", "pt"];
