/** What systems put beside files, which holds no image: nobody misses it. */
const ofSystems = /^(?:__MACOSX$|\._|\.DS_Store$|\.Spotlight-V100$|\.Trashes$|\.fseventsd$)/;

/**
 * Whether a file in a folder or an archive is hidden: its own name or that of a folder above it begins with a dot. `system` tells what macOS
 * puts beside files.
 *
 * @param name Its path from the folder or in the archive; `./` and `../` are no names.
 */
export function hiddenKind(name: string): "system" | "hidden" | undefined {
  const parts = name.split(/[/\\]/).filter((part) => part !== "" && part !== "." && part !== "..");
  if (parts.some((part) => ofSystems.test(part))) return "system";
  return parts.some((part) => part.startsWith(".")) ? "hidden" : undefined;
}
