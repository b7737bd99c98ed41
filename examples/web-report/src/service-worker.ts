// Lets the page open without a network: its files from a cache, the model from the runtime's own storage.

/** The part of a service worker's scope that is used here. */
interface ServiceWorkerScope {
  readonly registration: { readonly scope: string };
  readonly clients: { claim(): Promise<void> };
  skipWaiting(): Promise<void>;
  addEventListener(type: "install" | "activate" | "message", listener: (event: ExtendableEventLike) => void): void;
  addEventListener(type: "fetch", listener: (event: FetchEventLike) => void): void;
}

interface ExtendableEventLike {
  waitUntil(promise: Promise<unknown>): void;
}

interface FetchEventLike {
  readonly request: Request;
  respondWith(response: Promise<Response>): void;
}

/**
 * The build's files, relative to the page; `first` are kept from the beginning, `medical` when the page asks for it. Written by the build.
 */
declare const BUILD_FILES: {
  readonly all: readonly string[];
  readonly first: string[];
  readonly medical: readonly string[];
};
const { all, first, medical } = BUILD_FILES;

const worker = globalThis as unknown as ServiceWorkerScope;
const { scope } = worker.registration;
const cacheName = `web-report ${scope}`;
/** They have a hash of their content in their names. */
const buildFiles: ReadonlySet<string> = new Set(all);

worker.addEventListener("install", (event) => {
  event.waitUntil(
    (async () => {
      await (await caches.open(cacheName)).addAll(first);
      await worker.skipWaiting();
    })(),
  );
});

worker.addEventListener("activate", (event) => {
  event.waitUntil(
    (async () => {
      await forgetOldBuilds();
      await worker.clients.claim();
    })(),
  );
});

// The page's only message: it shows a medical file. Another one may need another decoder, and come without a network.
worker.addEventListener("message", (event) => event.waitUntil(keepMedicalFiles()));

worker.addEventListener("fetch", (event) => {
  const { request } = event;
  const { origin, pathname } = new URL(request.url);
  // Without the query: who links to the page may put a patient's name into it.
  const address = origin + pathname;
  if (request.method !== "GET" || !address.startsWith(scope)) return;
  const path = address.slice(scope.length);
  // Nothing else: other pages of the server may lie beside this one. Models are kept by the runtime.
  if (buildFiles.has(path)) event.respondWith(cacheFirst(request));
  else if (path === "" || path === "index.html") event.respondWith(networkFirst(request, address));
});

async function cacheFirst(request: Request): Promise<Response> {
  const cache = await caches.open(cacheName);
  const kept = await cache.match(request);
  if (kept !== undefined) return request.destination === "worker" ? embeddable(kept) : kept;
  const response = await fetch(request);
  if (response.status === 200) await cache.put(request, response.clone());
  return response;
}

async function keepMedicalFiles(): Promise<void> {
  const cache = await caches.open(cacheName);
  const kept = new Set((await cache.keys()).map(({ url }) => url.slice(scope.length)));
  await cache.addAll(medical.filter((name) => !kept.has(name)));
}

async function networkFirst(request: Request, address: string): Promise<Response> {
  const cache = await caches.open(cacheName);
  try {
    const response = await fetch(request);
    if (response.status === 200) await cache.put(address, response.clone());
    return response;
  } catch (error) {
    const kept = await cache.match(address);
    if (kept !== undefined) return kept;
    throw error;
  }
}

/** A page that is isolated from other origins starts only workers that are too; the file may be older than that. */
function embeddable({ body, headers }: Response): Response {
  const isolated = new Headers(headers);
  isolated.set("cross-origin-embedder-policy", "require-corp");
  return new Response(body, { headers: isolated });
}

async function forgetOldBuilds(): Promise<void> {
  const cache = await caches.open(cacheName);
  // The page itself is kept when it is opened; earlier builds kept whatever lay beside it, with queries.
  const kept = new Set([...buildFiles, "", "index.html"].map((name) => scope + name));
  for (const { url } of await cache.keys()) if (!kept.has(url)) await cache.delete(url);
}
