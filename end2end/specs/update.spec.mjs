// A new version of the site arrives while somebody is writing: it is offered, never forced, and nothing typed is lost.

import assert from 'node:assert/strict';
import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { awake, launchBrowser, openWindow } from '../support/browser.mjs';
import { addPhotos } from '../support/citizen.mjs';
import { file, photo } from '../support/pictures.mjs';
import { root, startServer } from '../support/server.mjs';
import { agreeToStorage, onShelf } from '../support/shelf.mjs';
import { az } from '../support/words.mjs';

describe('a new version', () => {
  let browser, server, site;

  before(async () => {
    site = await mkdtemp(join(tmpdir(), 'muraciet-site-'));
    await cp(join(root, 'target/site'), site, { recursive: true });
    server = await startServer('sqlite', { MURACIET_SITE: site }, ['--appeals', '20']);
    browser = await launchBrowser();
  });
  after(async () => {
    await browser?.close();
    await server?.stop();
    await rm(site, { recursive: true, force: true });
  });

  /** The service worker as the next release would bring it. */
  async function release(build = 'next0000next') {
    const file = join(site, 'sw.js');
    const script = await readFile(file, 'utf8');
    await Promise.all(['br', 'gz'].map((ending) => rm(`${file}.${ending}`, { force: true })));
    await writeFile(file, script.replace(/const BUILD = "\w+"/, `const BUILD = "${build}"`));
  }

  test('is offered; pressing takes it, and the words typed are still there', async () => {
    const { page, close, assertQuiet } = await openWindow(browser, server.address, { worker: true });
    await page.goto('/report');
    await awake(page);
    await page.evaluate(() => navigator.serviceWorker.ready.then(() => {}));
    await page.locator('#text').fill('Küçədə lyuk açıqdır, gecə görünmür.');
    await release();
    await page.evaluate(() => navigator.serviceWorker.getRegistration().then((registration) => registration.update()).then(() => {}));
    const offer = page.getByRole('button', { name: az.ui.update_now });
    await offer.waitFor();
    assert.equal(await page.locator('#text').inputValue(), 'Küçədə lyuk açıqdır, gecə görünmür.', 'nothing reloads by itself');
    await Promise.all([page.waitForEvent('load'), offer.click()]);
    await awake(page);
    await page.waitForFunction(() => caches.keys().then((names) => names.length === 1 && names[0] === 'shell-next0000next'));
    await page.waitForFunction(() => document.querySelector('#text').value === 'Küçədə lyuk açıqdır, gecə görünmür.');
    assert.equal(await offer.count(), 0, 'what was taken is not offered again');
    assertQuiet();
    await close();
  });

  test('leaves the drafts on the device and their photos where they are', async () => {
    const { page, close, assertQuiet } = await openWindow(browser, server.address, { worker: true });
    await page.goto('/report');
    await awake(page);
    await agreeToStorage(page);
    await page.locator('#text').fill('Yeni versiya gələndə qaralama qalır.');
    await addPhotos(page, [file(await photo(browser, 'navy'))]);
    await page.waitForFunction(() => navigator.serviceWorker.controller !== null);
    const found = async () => [await onShelf(page, 'drafts'), await onShelf(page, 'blobs')].map((found) => found.length);
    for (const end = Date.now() + 15_000; (await found()).join() !== '1,1'; ) assert.ok(Date.now() < end, 'kept with its photo');
    await release('later000later');
    await page.evaluate(() => navigator.serviceWorker.getRegistration().then((registration) => registration.update()).then(() => {}));
    const offer = page.getByRole('button', { name: az.ui.update_now });
    await offer.waitFor();
    await Promise.all([page.waitForEvent('load'), offer.click()]);
    await awake(page);
    assert.deepEqual(await found(), [1, 1]);
    await page.waitForFunction(() => document.querySelector('#text').value === 'Yeni versiya gələndə qaralama qalır.');
    await page.locator('.photo-tile img').waitFor();
    assertQuiet();
    await close();
  });
});
