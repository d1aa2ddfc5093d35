// Waiting for what others did to arrive by itself, and how long it took.

import assert from 'node:assert/strict';
import { setTimeout as pause } from 'node:timers/promises';

/** Milliseconds from `since` (a `Date.now()`) until `locator` is there on a page nobody touches. */
export async function arrives(locator, since) {
  await locator.first().waitFor({ state: 'attached' });
  return Date.now() - since;
}

/** Remembers this very document; calling the answer fails when the page has been loaded again since. */
export async function keepsOpen(page) {
  await page.evaluate(() => {
    globalThis.openSinceThen = true;
  });
  return async () => assert.equal(await page.evaluate(() => globalThis.openSinceThen), true, `${page.url()} was not loaded again`);
}

/**
 * From now on the page writes down when a text first stands in `selector`, by the machine's clock: what a test needs to come and look
 * doesn't count. The answer tells when one did.
 */
export async function firstSeen(page, selector) {
  await page.evaluate((selector) => {
    const seen = (globalThis.firstSeen = {});
    const look = () => document.querySelectorAll(selector).forEach(({ textContent }) => (seen[textContent.trim()] ??= Date.now()));
    look();
    new MutationObserver(look).observe(document, { subtree: true, childList: true, characterData: true });
  }, selector);
  return async (text) => {
    const seen = await page.evaluate(() => globalThis.firstSeen);
    const [, at] = Object.entries(seen).find(([words]) => words.includes(text)) ?? assert.fail(`${text} was never seen in ${selector}`);
    return at;
  };
}

/** When the answer to the next request to `path` came in, as `Date.now()`. Call before the press, await after it. */
export async function answered(page, path) {
  const response = await page.waitForResponse((response) => new URL(response.url()).pathname === path);
  assert.equal(response.status(), 200, `${path} succeeds`);
  return Date.now();
}

/** Asks until the answer is yes. Fails after `within` ms. */
export async function until(ask, what, within = 60_000) {
  for (const end = Date.now() + within; Date.now() < end; await pause(100)) if (await ask()) return;
  assert.fail(`never: ${what}`);
}
