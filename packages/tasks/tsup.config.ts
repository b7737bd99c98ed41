/** One file for each source, so that a bundler leaves out the tasks and lexicons that an application does not use. */
export default {
  entry: ["src/**/*.ts", "!src/**/*.test.ts", "!src/**/testing/**"],
  bundle: false,
  format: ["esm"],
  target: "es2022",
  sourcemap: true,
  clean: true,
  silent: true,
};
