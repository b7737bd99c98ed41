import * as z from "zod";

/** A line or a few of a request form. */
export const shortText = z.string().trim().min(1).max(4000);

/** A document; how much of it fits is up to the model's context. */
export const longText = z.string().trim().min(1);
