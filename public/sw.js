// Keeps the built files on the device, so that Filò opens without network, every address included.
//
// Each version has a cache of its own, filled completely, by content hash, before anything older is touched; a file
// that did not change is taken from the cache before. A page keeps the files it started with until it is closed:
// a new version waits until every page is gone, or until one of them asks for it ("skip-waiting") and reloads.
// Files with their hash in the name are kept as they came from the network: Chromium keeps the machine code it has made of
// WebAssembly beside such answers, not beside answers made here, and starts sooner the next time.
// scripts/finish.mjs writes the next two lines.
const VERSION = "";
const FILES = {};

const ROOT = new URL("./", location.href).pathname;
// Two copies of Filò under one origin (/a/ and /b/) must not tidy up each other's caches.
const FAMILY = `filo ${ROOT} `;
const CURRENT = FAMILY + VERSION;
const HASH = "x-filo-hash";
// Outside the family: what somebody shared is nobody's version.
const SHARED = `filo-shared ${ROOT}`;
// Kept in a cache that is no longer current: which pages still live from it.
const HOLDERS = `${ROOT}-/holders`;

const familyCaches = async () => (await caches.keys()).filter((name) => name.startsWith(FAMILY));
const others = async () => (await familyCaches()).filter((name) => name !== CURRENT);
const addressOf = (file) => ROOT + (file === "index.html" ? "" : file);

/** Does the name of a file say what is in it? Then it is the same in every version that has it. */
const named = (file) => /-[0-9a-f]{16}(_bg)?\.\w+$/.test(file);

/** What a cache holds at an address, whatever else the host says that its answer depends on. */
const kept = (cache, address) => cache.match(address, { ignoreVary: true });

/** The file with exactly the listed content, from the network. */
async function download(file, hash) {
  // The first try may use what the page itself has just downloaded; the second does not believe anybody.
  for (const cache of ["default", "reload"]) {
    const response = await fetch(addressOf(file), { cache, credentials: "same-origin" });
    if (!response.ok) continue;
    const asItCame = response.clone();
    const content = await response.arrayBuffer();
    const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", content));
    const found = Array.from(digest, (byte) => byte.toString(16).padStart(2, "0")).join("");
    if (found !== hash) continue;
    if (named(file)) return asItCame;
    const type = response.headers.get("content-type") ?? "application/octet-stream";
    return new Response(content, { headers: { "content-type": type, [HASH]: hash } });
  }
  throw new Error(`${file} is not the file of version ${VERSION}`);
}

/** Puts one file into this version's cache, unless it is there already from an attempt that was cut short. */
async function keep(file, hash, cache, older) {
  const address = addressOf(file);
  const has = (response) => response && (named(file) || response.headers.get(HASH) === hash);
  if (has(await kept(cache, address))) return;
  for (const other of older) {
    const response = await kept(other, address);
    if (has(response)) return cache.put(address, response);
  }
  await cache.put(address, await download(file, hash));
}

async function install() {
  const cache = await caches.open(CURRENT);
  const older = await Promise.all((await others()).map((name) => caches.open(name)));
  await Promise.all(Object.entries(FILES).map(([file, hash]) => keep(file, hash, cache, older)));
  // Somebody may have emptied the site's storage meanwhile: then the browser tries again at its next look.
  if (!(await caches.has(CURRENT))) throw new Error(`the cache of version ${VERSION} is gone`);
}

const holdersOf = async (cache) => (await cache.match(HOLDERS))?.json();
const setHolders = (cache, ids) => cache.put(HOLDERS, Response.json(ids));
const livingPages = async () =>
  (await clients.matchAll({ includeUncontrolled: true, type: "all" })).map((client) => client.id);

/** Deletes the caches from which no page lives any more. */
async function tidy() {
  // A newer version may be filling its cache at this moment; it tidies up when its turn comes.
  if (registration.installing || registration.waiting) return;
  const living = await livingPages();
  for (const name of await others()) {
    const holders = (await holdersOf(await caches.open(name))) ?? [];
    if (!holders.some((id) => living.includes(id))) await caches.delete(name);
  }
}

/** At the moment this version takes over, every page that is open lives from the version before, or an older one. */
async function activate() {
  const older = await Promise.all((await others()).map((name) => caches.open(name)));
  const holders = await Promise.all(older.map(holdersOf));
  const known = holders.flatMap((ids) => ids ?? []);
  const unknown = (await livingPages()).filter((id) => !known.includes(id));
  await Promise.all(older.map((cache, i) => holders[i] || setHolders(cache, unknown)));
  await tidy();
  await clients.claim();
}

/** The cache a page lives from: that of the version it started with. */
async function cacheFor(clientId) {
  for (const name of await others()) {
    const cache = await caches.open(name);
    if ((await holdersOf(cache))?.includes(clientId)) return cache;
  }
  return caches.open(CURRENT);
}

/** The address, in a cache, of what a request asks for. An address of the app, which is no file, is the app's page. */
function addressFor(request) {
  const file = new URL(request.url).pathname.slice(ROOT.length);
  const ofTheApp = request.mode === "navigate" && !Object.hasOwn(FILES, file) && !file.split("/").pop().includes(".");
  return addressOf(ofTheApp ? "index.html" : file);
}

/** Is it the same in every version? Then there is no need to ask which one a page lives from. */
const ofAnyVersion = (address) => named(address) && Object.hasOwn(FILES, address.slice(ROOT.length));

async function answer(event) {
  const address = addressFor(event.request);
  // A new page starts with the current version, whoever opened it.
  const current = event.request.mode === "navigate" || ofAnyVersion(address);
  const found = current
    ? await caches.match(address, { cacheName: CURRENT, ignoreVary: true })
    : await kept(await cacheFor(event.clientId), address);
  return found ?? fetch(event.request);
}

/** Files that another app shares: kept where the screen of the exchange takes them out, once. */
async function shared(request) {
  const files = (await request.formData()).getAll("file").filter((one) => typeof one !== "string");
  const cache = await caches.open(SHARED);
  for (const [n, file] of files.entries()) {
    const headers = { "content-type": file.type || "application/json", "x-filo-name": encodeURIComponent(file.name) };
    await cache.put(`${ROOT}-/shared/${Date.now()}-${n}`, new Response(file, { headers }));
  }
  return Response.redirect(`${ROOT}scambio`, 303);
}

addEventListener("install", (event) => event.waitUntil(install()));
addEventListener("activate", (event) => event.waitUntil(activate()));
addEventListener("message", (event) => {
  if (event.data === "skip-waiting") event.waitUntil(skipWaiting());
});
addEventListener("fetch", (event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (request.method === "POST" && url.origin === location.origin && url.pathname === `${ROOT}condividi`) {
    event.respondWith(shared(request));
    return;
  }
  if (request.method !== "GET" || url.origin !== location.origin || !url.pathname.startsWith(ROOT)) return;
  const answered = answer(event);
  event.respondWith(answered);
  // The page comes first.
  if (request.mode === "navigate") event.waitUntil(answered.then(tidy));
});
