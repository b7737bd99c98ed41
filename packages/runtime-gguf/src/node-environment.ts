/**
 * The environment for a process that runs this executable as Node: in Electron the executable is the application, which
 * would be started again.
 */
export function nodeEnvironment(): NodeJS.ProcessEnv {
  return { ...process.env, ELECTRON_RUN_AS_NODE: "1" };
}
