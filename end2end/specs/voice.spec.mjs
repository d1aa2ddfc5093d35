// A voice message instead of a text (A8.3): recorded on a phone with the browser's false microphone, sent, heard by staff, written
// down. And what goes wrong: no permission, a broken network, a reload in the middle.

import assert from 'node:assert/strict';
import { before, describe, test } from 'node:test';
import { awake } from '../support/browser.mjs';
import { category, chooseCategory, open, placeByName, receipt, sendButton } from '../support/citizen.mjs';
import { until } from '../support/live.mjs';
import { onShelf } from '../support/shelf.mjs';
import { listed, openCard } from '../support/staff.mjs';
import { REFUSED, stage } from '../support/stage.mjs';
import { az, fill, like } from '../support/words.mjs';

const BROKEN = /ERR_CONNECTION_RESET|ERR_FAILED|ERR_INTERNET_DISCONNECTED/;

describe('voice messages', () => {
  let pothole;
  const on = stage('sqlite', { expected: [REFUSED, BROKEN] });
  before(async () => {
    pothole = await category(on.address, 'yol.cuxur');
  });

  const button = (page, name) => page.getByRole('button', { name, exact: true });
  const stored = (page) => page.getByText(az.voice.kept, { exact: true });

  /** The recorder's clock once it says `seconds` or more: a busy page may leave one of its seconds out. */
  const lasted = (page, seconds) => page.locator('.recorder-time', { hasText: new RegExp(`^\\s*0:(0[${seconds}-9]|[1-5]\\d)`) }).waitFor();

  /** Something said lies on the phone: an MP4 begins with a head in which nothing can be heard. */
  const said = (page) => until(async () => (await onShelf(page, 'blobs')).length > 1, 'a piece with sound lies on the phone');

  /** The answer to the question about the microphone; the page may ask others. */
  const consent = (page) => page.locator('.notice', { hasText: az.account.ask_microphone }).getByRole('button', { name: az.account.consent_yes });

  /** Presses the button, says yes where it is asked, and waits until it records. */
  async function begin(page) {
    await button(page, az.voice.record).click();
    const yes = consent(page);
    await page.locator('.recorder').or(yes).first().waitFor();
    if (await yes.isVisible()) await yes.click();
    await page.locator('.recorder').waitFor();
  }

  /** Records until the clock says so many seconds. */
  async function record(page, seconds = 2) {
    await begin(page);
    await lasted(page, seconds);
    await button(page, az.voice.stop).click();
  }

  async function fillIn(page) {
    await open(page, '/report');
    await placeByName(page, 'Quba');
    await chooseCategory(page, pothole);
  }

  async function sendIt(page) {
    await sendButton(page).click();
    return receipt(page);
  }

  test('A8.3 an appeal by voice alone; staff hear it, write the words down and find it by them', async () => {
    let id;
    await on.window('rauf', async (page) => {
      await fillIn(page);
      await begin(page);
      assert.match(await page.locator('.recorder-time').innerText(), like(az.voice.left));
      await button(page, az.voice.pause).click();
      await page.getByText(az.voice.paused, { exact: true }).waitFor();
      await button(page, az.voice.resume).click();
      await lasted(page, 2);
      await button(page, az.voice.stop).click();
      await stored(page).waitFor();
      await page.locator('audio.player').waitFor();
      ({ id } = await sendIt(page));
      await page.getByText(like(az.voice.voice_of)).waitFor();
      await page.goto('/my');
      await page.getByText(az.home.voice_appeal).first().waitFor();
    });
    await on.window('sevinc', async (page) => {
      await open(page, '/owner');
      await openCard(page, id);
      const player = page.locator('.desk-card audio.player');
      await player.waitFor();
      assert.ok(await player.evaluate((audio) => new Promise((done) => {
        if (audio.readyState >= 1) done(true);
        audio.onloadedmetadata = () => done(true);
        audio.onerror = () => done(false);
      })), 'the browser can play it');
      await page.getByText(az.voice.write, { exact: true }).click();
      await page.locator('textarea[id^="transcript-"]').fill('Kəndin girişində fanarlar yanmır.');
      await button(page, az.voice.write_save).click();
      await page.locator('.transcript', { hasText: 'fanarlar yanmır' }).waitFor();
      await open(page, '/owner?text=fanarlar');
      await listed(page, id);
    }, { screen: 'desktop' });
    await on.window('rauf', async (page) => {
      await open(page, `/my/${id}`);
      await page.locator('.transcript', { hasText: 'fanarlar yanmır' }).waitFor();
    });
  });

  test('no permission: it is said, and a file or the text is the way out', () =>
    on.window('rauf', async (page) => {
      await page.addInitScript(() => {
        navigator.mediaDevices.getUserMedia = () => Promise.reject(new DOMException('no', 'NotAllowedError'));
      });
      await fillIn(page);
      await button(page, az.voice.record).click();
      const yes = consent(page);
      await page.getByText(az.voice.denied).or(yes).first().waitFor();
      if (await yes.isVisible()) await yes.click();
      await page.getByText(az.voice.denied).waitFor();
      assert.ok(await page.locator('#voice').isVisible(), 'a file can be chosen');
    }));

  test('a network that breaks in the middle of pieces costs a piece and no more', () =>
    on.window('rauf', async (page) => {
      await fillIn(page);
      let broken = 0;
      await page.route('**/upload/recording/*/*', async (route) => {
        if (route.request().method() === 'PUT' && broken < 2) {
          broken += 1;
          // The first time nothing arrives; the second time the piece does, and its answer doesn't.
          if (broken === 2) await route.fetch();
          await route.abort('connectionreset');
        } else {
          await route.continue();
        }
      });
      await record(page);
      await stored(page).waitFor({ timeout: 30_000 });
      assert.equal(broken, 2);
      await sendIt(page);
    }));

  test('a reload while recording offers what was said so far', () =>
    on.window('rauf', async (page) => {
      await fillIn(page);
      const ask = page.locator('.notice', { hasText: az.account.ask_storage }).getByRole('button', { name: az.account.consent_yes });
      await ask.click();
      await begin(page);
      await said(page);
      await page.evaluate(layHead);
      await page.reload();
      await awake(page);
      await button(page, az.voice.found_yes).click();
      await stored(page).waitFor();
      await sendIt(page);
    }));

  test('a draft that the device reads late leaves the recording where it is', () =>
    on.window('rauf', async (page) => {
      await fillIn(page);
      await page.locator('.notice', { hasText: az.account.ask_storage }).getByRole('button', { name: az.account.consent_yes }).click();
      await begin(page);
      await said(page);
      await page.addInitScript(holdDrafts);
      await page.reload();
      await awake(page);
      await button(page, az.voice.found_yes).click();
      await stored(page).waitFor();
      await page.evaluate(() => window.letDraftsGo());
      await sendIt(page);
      await page.getByText(like(az.voice.voice_of)).waitFor();
    }));

  test('a file that is no recording is refused by name and spoils nothing', () =>
    on.window('rauf', async (page) => {
      await fillIn(page);
      await page.locator('#voice').setInputFiles({ name: 'a.m4a', mimeType: 'audio/mp4', buffer: Buffer.from('%PDF-1.7 no sound') });
      await page.getByText(az.voice.not_a_voice).waitFor();
      await button(page, az.voice.remove).click();
      await page.locator('#text').fill('Yolda çuxur var, səs faylı alınmadı.');
      await sendIt(page);
    }));

  test('without script the file travels with the form', () =>
    on.window('rauf', async (page) => {
      await page.goto('/report');
      assert.ok(await page.locator('input[type=file][name=voice]').isVisible());
      assert.ok(await page.locator('input[type=file][name=videos]').isVisible());
      assert.equal(await page.getByText(fill(az.voice.voice_hint, 3)).count(), 1);
    }, { script: false }));
});

/** In the page: a window that died at once has left the head of a recording, older than any other and without sound. */
function layHead() {
  return new Promise((done) => {
    const opened = indexedDB.open('muraciet');
    opened.onsuccess = () => {
      const writing = opened.result.transaction('blobs', 'readwrite');
      writing.objectStore('blobs').put(new Blob([new Uint8Array(641)], { type: 'audio/mp4' }), 'voice/0/000000');
      writing.oncomplete = () => (opened.result.close(), done());
    };
  });
}

/** In the page: nobody reads the shelf of drafts before `letDraftsGo`, which waits until those who stood in line have. */
function holdDrafts() {
  let held = true;
  const opened = indexedDB.open('muraciet');
  opened.onsuccess = () => {
    const shelf = opened.result.transaction('drafts', 'readwrite').objectStore('drafts');
    const again = () => held && (shelf.count().onsuccess = again);
    again();
  };
  window.letDraftsGo = () => new Promise((done) => {
    const last = opened.result.transaction('drafts', 'readonly').objectStore('drafts').count();
    last.onsuccess = done;
    held = false;
  });
}
