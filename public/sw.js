// The service worker: the shell from the device, pages from the network, an honest page when there is none.
//
// The build fills in its identity and the list. What it never does: keep pages (they carry people's data and a
// one-time nonce), keep answers of the API, or touch anything but GET from this site.

const BUILD = "__BUILD__";
const PRECACHE = ["__PRECACHE__"];

const SHELL = `shell-${BUILD}`;
const OFFLINE = "/offline.html";

// A page that has not begun to arrive by then is treated as unreachable.
const PAGE_PATIENCE_MS = 4000;

self.addEventListener("install", (event) => event.waitUntil(fillShell()));
self.addEventListener("activate", (event) => event.waitUntil(takeOver()));
self.addEventListener("fetch", answer);
self.addEventListener("push", (event) => event.waitUntil(show(event)));
self.addEventListener("notificationclick", (event) => event.waitUntil(follow(event)));
self.addEventListener("message", (event) => {
  // The person pressed "update" in the prompt; until then the old version keeps serving its own pages.
  if (event.data === "SKIP_WAITING" || event.data?.type === "SKIP_WAITING") self.skipWaiting();
});

// All or nothing: with one file missing the installation fails and the version before stays in charge.
// Files with a hash in their name are copied from older shells instead of being loaded again.
async function fillShell() {
  const shell = await caches.open(SHELL);
  await Promise.all(PRECACHE.map((address) => keep(shell, address)));
}

async function keep(shell, address) {
  const earlier = isImmutable(address) ? await caches.match(address) : undefined;
  const response = earlier ?? (await fetch(new Request(address, { cache: "reload" })));
  if (!response.ok) throw new Error(`${address}: ${response.status}`);
  await shell.put(address, response);
}

// Only now, with the new shell full, the old ones go.
async function takeOver() {
  const names = await caches.keys();
  const old = names.filter((name) => name.startsWith("shell-") && name !== SHELL);
  await Promise.all(old.map((name) => caches.delete(name)));
  await self.clients.claim();
}

function answer(event) {
  const { request } = event;
  const address = new URL(request.url);
  if (request.method !== "GET" || address.origin !== self.location.origin) return;
  if (request.mode === "navigate") {
    event.respondWith(page(request));
  } else if (isImmutable(address.pathname)) {
    event.respondWith(immutable(request));
  } else if (PRECACHE.includes(address.pathname)) {
    event.respondWith(freshOrKept(request, address.pathname));
  }
}

function isImmutable(path) {
  return path.startsWith("/pkg/");
}

// The request goes on as it came: a rebuilt one would tell the server another story in its Sec-Fetch headers.
async function page(request) {
  try {
    return await Promise.race([fetch(request), tooLate()]);
  } catch {
    return (await caches.match(OFFLINE)) ?? Response.error();
  }
}

function tooLate() {
  return new Promise((_, reject) => setTimeout(() => reject(new Error("too late")), PAGE_PATIENCE_MS));
}

// The name carries the content's hash: what is kept is right for ever.
async function immutable(request) {
  const kept = await caches.match(request);
  if (kept) return kept;
  const response = await fetch(request);
  if (response.ok) {
    const copy = response.clone();
    const shell = await caches.open(SHELL);
    await shell.put(request, copy);
  }
  return response;
}

async function freshOrKept(request, path) {
  try {
    return await fetch(request);
  } catch {
    return (await caches.match(path)) ?? Response.error();
  }
}

// What the server says is shown as it is: number and event, nothing personal. The same message again takes the place of the
// first one (its tag). Browsers demand that every message is shown, even one that can't be read.
async function show(event) {
  let told = {};
  try {
    told = event.data?.json() ?? {};
  } catch {
    // Somebody else's words: only the name of the site is shown.
  }
  const { title = "ASAN müraciət", body = "", url = "/my/notices", tag } = told;
  await self.registration.showNotification(title, { body, tag, icon: "/icons/icon-192.png", data: { url } });
}

// The page that a message is about: an open window of it, or a new one.
async function follow(event) {
  event.notification.close();
  const address = new URL(event.notification.data?.url ?? "/my/notices", self.location.origin);
  if (address.origin !== self.location.origin) return;
  const windows = await self.clients.matchAll({ type: "window", includeUncontrolled: true });
  const open = windows.find((window) => new URL(window.url).pathname === address.pathname);
  await (open ? open.focus() : self.clients.openWindow(address.href));
}
