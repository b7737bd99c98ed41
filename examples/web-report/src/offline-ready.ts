/** Waiting longer would help nobody: the page works without a service worker too, but then only online. */
const patienceMs = 5000;

let controlled: Promise<void> | undefined;

/** Starts the service worker that lets the page open without a network. The development server has none. */
export function startOffline(): void {
  if (!import.meta.env.PROD || !("serviceWorker" in navigator)) return;
  const { serviceWorker } = navigator;
  controlled = new Promise((resolve) => {
    if (serviceWorker.controller !== null) resolve();
    serviceWorker.addEventListener("controllerchange", () => resolve());
    setTimeout(resolve, patienceMs);
  });
  serviceWorker.register("./service-worker.js").catch(() => {});
}

/** Resolves when files that are loaded from now on are kept for later. */
export async function offlineReady(): Promise<void> {
  await controlled;
}

let isKeeping = false;

/** Keeps what reads medical files, so that others can be opened without a network. */
export async function keepMedicalFiles(): Promise<void> {
  if (isKeeping || !("serviceWorker" in navigator)) return;
  isKeeping = true;
  const { active } = await navigator.serviceWorker.ready;
  active?.postMessage("keep medical files");
}
