// The site as an installed application: installable, and honest without a network.

import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { launchBrowser, openWindow } from '../support/browser.mjs';
import { demo } from '../support/server.mjs';

describe('installed on a phone', () => {
  let browser, server;
  before(async () => {
    server = await demo('sqlite');
    browser = await launchBrowser([], { whole: true });
  });
  after(async () => {
    await browser?.close();
    await server?.stop();
  });

  async function withWorker() {
    // Losing the network is the journey here; the browser's own word about it is expected.
    const window = await openWindow(browser, server.address, { worker: true, expected: [/ERR_INTERNET_DISCONNECTED/, /Failed to fetch/] });
    await window.page.goto('/');
    await window.page.evaluate(async () => {
      await navigator.serviceWorker.ready;
      if (!navigator.serviceWorker.controller) {
        await new Promise((done) => navigator.serviceWorker.addEventListener('controllerchange', done, { once: true }));
      }
    });
    return window;
  }

  test('A3.1.5 Chromium finds nothing against installing it', async () => {
    const { context, page, close, assertQuiet } = await withWorker();
    const devtools = await context.newCDPSession(page);
    const { installabilityErrors } = await devtools.send('Page.getInstallabilityErrors');
    // A private window can never install anything; tests run in one.
    assert.deepEqual(installabilityErrors.filter(({ errorId }) => errorId !== 'in-incognito'), []);
    const { errors, url } = await devtools.send('Page.getAppManifest');
    assert.equal(new URL(url).pathname, '/manifest.webmanifest');
    assert.deepEqual(errors, []);
    assertQuiet();
    await close();
  });

  test('without a network the page says so, in three languages, and looks as it should', async () => {
    const { context, page, close, assertQuiet } = await withWorker();
    await context.setOffline(true);
    await page.goto('/track');
    assert.equal(await page.locator('h1').innerText(), 'Şəbəkə yoxdur');
    assert.equal(await page.locator('[lang=ru] h2').innerText(), 'Нет сети');
    const ground = await page.evaluate(() => getComputedStyle(document.querySelector('.again')).backgroundColor);
    assert.equal(ground, 'rgb(11, 93, 94)', 'the offline styles are there');
    assertQuiet();
    await close();
  });

  test('without consent nothing personal is kept on the device: the caches hold the shell only', async () => {
    const { page, close } = await withWorker();
    await page.goto('/track');
    const kept = await page.evaluate(async () => {
      const names = await caches.keys();
      const all = await Promise.all(names.map(async (name) => (await caches.open(name)).keys()));
      return all.flat().map((request) => new URL(request.url).pathname);
    });
    const shell = ['/offline.html', '/offline.css', '/outbox.js', '/favicon.svg', '/manifest.webmanifest', '/icons/icon-192.png'];
    assert.ok(kept.length > shell.length, 'the shell is kept');
    // The built-in map is the same for everybody.
    assert.deepEqual(kept.filter((path) => !/^\/(pkg|geo|icons)\//.test(path) && !shell.includes(path)), []);
    await close();
  });
});
