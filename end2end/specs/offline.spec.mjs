// Without a network on a phone: writing goes on, sending finishes by itself and once, cabinet and map show what was last seen.

import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { chromium } from 'playwright-core';
import { violations } from '../support/axe.mjs';
import { awake, launchBrowser, openWindow, screens } from '../support/browser.mjs';
import { category, chooseCategory, open, receipt, sendButton, sendNow } from '../support/citizen.mjs';
import { openGate } from '../support/gate.mjs';
import { until } from '../support/live.mjs';
import { signIn } from '../support/persons.mjs';
import { file, photo } from '../support/pictures.mjs';
import { ok, sentAppeal } from '../support/requests.mjs';
import { startServer } from '../support/server.mjs';
import { openCard } from '../support/staff.mjs';
import { agreeToStorage, keysOnShelf, layOnShelves, moreLikeIt, onShelf } from '../support/shelf.mjs';
import { az, fill, like } from '../support/words.mjs';

// What a browser says of a lost network, and of answers that are errors, is the journey here.
const EXPECTED = [/net::ERR_/, /Failed to fetch/, /status of [45]\d\d/, /MIME type/, /Failed to convert value to 'Response'/];
const MANY = 50;
/** The recorder's clock after two seconds or more: a busy page may leave one of its seconds out. */
const AT_LEAST_TWO = /^\s*0:(0[2-9]|[1-5]\d)/;

describe('without a network', () => {
  let browser, server, gate, jpeg, pothole;

  before(async () => {
    server = await startServer('sqlite', {}, ['--appeals', '20']);
    gate = await openGate(server.address);
    browser = await launchBrowser();
    jpeg = await photo(browser, 'sienna');
    pothole = await category(server.address, 'yol.cuxur');
  });
  after(async () => {
    await browser?.close();
    gate?.close();
    await server?.stop();
  });

  /** The phone of a person behind the gate, with the service worker in charge. */
  async function phone(person, { agreed = true, ...options } = {}) {
    gate.open();
    const window = await openWindow(browser, gate.address, { worker: true, expected: EXPECTED, ...options });
    if (person) await signIn(window.page, person);
    await open(window.page, '/report');
    await inCharge(window.page);
    if (agreed) await agreeToStorage(window.page);
    await open(window.page, '/report');
    return window;
  }

  async function inCharge(page) {
    await page.evaluate(async () => {
      await navigator.serviceWorker.ready;
      if (!navigator.serviceWorker.controller) {
        await new Promise((done) => navigator.serviceWorker.addEventListener('controllerchange', done, { once: true }));
      }
    });
  }

  /** The whole form without a network: the district from the list, the category from the tree, a photo that can't go up. */
  async function write(page, text, { withPhoto = true } = {}) {
    await page.locator('#text').fill(text);
    await page.locator('#district').selectOption('quba');
    await chooseCategory(page, pothole);
    if (withPhoto) {
      await page.locator('#photos').setInputFiles([file(jpeg)]);
      await page.getByText(az.drafts.photo_waits).waitFor();
    }
  }

  const mine = async (context, address = gate.address) => (await ok(context, address, '/api/cabinet/list')).map((line) => line.id);
  const drafts = (page, state) => page.locator(`.draft[data-state="${state}"]`);
  const submits = () => gate.seen.get('/api/appeals/submit') ?? 0;

  test('A2.2.2 what is sent without a network waits on the phone and goes by itself, once', async () => {
    const { page, context, close, assertQuiet } = await phone('leyla');
    const before = await mine(context);
    gate.lost();
    await write(page, 'Şəbəkəsiz yazılmış müraciət');
    await sendButton(page).click();
    await page.waitForURL(/\/drafts\?queued=/);
    await page.getByText(az.drafts.queued_title).waitFor();
    await drafts(page, 'waiting').getByText('Şəbəkəsiz yazılmış müraciət').waitFor();
    await drafts(page, 'waiting').getByText(fill(az.drafts.photos, 1)).waitFor();
    assert.deepEqual(await violations(page), []);

    gate.open();
    await sendNow(page);
    const link = drafts(page, 'sent').getByRole('link', { name: like(az.drafts.receipt) });
    await link.waitFor();
    const now = await mine(context);
    assert.equal(now.length, before.length + 1, 'one appeal on the server');
    await until(async () => (await onShelf(page, 'blobs')).length === 0, 'the photo has gone up and lies here no longer');
    const card = await ok(context, gate.address, `/api/cabinet/card?id=${now.find((id) => !before.includes(id))}`);
    assert.match(JSON.stringify(card), /Şəbəkəsiz yazılmış müraciət/);
    await link.click();
    await page.waitForURL(/\/my\/[0-9a-f-]{36}$/);
    assertQuiet();
    await close();
  });

  test('A2.2.2 the page may be closed: the return of the network, or any page, sends', async () => {
    const { page, context, close } = await phone('leyla');
    const before = (await mine(context)).length;
    gate.lost();
    await write(page, 'Səhifə bağlansa da gedir', { withPhoto: false });
    await sendButton(page).click();
    await drafts(page, 'waiting').waitFor();
    await page.close();
    gate.open();
    const other = await context.newPage();
    await open(other, '/');
    await until(async () => (await mine(context)).length === before + 1, 'it is sent');
    await close();
  });

  /** Speaks two seconds instead of writing; without a network what was said waits on the phone. */
  async function speak(page) {
    await page.getByRole('button', { name: az.voice.record, exact: true }).click();
    const yes = page.locator('.notice', { hasText: az.account.ask_microphone }).getByRole('button', { name: az.account.consent_yes });
    await page.locator('.recorder').or(yes).first().waitFor();
    if (await yes.isVisible()) await yes.click();
    await page.locator('.recorder-time', { hasText: AT_LEAST_TWO }).waitFor();
    await page.getByRole('button', { name: az.voice.stop, exact: true }).click();
    await page.getByText(az.drafts.photo_waits).waitFor();
  }

  test('A8.3 A2.2.2 what is said without a network waits on the phone and goes by itself, once; staff can play it', async () => {
    const { page, context, close, assertQuiet } = await phone('leyla');
    const before = await mine(context);
    gate.lost();
    await write(page, '', { withPhoto: false });
    await speak(page);
    await sendButton(page).click();
    await page.waitForURL(/\/drafts\?queued=/);
    await drafts(page, 'waiting').getByText(az.home.voice_appeal).waitFor();
    await drafts(page, 'waiting').getByText(az.voice.voice_title).waitFor();
    await until(async () => (await onShelf(page, 'blobs')).length === 1, 'the whole message, and none of the pieces');
    assert.deepEqual(await violations(page), []);

    gate.open();
    await sendNow(page);
    await drafts(page, 'sent').getByRole('link', { name: like(az.drafts.receipt) }).waitFor();
    const fresh = (await mine(context)).filter((id) => !before.includes(id));
    assert.equal(fresh.length, 1, 'one appeal on the server');
    await until(async () => (await onShelf(page, 'blobs')).length === 0, 'the message has gone up and lies here no longer');
    assertQuiet();
    await close();

    const staff = await openWindow(browser, server.address, { screen: 'desktop' });
    await signIn(staff.page, 'sevinc');
    await open(staff.page, '/owner');
    await openCard(staff.page, fresh[0]);
    await staff.page.locator('.desk-card audio.player').waitFor();
    await staff.close();
  });

  test('A8.3 A2.2.2 a video that waited on the phone arrives with its picture', async () => {
    const { page, context, close, assertQuiet } = await phone('leyla');
    const before = await mine(context);
    gate.lost();
    await write(page, 'Videoya çəkilib, şəbəkə yoxdur', { withPhoto: false });
    await page.evaluate(() => {
      const given = JSON.parse(localStorage.getItem('consents') ?? '[]').filter(({ of }) => !['camera', 'microphone'].includes(of));
      const yes = (of) => ({ of, given: true, at_ms: Date.now() });
      localStorage.setItem('consents', JSON.stringify([...given, yes('camera'), yes('microphone')]));
    });
    await page.getByRole('button', { name: az.camera.record, exact: true }).click();
    await page.locator('.recorder-time', { hasText: AT_LEAST_TWO }).waitFor();
    await page.getByRole('button', { name: az.voice.stop, exact: true }).click();
    await page.getByText(az.drafts.photo_waits).waitFor();
    await until(async () => (await onShelf(page, 'blobs')).length === 2, 'the video and its picture, and none of the pieces');
    await sendButton(page).click();
    await page.waitForURL(/\/drafts\?queued=/);
    // The picture's own way breaks once: the video does not go without it because of that.
    let broken = 0;
    gate.mood = (path) => (path === '/upload/photo' && broken++ === 0 ? 'lost' : undefined);
    await sendNow(page);
    await drafts(page, 'sent').getByRole('link', { name: like(az.drafts.receipt) }).waitFor();
    assert.ok(broken > 1, 'the picture was sent again');
    const [fresh] = (await mine(context)).filter((id) => !before.includes(id));
    await until(async () => (await onShelf(page, 'blobs')).length === 0, 'no file lies on the phone any longer');
    await open(page, `/my/${fresh}`);
    await page.locator('video.player[poster]').waitFor();
    assertQuiet();
    await close();
  });

  test('A8.3 A2.2.2 the page is closed, an answer gets lost: the message goes on where it stopped, and is sent once', async () => {
    const { page, context, close } = await phone('leyla');
    const before = await mine(context);
    gate.lost();
    await write(page, '', { withPhoto: false });
    await speak(page);
    await sendButton(page).click();
    await drafts(page, 'waiting').waitFor();
    await page.close();
    // The piece arrives and its answer doesn't; the same with the end of the upload, and with the appeal itself.
    const pieces = [];
    const deaf = new Set();
    gate.mood = (path, method) => {
      const what = path.startsWith('/upload/recording/') ? method : path;
      if (method === 'PUT') pieces.push(path);
      if (!['PUT', 'POST', '/api/appeals/submit'].includes(what) || deaf.has(what)) return undefined;
      deaf.add(what);
      return 'deaf';
    };
    const other = await context.newPage();
    await open(other, '/drafts');
    await drafts(other, 'sent').waitFor({ timeout: 60_000 });
    assert.equal((await mine(context)).length, before.length + 1);
    assert.equal(deaf.size, 3, 'each answer was lost once');
    // The browser itself asks once more on a line that broke before an answer; the sender goes on behind what has arrived.
    assert.equal(new Set(pieces).size, 1, 'no other piece goes up');
    await until(async () => (await onShelf(other, 'blobs')).length === 0, 'no file lies on the phone any longer');
    gate.open();
    await close();
  });

  test('A8.3 T8.3 a draft that was spoken comes back after a closed page, goes up and is sent from the form', async () => {
    const { page, context, close } = await phone('leyla');
    gate.lost();
    await write(page, '', { withPhoto: false });
    await speak(page);
    await until(async () => (await onShelf(page, 'drafts')).some(({ files }) => files[0]?.kind === 'voice' && files[0].key), 'kept with its message');
    await page.evaluate(() => [localStorage, sessionStorage].forEach((storage) => storage.removeItem('report')));
    await page.close();
    gate.open();
    const other = await context.newPage();
    await open(other, '/drafts');
    await drafts(other, 'draft').getByRole('link', { name: az.drafts.open }).click();
    await other.locator('audio.player').waitFor();
    await other.getByText(az.voice.kept, { exact: true }).waitFor();
    await sendButton(other).click();
    await receipt(other);
    await close();
  });

  test('A2.2.2 fifty with photos: none lost, none twice, though pages close in the middle and the server fails, brakes and drops', async (t) => {
    const { page, context, close } = await phone('rauf');
    const before = await mine(context);
    gate.lost();
    await write(page, 'Əlli müraciətdən biri');
    await sendButton(page).click();
    await drafts(page, 'waiting').waitFor();
    await moreLikeIt(page, MANY - 1);
    await page.close();

    // Every seventh answer is lost after the server has done the work, every eleventh is an error, one brakes for a second.
    let asked = 0;
    let braked = false;
    gate.mood = (path) => {
      if (path !== '/api/appeals/submit' && path !== '/upload/photo') return undefined;
      asked++;
      if (asked === 30 && !braked) {
        braked = true;
        return { status: 429, headers: { 'retry-after': '1' }, body: '{"busy":{"retry_s":1}}' };
      }
      if (asked % 11 === 0) return { status: 500, body: '{"failed":{"incident":"x"}}' };
      return asked % 7 === 0 ? 'deaf' : undefined;
    };
    const second = await context.newPage();
    await open(second, '/drafts');
    await until(async () => (await mine(context)).length >= before.length + 10, 'it has begun', 240_000);
    await second.close();
    const third = await context.newPage();
    await open(third, '/drafts');
    await sendNow(third);
    await until(async () => (await onShelf(third, 'drafts')).every(({ state }) => state === 'sent'), 'all are sent', 240_000);
    const now = await mine(context);
    t.diagnostic(`${asked} questions for ${MANY} appeals with a photo each`);
    assert.equal(now.length - before.length, MANY, 'all of them, each once');
    assert.equal(new Set(now).size, now.length);
    await until(async () => (await onShelf(third, 'blobs')).length === 0, 'no file lies on the phone any longer');
    gate.open();
    await close();
  });

  test('A2.2.2 killed in the middle, the browser goes on where it was after its next start', async () => {
    const home = await mkdtemp(join(tmpdir(), 'muraciet-phone-'));
    const start = async () => {
      const context = await chromium.launchPersistentContext(home, {
        ...screens.phone,
        executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
        args: ['--no-sandbox', '--disable-gpu'],
        baseURL: gate.address,
        locale: 'az-AZ',
        serviceWorkers: 'allow',
      });
      context.setDefaultTimeout(30_000);
      return context;
    };
    gate.open();
    const first = await start();
    const page = await first.newPage();
    await signIn(page, 'tural');
    await open(page, '/report');
    await inCharge(page);
    await agreeToStorage(page);
    await open(page, '/report');
    const before = (await mine(first)).length;
    gate.lost();
    await write(page, 'Yarıda kəsilən göndəriş');
    await page.locator('#photos').setInputFiles([file(jpeg, 'ikinci.jpg')]);
    await page.getByText(az.drafts.photo_waits).nth(1).waitFor();
    await sendButton(page).click();
    await drafts(page, 'waiting').waitFor();
    // The first photo goes up, the answer to the second never comes: the browser ends there.
    let uploads = 0;
    gate.mood = (path) => (path === '/upload/photo' && ++uploads > 1 ? { after: new Promise(() => {}) } : undefined);
    await sendNow(page);
    await drafts(page, 'sending').getByText(fill(az.drafts.percent, 33)).waitFor();
    await until(() => uploads === 2, 'the second photo is on its way');
    await first.close();

    gate.open();
    const photosBefore = gate.seen.get('/upload/photo');
    const second = await start();
    const again = await second.newPage();
    await open(again, '/drafts');
    await drafts(again, 'sent').waitFor();
    assert.equal((await mine(second)).length, before + 1);
    assert.equal(gate.seen.get('/upload/photo') - photosBefore, 1, 'the photo that had gone up goes up no second time');
    await second.close();
    await rm(home, { recursive: true, force: true });
  });

  test('T8.1 files left behind by a sender that was killed go at the next start; those of drafts and of a recorder stay', async () => {
    const { page, close, assertQuiet } = await phone();
    const id = (n) => `01890000-0000-7000-8000-00000000000${n}`;
    const draft = (n, state) => [id(n), { version: 1, position: n, state, form: { id: id(n) }, files: [] }];
    const [sent, waits, refused, gone, fresh] = [1, 2, 3, 4, 5].map((n) => `photo/${id(n)}/1`);
    const pieces = 'voice/1/000000';
    await layOnShelves(page, {
      drafts: [draft(1, 'sent'), draft(2, 'sign_in'), draft(3, 'refused')],
      blobs: [sent, `poster/${id(1)}/1`, waits, refused, gone, fresh, pieces].map((key) => [key, key]),
      // Found long ago, when they belonged to no draft.
      seen: [['nobodys', { [refused]: 0, [gone]: 0 }]],
    });
    await page.reload();
    await awake(page);
    const stay = [waits, refused, fresh, pieces].sort();
    await until(async () => (await keysOnShelf(page, 'blobs')).join() === stay.join(), 'only what belongs to somebody lies there');
    assert.deepEqual((await onShelf(page, 'seen')).map((found) => Object.keys(found)), [[fresh]], 'what a page may be about to keep is only written down');
    assertQuiet();
    await close();
  });

  test('A2.2.2 one that the server refuses says why, keeps nobody back and can be mended', async () => {
    const { page, context, close } = await phone('leyla');
    const before = (await mine(context)).length;
    gate.lost();
    await write(page, 'Rədd ediləcək müraciət', { withPhoto: false });
    await sendButton(page).click();
    await drafts(page, 'waiting').waitFor();
    await open(page, '/report?new=1');
    await write(page, 'Gedəcək müraciət', { withPhoto: false });
    await sendButton(page).click();
    await drafts(page, 'waiting').nth(1).waitFor();
    let first = true;
    gate.mood = (path) => {
      if (path !== '/api/appeals/submit' || !first) return undefined;
      first = false;
      return { status: 422, body: '{"refused":[{"field":"category","code":"unknown"}]}' };
    };
    await sendNow(page);
    await drafts(page, 'refused').getByText('Rədd ediləcək müraciət').waitFor();
    await drafts(page, 'sent').getByText('Gedəcək müraciət').waitFor();
    assert.equal((await mine(context)).length, before + 1);
    const count = submits();
    await drafts(page, 'refused').getByRole('link', { name: az.drafts.open }).click();
    await page.locator('#text').waitFor();
    await awake(page);
    await page.waitForFunction(() => document.querySelector('#text').value === 'Rədd ediləcək müraciət');
    assert.equal(submits(), count, 'a refusal is not tried again by itself');
    await sendButton(page).click();
    await receipt(page);
    await close();
  });

  test('A2.2.2 whoever is signed out meanwhile signs in and it goes on; under another name it never goes', async () => {
    const { page, context, close } = await phone('leyla');
    const before = (await mine(context)).length;
    gate.lost();
    await write(page, 'Sessiya bitəndə', { withPhoto: false });
    await sendButton(page).click();
    await drafts(page, 'waiting').waitFor();
    await context.clearCookies();
    gate.open();
    await sendNow(page);
    await drafts(page, 'sign_in').getByText(az.drafts.why_sign_in).waitFor();
    await signIn(page, 'rauf');
    const his = (await mine(context, server.address)).length;
    await open(page, `${gate.address}/drafts`);
    await sendNow(page);
    await drafts(page, 'sign_in').waitFor();
    assert.equal((await mine(context)).length, his, 'nothing under his name');
    await context.clearCookies();
    await signIn(page, 'leyla');
    await open(page, `${gate.address}/drafts`);
    await drafts(page, 'sent').waitFor();
    assert.equal((await mine(context)).length, before + 1);
    await close();
  });

  test('T8.3 two windows with the same draft: the later one is told and writes over nothing', async () => {
    const { page, context, close } = await phone('leyla');
    await page.locator('#text').fill('Birinci pəncərə');
    await until(async () => (await onShelf(page, 'drafts')).some(({ form }) => form.text === 'Birinci pəncərə'), 'kept');
    const other = await context.newPage();
    await open(other, '/report');
    await other.waitForFunction(() => document.querySelector('#text').value === 'Birinci pəncərə');
    await page.locator('#text').fill('Birinci pəncərə, davamı');
    await until(async () => (await onShelf(page, 'drafts')).some(({ form }) => form.text === 'Birinci pəncərə, davamı'), 'kept');
    await other.locator('#text').fill('İkinci pəncərə');
    await other.getByText(az.drafts.elsewhere_title).waitFor();
    assert.deepEqual((await onShelf(page, 'drafts')).map(({ form }) => form.text), ['Birinci pəncərə, davamı']);
    assert.equal(await other.locator('#text').inputValue(), 'İkinci pəncərə', 'what was typed stands');
    await other.getByRole('button', { name: az.drafts.elsewhere_part }).click();
    await until(async () => (await onShelf(page, 'drafts')).length === 2, 'both are kept');
    await open(page, '/drafts');
    await page.locator('.draft').nth(1).waitFor();
    await page.locator('.draft', { hasText: 'İkinci pəncərə' }).getByRole('button', { name: az.drafts.remove }).click();
    await page.getByRole('button', { name: az.drafts.remove_yes }).click();
    await until(async () => (await page.locator('.draft').count()) === 1, 'it is gone');
    await close();
  });

  test('T8.3 without consent nothing lies on the device, sending asks for it, and a no loses nothing', async () => {
    const { page, close } = await phone('leyla', { agreed: false });
    gate.lost();
    await write(page, 'Razılıqsız yazılan', { withPhoto: false });
    await sendButton(page).click();
    await page.getByText(az.report.offline).waitFor();
    assert.deepEqual(await onShelf(page, 'drafts'), []);
    assert.deepEqual((await page.evaluate(() => caches.keys())).filter((name) => name.startsWith('seen-')), []);
    const yes = page.locator('.send-part').getByRole('button', { name: az.account.consent_yes });
    await yes.waitFor();
    assert.equal(await page.locator('#text').inputValue(), 'Razılıqsız yazılan');
    await yes.click();
    await drafts(page, 'waiting').getByText('Razılıqsız yazılan').waitFor();
    gate.open();
    await sendNow(page);
    await drafts(page, 'sent').waitFor();
    await close();
  });

  test('T8.3 drafts with photos come back after a closed browser page, and the consent taken back takes them away', async () => {
    const { page, context, close } = await phone('leyla');
    gate.lost();
    await write(page, 'Şəkilli qaralama');
    await until(async () => (await onShelf(page, 'drafts')).some(({ files }) => files.length === 1), 'kept with its photo');
    await page.evaluate(() => [localStorage, sessionStorage].forEach((storage) => storage.removeItem('report')));
    await page.close();
    gate.open();
    const other = await context.newPage();
    await open(other, '/drafts');
    await drafts(other, 'draft').getByRole('link', { name: az.drafts.open }).click();
    await other.waitForFunction(() => document.querySelector('#text')?.value === 'Şəkilli qaralama');
    await other.locator('.photo-tile img').waitFor();
    await open(other, '/my/account');
    await other.getByRole('button', { name: fill(az.account.consent_revoke, az.account.consent_storage) }).click();
    await until(async () => (await onShelf(other, 'drafts')).length === 0 && (await onShelf(other, 'blobs')).length === 0, 'gone');
    await until(async () => (await other.evaluate(() => caches.keys())).every((name) => !name.startsWith('seen-')), 'kept pages are gone');
    await close();
  });

  test('T8.3 a full device says so; what was typed stands in the page and goes when there is a network', async () => {
    const { page, context, close } = await phone('leyla');
    const devtools = await context.newCDPSession(page);
    await devtools.send('Storage.overrideQuotaForOrigin', { origin: gate.address, quotaSize: 1 });
    await page.locator('#text').fill('Yer qalmayıb');
    await page.getByText(az.drafts.full_title).waitFor();
    gate.lost();
    await write(page, 'Yer qalmayıb, amma yazılıb', { withPhoto: false });
    await sendButton(page).click();
    await page.locator('.send-part').getByText(az.drafts.full_text).waitFor();
    assert.equal(await page.locator('#text').inputValue(), 'Yer qalmayıb, amma yazılıb');
    gate.open();
    await sendButton(page).click();
    await receipt(page);
    await close();
  });

  test('A3.6 cabinet, appeal, map and form open without a network as last seen, with the time; signing out drops them', async () => {
    const id = await sentAppeal(browser, server.address, 'leyla');
    const { page, context, close, assertQuiet } = await phone('leyla');
    const paths = ['/my', `/my/${id}`, '/', '/report', '/drafts'];
    for (const path of paths) await open(page, path);
    const kept = () => page.evaluate(async () => {
      const name = (await caches.keys()).find((name) => name.startsWith('seen-'));
      return name ? (await (await caches.open(name)).keys()).map(({ url }) => new URL(url).pathname) : [];
    });
    await until(async () => {
      const there = await kept();
      return paths.every((path) => there.includes(path));
    }, 'all are kept');
    await context.setOffline(true);
    gate.lost();
    const mark = page.locator('.bar-seen');
    for (const path of ['/my', `/my/${id}`, '/', '/report']) {
      await page.goto(path);
      await mark.waitFor();
      assert.match(await mark.innerText(), like(az.drafts.seen_mark));
      assert.match(await mark.innerText(), /\d\d:\d\d/);
    }
    await awake(page);
    await page.locator('#district').selectOption('quba');
    await page.goto('/my');
    await page.locator(`a[href="/my/${id}"]`).first().waitFor();
    await awake(page);
    assert.deepEqual(await violations(page), []);
    await page.goto('/track');
    await page.getByRole('heading', { name: 'Şəbəkə yoxdur' }).waitFor();

    await context.setOffline(false);
    gate.open();
    await open(page, '/my');
    assert.equal(await mark.count(), 0, 'what is fresh has no mark');
    await page.locator('details.account > summary').click();
    await page.getByRole('button', { name: az.ui.sign_out }).click();
    await page.waitForURL((address) => address.pathname === '/');
    await until(async () => !(await kept()).includes('/my'), 'the cabinet is gone');
    gate.lost();
    await page.goto('/my');
    await page.getByRole('heading', { name: 'Şəbəkə yoxdur' }).waitFor();
    assertQuiet();
    await close();
  });

  test('A3.6 two appeals written on the form as it was last seen are two', async () => {
    const { page, context, close } = await phone('leyla');
    const before = (await mine(context)).length;
    gate.lost();
    for (const text of ['Birinci, köhnə səhifədən', 'İkinci, köhnə səhifədən']) {
      await open(page, '/report');
      await page.locator('.bar-seen').waitFor();
      await write(page, text, { withPhoto: false });
      await sendButton(page).click();
      await drafts(page, 'waiting').getByText(text).waitFor();
    }
    gate.open();
    await sendNow(page);
    await drafts(page, 'sent').nth(1).waitFor();
    assert.equal((await mine(context)).length, before + 2);
    await close();
  });

  test('A3.6 another person at the same phone sees nothing of the one before', async () => {
    const { page, context, close } = await phone('leyla');
    await open(page, '/my');
    await open(page, '/my');
    await context.clearCookies();
    await signIn(page, 'rauf');
    await open(page, `${gate.address}/`);
    gate.lost();
    await page.goto(`${gate.address}/`);
    await page.locator('.bar-seen').waitFor().catch(() => {});
    assert.doesNotMatch(await page.content(), /Leyla/);
    await page.goto(`${gate.address}/my`);
    assert.doesNotMatch(await page.content(), /Leyla/);
    await close();
  });
});
