export { compileConstraint } from "./compile-constraint.js";
export type { Constraint, ConstraintState } from "./constraint.js";
export type { ConstraintSpec, JsonSchema } from "./constraint-spec.js";
export { checkSchemaSize } from "./schema/check-schema-size.js";
export { isConstrainable } from "./schema/is-constrainable.js";
