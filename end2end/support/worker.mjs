// The service worker alone, without a browser: `public/sw.js` with everything it asks of a browser put in its hands, so that a
// click on a notification, which no test can make with a finger, is one call.

import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createContext, runInContext } from 'node:vm';
import { root } from './server.mjs';

export const ORIGIN = 'https://muraciet.example';

/** A window of the site at `path`; `focuses: false` is a browser that refuses to bring it to the front. */
export function openAt(path, { focuses = true } = {}) {
  const window = { url: ORIGIN + path, focused: 0 };
  window.focus = async () => {
    if (!focuses) throw new Error('not now');
    window.focused += 1;
    return window;
  };
  return window;
}

/**
 * Starts the worker of build `old`, which keeps `shell` ({ path: text }). `answer(path, init)` is the network: a text, an object
 * for JSON, or undefined when it can't be reached. `windows` are those open; `opened` are the addresses it opened since.
 */
export async function startWorker({ windows = [], shell = {}, answer = () => undefined, subscription } = {}) {
  const hears = {};
  const opened = [];
  const asked = [];
  const caches = shelves({ 'shell-old0000old00': shell });
  const self = {
    addEventListener: (kind, hear) => (hears[kind] = hear),
    location: { origin: ORIGIN },
    clients: { matchAll: async () => windows, openWindow: async (address) => void opened.push(address), claim: async () => {}, get: async () => undefined },
    registration: { pushManager: { subscribe: async () => subscription } },
    skipWaiting: () => {},
    outbox: { run: async () => true },
  };
  async function fetch(request, init = {}) {
    const path = new URL(typeof request === 'string' ? request : request.url, ORIGIN).pathname;
    asked.push({ path, body: init.body && JSON.parse(init.body) });
    const found = await answer(path, init);
    if (found === undefined) throw new TypeError('Failed to fetch');
    const [text, type] = typeof found === 'string' ? [found, 'text/html'] : [JSON.stringify(found), 'application/json'];
    return new Response(text, { headers: { 'content-type': type } });
  }
  const given = { self, caches, fetch, importScripts: () => {}, URL, URLSearchParams, Request, Response, Headers, setTimeout, console };
  const source = (await readFile(join(root, 'public/sw.js'), 'utf8')).replace('__BUILD__', 'old0000old00').replace('"__PRECACHE__"', JSON.stringify(Object.keys(shell)).slice(1, -1));
  runInContext(source, createContext(given));

  /** Lets it hear an event; resolves when all that it waits for is done. For a fetch: with the answer. */
  async function hear(kind, event = {}) {
    const waits = [];
    let response;
    hears[kind]({ ...event, waitUntil: (work) => waits.push(work), respondWith: (answer) => (response = answer) });
    const answered = await response;
    await Promise.all(waits);
    return answered;
  }
  return { hear, opened, asked, caches };
}

/** Caches as far as the worker uses them. */
function shelves(start) {
  const made = new Map(Object.entries(start).map(([name, texts]) => [name, shelf(texts)]));
  function path(request) {
    const { pathname, search } = new URL(typeof request === 'string' ? request : request.url, ORIGIN);
    return pathname + search;
  }
  function shelf(texts = {}) {
    const kept = new Map(Object.entries(texts));
    return {
      match: async (request) => (kept.has(path(request)) ? new Response(kept.get(path(request))) : undefined),
      put: async (request, response) => void kept.set(path(request), await response.text()),
      keys: async () => [...kept.keys()].map((path) => ({ url: new URL(path, ORIGIN).href })),
      delete: async (request) => kept.delete(path(request)),
    };
  }
  return {
    open: async (name) => made.get(name) ?? made.set(name, shelf()).get(name),
    has: async (name) => made.has(name),
    keys: async () => [...made.keys()],
    delete: async (name) => made.delete(name),
    match: async (request) => {
      for (const one of made.values()) if (await one.match(request)) return one.match(request);
      return undefined;
    },
  };
}
