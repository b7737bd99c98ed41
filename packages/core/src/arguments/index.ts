export { checkFields } from "./check-fields.js";
export {
  type FieldCheck,
  isAnything,
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
} from "./field-checks.js";
