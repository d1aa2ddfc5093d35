// The recorder in the page (A8.3): a video with the browser's false camera, sent and seen by staff. And what a device does to a
// recorder: it stops it, takes the microphone away, has none, or its window dies.

import assert from 'node:assert/strict';
import { before, describe, test } from 'node:test';
import { awake } from '../support/browser.mjs';
import { category, chooseCategory, open, placeByName, receipt, sendButton } from '../support/citizen.mjs';
import { openCard } from '../support/staff.mjs';
import { until } from '../support/live.mjs';
import { agreeToStorage, onShelf } from '../support/shelf.mjs';
import { REFUSED, stage } from '../support/stage.mjs';
import { az, like } from '../support/words.mjs';

describe('the recorder in the page', () => {
  let pothole;
  const on = stage('sqlite', { expected: [REFUSED] });
  before(async () => {
    pothole = await category(on.address, 'yol.cuxur');
  });

  const button = (page, name) => page.getByRole('button', { name, exact: true });
  const stored = (page) => page.getByText(az.voice.kept, { exact: true });
  // That second or a later one: a busy page may leave one of them out.
  const second = (page, seconds) => page.locator('.recorder-time', { hasText: new RegExp(`^\\s*0:(0[${seconds}-9]|[1-5]\\d)`) });

  /** Presses the button and says yes as often as it is asked, until `until` is there. */
  async function press(page, name, until) {
    await button(page, name).click();
    const asked = [az.account.ask_camera, az.account.ask_microphone].map((words) =>
      page.locator('.notice', { hasText: words }).getByRole('button', { name: az.account.consent_yes }),
    );
    const yes = asked[0].or(asked[1]);
    for (let times = 0; times < 3; times++) {
      await until.or(yes).first().waitFor();
      if (await until.isVisible()) return;
      const words = (await asked[0].isVisible()) ? asked[0] : asked[1];
      await words.click();
      await words.waitFor({ state: 'detached' });
    }
    await until.waitFor();
  }

  const begin = (page, name) => press(page, name, page.locator('.recorder'));

  async function fillIn(page, text = '') {
    await open(page, '/report');
    await placeByName(page, 'Quba');
    await chooseCategory(page, pothole);
    if (text) await page.locator('#text').fill(text);
  }

  /** Keeps every recorder where the test can reach it: a device stops one without asking. */
  const reachable = (page) =>
    page.addInitScript(() => {
      const start = MediaRecorder.prototype.start;
      MediaRecorder.prototype.start = function (...given) {
        window.theRecorder = this;
        return start.apply(this, given);
      };
    });

  test('A8.3 a video: consent at the moment, picture and time left, pause, once more, sent; staff see it', async () => {
    let id;
    await on.window('rauf', async (page) => {
      await fillIn(page, 'Yolda dərin çuxur var, videoda görünür.');
      await begin(page, az.camera.record);
      const mirror = page.locator('.recorder video');
      await page.waitForFunction(() => document.querySelector('.recorder video')?.videoWidth > 0);
      assert.ok(await mirror.evaluate((video) => video.muted), 'nobody hears an echo');
      assert.match(await page.locator('.recorder-time').innerText(), like(az.voice.left));
      assert.ok(!(await page.locator('#videos').isVisible()), 'one thing at a time');
      await button(page, az.voice.pause).click();
      await page.getByText(az.voice.paused, { exact: true }).waitFor();
      await button(page, az.voice.resume).click();
      await second(page, 2).waitFor();
      await button(page, az.voice.stop).click();
      await stored(page).waitFor({ timeout: 30_000 });
      await button(page, az.voice.redo).click();
      await page.locator('.recorder').waitFor();
      await second(page, 2).waitFor();
      await button(page, az.voice.stop).click();
      await stored(page).waitFor({ timeout: 30_000 });
      assert.equal(await page.locator('.recording video.player').count(), 1);
      await sendButton(page).click();
      ({ id } = await receipt(page));
      await page.getByText(like(az.voice.video_of)).waitFor();
    });
    await on.window('sevinc', async (page) => {
      await open(page, '/owner');
      await openCard(page, id);
      const player = page.locator('.desk-card video.player');
      await player.waitFor();
      assert.ok(await player.evaluate((video) => new Promise((done) => {
        if (video.readyState >= 1) done(true);
        video.onloadedmetadata = () => done(true);
        video.onerror = () => done(false);
      })), 'the browser can play it');
    }, { screen: 'desktop' });
  });

  test('A8.3 a window that dies while a video is recorded: what was seen so far is offered', () =>
    on.window('rauf', async (page) => {
      await fillIn(page, 'Videonun yarısında pəncərə bağlanır.');
      await agreeToStorage(page);
      await begin(page, az.camera.record);
      await until(async () => (await onShelf(page, 'blobs')).length > 1, 'a piece with a picture lies on the phone');
      await page.reload();
      await awake(page);
      await page.getByText(az.camera.found).waitFor();
      await button(page, az.voice.found_yes).click();
      await stored(page).waitFor({ timeout: 30_000 });
      await sendButton(page).click();
      await receipt(page);
    }));

  for (const [what, name, ended] of [
    ['a voice message', az.voice.record, az.voice.ended],
    ['a video', az.camera.record, az.camera.ended],
  ]) {
    test(`a device that saves its battery stops ${what}: it is said, and what there is is kept`, () =>
      on.window('rauf', async (page) => {
        await reachable(page);
        await fillIn(page, 'Cihaz yazını özü dayandırır.');
        await begin(page, name);
        await second(page, 2).waitFor();
        await page.evaluate(() => window.theRecorder.stop());
        await page.getByText(ended).waitFor();
        await stored(page).waitFor({ timeout: 30_000 });
        await sendButton(page).click();
        await receipt(page);
      }));
  }

  test('a microphone that is taken away in the middle ends the recording and loses nothing', () =>
    on.window('rauf', async (page) => {
      await reachable(page);
      await fillIn(page);
      await begin(page, az.voice.record);
      await second(page, 2).waitFor();
      await page.evaluate(() => window.theRecorder.stream.getTracks()[0].dispatchEvent(new Event('ended')));
      await page.getByText(az.voice.ended).waitFor();
      await stored(page).waitFor();
      await sendButton(page).click();
      await receipt(page);
    }));

  for (const [name, why] of [['NotFoundError', 'no_device'], ['NotAllowedError', 'denied'], ['NotReadableError', 'device_busy']]) {
    test(`${name}: it is said what to do, and files can still be chosen`, () =>
      on.window('rauf', async (page) => {
        await page.addInitScript((name) => {
          navigator.mediaDevices.getUserMedia = () => Promise.reject(new DOMException('no', name));
        }, name);
        await fillIn(page);
        await press(page, az.voice.record, page.getByText(az.voice[why]));
        assert.ok(await page.locator('#voice').isVisible(), 'a sound file');
        await press(page, az.camera.record, page.getByText(az.camera[why]));
        assert.ok(await page.locator('#videos').isVisible(), 'a video file');
        assert.ok(await button(page, az.camera.record).isVisible(), 'and it can be tried again');
      }));
  }
});
