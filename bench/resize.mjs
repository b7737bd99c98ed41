// Usage: node bench/resize.mjs [image]
// Image preprocessing at MedGemma's size.
import { fileURLToPath } from "node:url";
import { fitImage, normalizePixels } from "@medgemma/core";
import { readImage } from "@medgemma/imaging";
import { measure, printTimes } from "./measure.mjs";

const file = process.argv[2] ?? fileURLToPath(new URL("../examples/assets/chest-xray.png", import.meta.url));
const image = await readImage(file);
console.log(`${image.width} × ${image.height} → 896 × 896`);
printTimes("decode", await measure(5, () => readImage(file)));
printTimes("stretch", await measure(10, () => fitImage(image, 896, "stretch")));
printTimes("pad", await measure(10, () => fitImage(image, 896, "pad")));
const { data } = fitImage(image, 896, "pad");
printTimes("normalise", await measure(10, () => normalizePixels(data, 896)));
