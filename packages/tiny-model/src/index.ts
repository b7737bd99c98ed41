export { tinyModelDirectory, type TinyModelFormat } from "./tiny-model-directory.js";
