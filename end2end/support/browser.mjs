// Chromium as people hold it: phone, tablet, desktop; with and without JavaScript; and it fails on console errors.

import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { chromium } from 'playwright-core';

/** Screens of `width`×`height` CSS pixels. */
export const screens = {
  phone: { viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true, deviceScaleFactor: 2 },
  tablet: { viewport: { width: 768, height: 1024 }, hasTouch: true, deviceScaleFactor: 1 },
  desktop: { viewport: { width: 1440, height: 900 }, deviceScaleFactor: 1 },
  laptop: { viewport: { width: 1280, height: 720 }, deviceScaleFactor: 1 },
  kiosk: { viewport: { width: 1080, height: 1920 }, hasTouch: true, deviceScaleFactor: 1 },
  hall: { viewport: { width: 1920, height: 1080 }, deviceScaleFactor: 1 },
};

const WINDOWLESS = '/usr/bin/chromium-headless-shell';
const WHOLE = '/usr/bin/chromium';

const FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-dev-shm-usage',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--use-fake-device-for-media-stream',
  '--use-fake-ui-for-media-stream',
];

/** Windows with JavaScript switched off; axe needs to know. */
export const scriptless = new WeakSet();

/**
 * Launches Chromium, with more flags if given: the one without windows of its own, which draws only what is asked for; `whole` takes the
 * one that people have. `CHROMIUM` names another program for both.
 */
export function launchBrowser(more = [], { whole = false } = {}) {
  const program = !whole && existsSync(WINDOWLESS) ? WINDOWLESS : WHOLE;
  return chromium.launch({ executablePath: process.env.CHROMIUM ?? program, args: [...FLAGS, ...more] });
}

/**
 * A person's own browser window on `address` (cookies apart from everyone else's).
 *
 * - `screen`: phone (default), tablet, desktop, laptop, kiosk, hall
 * - `script`: false switches JavaScript off
 * - `lang`: az (default), en, ru: what the browser asks for
 * - `place`: { latitude, longitude } lets the page know where the person is
 * - `worker`: true lets the service worker in (kept out by default: it would blur what the network does)
 * - `dark`: true asks for dark colours
 * - `expected`: patterns of console errors that belong to the journey
 */
export async function openWindow(browser, address, options = {}) {
  const { screen = 'phone', script = true, lang = 'az', place, worker = false, dark = false, expected = [] } = options;
  const context = await browser.newContext({
    ...screens[screen],
    baseURL: address,
    javaScriptEnabled: script,
    locale: { az: 'az-AZ', en: 'en-GB', ru: 'ru-RU' }[lang],
    timezoneId: 'Asia/Baku',
    colorScheme: dark ? 'dark' : 'light',
    reducedMotion: 'reduce',
    serviceWorkers: worker ? 'allow' : 'block',
    ...(place ? { geolocation: place, permissions: ['geolocation'] } : {}),
  });
  // Two lanes share the machine with compilers: what takes long there is no fault of the page.
  context.setDefaultTimeout(30_000);
  if (!script) scriptless.add(context);
  const problems = [];
  context.on('page', (page) => watch(page, problems, expected));
  const page = await context.newPage();
  return { context, page, problems, close: () => context.close(), assertQuiet: () => assertQuiet(problems) };
}

function watch(page, problems, expected) {
  const note = (text) => {
    if (!expected.some((pattern) => pattern.test(text))) problems.push(`${text}  (on ${page.url()})`);
  };
  page.on('pageerror', (error) => note(`uncaught: ${error.message} ${whence(error)}`));
  page.on('crash', () => note('the page crashed'));
  page.on('console', (message) => {
    if (message.type() === 'error') note(`console: ${message.text().split('\n').slice(0, 2).join(' ')} ${message.location().url ?? ''}`);
  });
}

/** The places nearest to where an error began. */
function whence({ stack = '' }) {
  return stack.split('\n').slice(1, 9).map((place) => place.trim()).join(' ');
}

function assertQuiet(problems) {
  assert.deepEqual(problems, [], 'the console stays quiet');
}

/** Waits until the page has woken up (its script runs); without it a press would be a plain form's. */
export function awake(page) {
  return page.waitForFunction(() => document.documentElement.dataset.live === 'true');
}
