// The service worker: the shell from the device, pages from the network; without one a few pages as they were last seen, with
// their time, or an honest page. It sends what waits on the device (outbox.js).
//
// The build fills in its identity and the list. Pages carry people's data, so they are kept only on a device whose owner has
// agreed to that, for one session; they go with it (decision 11). What it never does: keep a page of staff, answer a POST, or
// touch anything of another site.

importScripts("/outbox.js");

const BUILD = "__BUILD__";
const PRECACHE = ["__PRECACHE__"];

const SHELL = `shell-${BUILD}`;
const OFFLINE = "/offline.html";

// Pages and answers as they were last seen. The cache is there only while that is allowed; MARK in it names the session.
const SEEN = `seen-${BUILD}`;
const MARK = "/seen-by";
const SEEN_PAGES = [/^\/$/, /^\/report$/, /^\/drafts$/, /^\/my$/, /^\/my\/[0-9a-f-]{36}$/];
const SEEN_ANSWERS = ["cabinet/list", "cabinet/card", "session/whoami", "map/categories", "places/districts"].map((name) => `/api/${name}`);
// What the map and its list last showed, for each filter: without a network they show it again.
// Of so many filters and parts of the map, a view and a list each; the shelf of a device is not endless.
const VIEWS_KEPT = 24;
const SEEN_VIEWS = ["/api/map/view", "/api/map/list"];
// A queue machine opens without a network too: its first screen is the same for everybody and names nobody. No consent is asked, for
// the device is the centre's; a page that is no machine's (it asks for the code) is not kept.
const KIOSK = `kiosk-${BUILD}`;
const KIOSK_PAGE = "/kiosk/queue";
const KIOSK_MARK = 'class="machine-choices"';
// What writes to the printer that hangs on a machine; no citizen's device keeps it.
const KIOSK_PRINTER = "/printer.js";
// What must open without a network even if it was never opened with one.
const WANTED_PAGES = ["/", "/report", "/drafts"];
// The built-in map: the same for everybody.
const STATIC = ["/geo/", "/icons/"];
// After these the session is another one, or speaks another language.
const ENDINGS = ["/sign-out", "/account/close", "/account/end-session", "/account/sign-out-everywhere", "/language"];

// A page that has not begun to arrive by then is treated as unreachable.
const PAGE_PATIENCE_MS = 4000;

self.addEventListener("install", (event) => event.waitUntil(fillShell()));
self.addEventListener("activate", (event) => event.waitUntil(takeOver()));
self.addEventListener("fetch", answer);
self.addEventListener("push", (event) => event.waitUntil(show(event)));
self.addEventListener("notificationclick", (event) => event.waitUntil(follow(event)));
self.addEventListener("pushsubscriptionchange", (event) => event.waitUntil(renew(event)));
self.addEventListener("sync", (event) => event.waitUntil(send()));
self.addEventListener("message", (event) => {
  const kind = event.data?.type ?? event.data;
  // The person pressed "update" in the prompt; until then the old version keeps serving its own pages.
  if (kind === "SKIP_WAITING") self.skipWaiting();
  if (kind === "send") event.waitUntil(send().catch(() => {}));
  // A page has begun, the network is back, or the person has decided what may be kept.
  if (kind === "here") event.waitUntil(Promise.all([remember(event.data), send().catch(() => {})]));
});

// The browser asks again later when this fails.
async function send() {
  if (!(await self.outbox.run())) throw new Error("some appeals still wait");
}

// All or nothing: with one file missing the installation fails and the version before stays in charge.
// Files with a hash in their name are copied from older shells, or from what the page has just loaded, instead of being loaded again.
async function fillShell() {
  const shell = await caches.open(SHELL);
  await Promise.all(PRECACHE.map((address) => keep(shell, address)));
}

async function keep(shell, address) {
  const earlier = isImmutable(address) ? await caches.match(address) : undefined;
  const cache = isImmutable(address) ? "default" : "reload";
  const response = earlier ?? (await fetch(new Request(address, { cache })));
  if (!response.ok) throw new Error(`${address}: ${response.status}`);
  await shell.put(address, response);
}

// Only now, with the new shell full, the old ones go. What was seen belongs to the old shell: it is asked for anew.
async function takeOver() {
  const names = await caches.keys();
  const seen = names.find((name) => name.startsWith("seen-") && name !== SEEN);
  const who = seen && (await (await caches.open(seen)).match(MARK))?.text();
  const old = names.filter((name) => /^(shell|seen|kiosk)-/.test(name) && ![SHELL, SEEN, KIOSK].includes(name));
  await Promise.all(old.map((name) => caches.delete(name)));
  await self.clients.claim();
  if (seen) await remember({ keep: true, who: await who });
}

function answer(event) {
  const { request } = event;
  const address = new URL(request.url);
  if (address.origin !== self.location.origin) return;
  if (request.method === "POST" && ENDINGS.includes(address.pathname)) event.waitUntil(forget());
  if (request.method === "POST" && SEEN_VIEWS.includes(address.pathname)) return event.respondWith(viewOrSeen(event, address.pathname));
  if (request.method !== "GET") return;
  if (request.mode === "navigate") {
    event.respondWith(address.pathname.startsWith(KIOSK_PAGE) ? kioskPage(event, address) : page(event, address));
  } else if (SEEN_ANSWERS.includes(address.pathname)) {
    event.respondWith(answerOrSeen(event, address.pathname + address.search));
  } else if (STATIC.some((start) => address.pathname.startsWith(start))) {
    event.respondWith(freshOrKept(request, request, event));
  } else if (isImmutable(address.pathname)) {
    event.respondWith(immutable(request));
  } else if (PRECACHE.includes(address.pathname) || address.pathname === KIOSK_PRINTER) {
    event.respondWith(freshOrKept(request, address.pathname));
  }
}

function isImmutable(path) {
  return path.startsWith("/pkg/");
}

// The request goes on as it came: a rebuilt one would tell the server another story in its Sec-Fetch headers.
async function page(event, address) {
  try {
    const response = await Promise.race([fetch(event.request), tooLate()]);
    if (address.search === "") event.waitUntil(see(address.pathname, response.clone()));
    return response;
  } catch {
    return (await asSeen(address.pathname)) ?? (await caches.match(OFFLINE)) ?? Response.error();
  }
}

// Every other screen of the machine leads to the first one when it can't be reached.
async function kioskPage(event, address) {
  const first = address.pathname === KIOSK_PAGE && address.search === "";
  try {
    const response = await Promise.race([fetch(event.request), tooLate()]);
    if (first && response.status === 200) event.waitUntil(keepKiosk(response.clone()));
    return response;
  } catch {
    const kept = await (await caches.open(KIOSK)).match(KIOSK_PAGE);
    if (!kept) return (await caches.match(OFFLINE)) ?? Response.error();
    return first ? kept : Response.redirect(KIOSK_PAGE);
  }
}

async function keepKiosk(response) {
  const machine = (await response.clone().text()).includes(KIOSK_MARK);
  const kept = await caches.open(KIOSK);
  if (machine) await kept.add(new Request(KIOSK_PRINTER, { cache: "reload" })).catch(() => {});
  await (machine ? kept.put(KIOSK_PAGE, response) : kept.delete(KIOSK_PAGE));
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

// With `keeping`, what arrives is kept for the next time without a network.
async function freshOrKept(request, path, keeping) {
  try {
    const response = await fetch(request);
    if (keeping && response.status === 200) keeping.waitUntil(shelve(path, response.clone()));
    return response;
  } catch {
    return (await caches.match(path)) ?? Response.error();
  }
}

async function shelve(path, response) {
  const shell = await caches.open(SHELL);
  await shell.put(path, response);
}

// What may be kept, and for whom. Another session than the one before: all it has seen goes first.
async function remember({ keep, who = "" }) {
  if (!keep) return forget();
  const before = await (await caches.has(SEEN) ? (await caches.open(SEEN)).match(MARK) : undefined);
  if (before && (await before.text()) !== who) await caches.delete(SEEN);
  const seen = await caches.open(SEEN);
  await seen.put(MARK, new Response(who));
  const wanted = who ? [...WANTED_PAGES, "/my"] : WANTED_PAGES;
  for (const path of wanted) {
    if (!(await seen.match(path))) await look(path);
  }
}

async function look(path) {
  const response = await fetch(path, { headers: { accept: "text/html" } }).catch(() => undefined);
  if (response) await see(path, response);
}

async function forget() {
  await caches.delete(SEEN);
}

// Keeps a page. One that was made for another session tells that the session kept for has ended.
async function see(path, response) {
  const html = response.headers.get("content-type")?.startsWith("text/html");
  if (response.status !== 200 || response.redirected || !html || !(await caches.has(SEEN))) return undefined;
  const seen = await caches.open(SEEN);
  const who = await (await seen.match(MARK))?.text();
  const head = (await response.clone().text()).match(/<html[^>]* data-seen-words[^>]*>/)?.[0];
  if (!head) return undefined;
  if ((head.match(/ data-who="(\w+)"/)?.[1] ?? "") !== who) return forget();
  return SEEN_PAGES.some((pattern) => pattern.test(path)) ? seen.put(path, response) : undefined;
}

// The page as it was seen, with its own headers: the nonce in it is the one that its own policy names. The time goes on the
// page's first element; the page itself shows it.
async function asSeen(path) {
  const response = await lookUp(path);
  if (!response) return undefined;
  const time = timeOf(response);
  const html = (await response.text()).replace("<html", `<html data-seen="${time}"`);
  const headers = new Headers(response.headers);
  ["content-encoding", "content-length"].forEach((name) => headers.delete(name));
  return new Response(html, { status: 200, headers });
}

// The part of the map that was last looked at stands for any other: its pins are where they are. Other filters are other
// questions, and so are the further pages of the list: what was not seen is not answered.
async function viewOrSeen(event, path) {
  const { query = {}, after = null } = (await event.request.clone().json().catch(() => undefined)) ?? {};
  if (after !== null) return fetch(event.request);
  return answerOrSeen(event, `${path}?${new URLSearchParams({ filter: JSON.stringify(query.filter ?? {}) })}`);
}

// Only who has something to fall back on gives up waiting.
async function answerOrSeen(event, path) {
  const seen = await lookUp(path);
  try {
    const response = await (seen ? Promise.race([fetch(event.request), tooLate()]) : fetch(event.request));
    if (response.status === 200) event.waitUntil(seeAnswer(path, response.clone()));
    return response;
  } catch {
    const page = seen && (await self.clients.get(event.clientId));
    page?.postMessage({ seen: timeOf(seen) });
    return seen ?? Response.error();
  }
}

async function seeAnswer(path, response) {
  if (!(await caches.has(SEEN))) return;
  const seen = await caches.open(SEEN);
  await seen.put(path, response);
  const views = (await seen.keys()).filter(({ url }) => SEEN_VIEWS.includes(new URL(url).pathname));
  await Promise.all(views.slice(0, -VIEWS_KEPT).map((old) => seen.delete(old)));
}

async function lookUp(path) {
  if (!(await caches.has(SEEN))) return undefined;
  const seen = await caches.open(SEEN);
  return seen.match(path, { ignoreVary: true });
}

// The server's own time of the answer, whatever the device's clock says: "14:05", on another day with its date.
function timeOf(response) {
  const made = new Date(response.headers.get("date") ?? Date.now());
  const zone = { timeZone: "Asia/Baku" };
  const day = (moment) => moment.toLocaleDateString("ru", { ...zone, day: "2-digit", month: "2-digit", year: "numeric" });
  const time = made.toLocaleTimeString("ru", { ...zone, hour: "2-digit", minute: "2-digit" });
  return day(made) === day(new Date()) ? time : `${day(made)} ${time}`;
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

// The page that a message is about: an open window of it, or a new one. What is typed in other windows stays there.
async function follow(event) {
  event.notification.close();
  const address = new URL(event.notification.data?.url ?? "/my/notices", self.location.origin);
  if (address.origin !== self.location.origin) return;
  const windows = await self.clients.matchAll({ type: "window", includeUncontrolled: true });
  const open = windows.find((window) => new URL(window.url).pathname === address.pathname);
  // A browser may refuse to bring a window to the front; then a new one is what it allows.
  const focused = await open?.focus().catch(() => undefined);
  if (!focused) await self.clients.openWindow(address.href);
}

// The browser has another address at its push service from now on. The server is told only when it was allowed to the person
// who is signed in now: somebody else may be by then. What it isn't told stays without messages, and the settings say so.
async function renew({ oldSubscription: old, newSubscription }) {
  if (!old || (await tell("has-push", { endpoint: old.endpoint })) !== true) return;
  const now = newSubscription ?? (await subscribe(old.options?.applicationServerKey));
  if (!now) return;
  await tell("allow-push", { form: now.toJSON() });
  await tell("stop-push", { endpoint: old.endpoint });
}

function subscribe(applicationServerKey) {
  return self.registration.pushManager.subscribe({ userVisibleOnly: true, applicationServerKey }).catch(() => undefined);
}

// What the server answers; undefined when it says no, or nothing.
async function tell(what, asked) {
  const headers = { "content-type": "application/json", accept: "application/json" };
  const init = { method: "POST", headers, body: JSON.stringify(asked) };
  const response = await fetch(`/api/notices/${what}`, init).catch(() => undefined);
  return response?.ok ? response.json().catch(() => undefined) : undefined;
}
