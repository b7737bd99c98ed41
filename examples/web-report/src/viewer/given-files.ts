import { element } from "../elements.js";

/** Hands over files that the user chooses or drops, those in folders among them. */
export function onGivenFiles(take: (files: Promise<readonly File[]>) => void): void {
  for (const [button, id] of [
    ["pick-image", "image-input"],
    ["pick-study", "study-input"],
  ] as const) {
    const input = element<HTMLInputElement>(id);
    element(button).addEventListener("click", () => input.click());
    input.addEventListener("change", () => {
      const files = Array.from(input.files ?? []).filter(({ name }) => isVisible(name));
      input.value = "";
      if (files.length > 0) take(Promise.resolve(files));
    });
  }
  acceptDrops(take);
}

function acceptDrops(take: (files: Promise<readonly File[]>) => void): void {
  const drop = element("drop");
  for (const type of ["dragover", "dragleave", "drop"] as const) {
    document.addEventListener(type, (event) => {
      event.preventDefault();
      drop.classList.toggle("over", type === "dragover");
      const { dataTransfer } = event;
      if (type === "drop" && dataTransfer?.types.includes("Files")) take(droppedFiles(dataTransfer));
    });
  }
}

/** Both lists are read before anything is waited for: they are empty afterwards. */
function droppedFiles({ items, files }: DataTransfer): Promise<readonly File[]> {
  const entries = Array.from(items).flatMap((item) => item.webkitGetAsEntry() ?? []);
  if (!entries.some(({ isDirectory }) => isDirectory)) return Promise.resolve(Array.from(files));
  return filesOf(entries);
}

async function filesOf(entries: readonly FileSystemEntry[]): Promise<readonly File[]> {
  const found: File[] = [];
  for (const entry of entries.filter(({ name }) => isVisible(name))) {
    if (entry.isDirectory) found.push(...(await filesOf(await entriesIn(entry as FileSystemDirectoryEntry))));
    else found.push(await new Promise<File>((...settle) => (entry as FileSystemFileEntry).file(...settle)));
  }
  return found;
}

/** A reader gives some at a time, and none at the end. */
async function entriesIn(folder: FileSystemDirectoryEntry): Promise<readonly FileSystemEntry[]> {
  const reader = folder.createReader();
  const found: FileSystemEntry[] = [];
  for (;;) {
    const some = await new Promise<FileSystemEntry[]>((...settle) => reader.readEntries(...settle));
    if (some.length === 0) return found;
    found.push(...some);
  }
}

/** Systems put files of their own into folders, such as `.DS_Store`. */
const isVisible = (name: string): boolean => !name.startsWith(".");
