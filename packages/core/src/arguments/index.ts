export {
  checkFields,
  type FieldCheck,
  isBoolean,
  isEither,
  isFunction,
  isInteger,
  isNumber,
  isOneOf,
  isRecord,
  isSignal,
  isText,
  isTexts,
  required,
} from "./check-fields.js";
export { requireByteArray } from "./require-byte-array.js";
