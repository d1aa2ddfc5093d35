// Correcting what was just sent (A9.1): the place on the map and the photos too, with and without script; on a phone whose clock
// is wrong by a day as well, for the minutes are the server's.

import assert from 'node:assert/strict';
import { before, describe, test } from 'node:test';
import { addPhotos, category, chooseCategory, open, placeByName, receipt, sendButton } from '../support/citizen.mjs';
import { file, photo } from '../support/pictures.mjs';
import { sentAppeal } from '../support/requests.mjs';
import { stage } from '../support/stage.mjs';
import { az, fill, like } from '../support/words.mjs';

const DAY_MS = 86_400_000;

describe('correcting what was just sent', () => {
  let pothole, other;
  const on = stage('sqlite');
  before(async () => {
    pothole = await category(on.address, 'yol.cuxur');
    other = await photo(on.browser, 'crimson');
  });

  /** An appeal of Tural's from Quba with one photo. */
  async function sentFromQuba(page) {
    await open(page, '/report');
    await placeByName(page, 'Quba');
    await addPhotos(page, [file(on.jpeg)]);
    await page.locator('#text').fill('Küçədə çuxur var, şəkli səhv seçmişəm.');
    await chooseCategory(page, pothole);
    await sendButton(page).click();
    return (await receipt(page)).id;
  }

  const save = (page) => page.getByRole('button', { name: az.rights.amend_button, exact: true }).click();
  const done = (page) => page.getByRole('status').filter({ hasText: az.rights.done_amend }).waitFor();
  const shown = (page) => page.locator('.desk-card .photos img').evaluateAll((all) => all.map((one) => one.src));

  test('A9.1 the pin is moved and a photo is exchanged; staff see what stood there before', async () => {
    let id, before, point;
    await on.window('tural', async (page) => {
      id = await sentFromQuba(page);
      await open(page, `/my/${id}/amend`);
      await page.locator('.photo-tile').waitFor();
      before = await page.locator('.photo-tile img').first().getAttribute('src');
      await addPhotos(page, [file(other)]);
      await page.getByRole('button', { name: fill(az.report.photo_remove, 1) }).click();
      const { latitude, longitude } = await pointByTap(page);
      point = `${latitude.toFixed(5)}, ${longitude.toFixed(5)}`;
      await save(page);
      await done(page);
      const after = await page.request.get(`/api/cabinet/card?id=${id}`).then((answer) => answer.json());
      assert.equal(after.media.length, 1);
      assert.ok(!before.includes(after.media[0]), 'another photo than before');
      assert.ok(Math.abs(after.line.point.lat - latitude) < 1e-4 && Math.abs(after.line.point.lon - longitude) < 1e-4);
    });
    await on.window('sevinc', async (page) => {
      await open(page, `/owner/${id}`);
      const entry = page.locator('.timeline-item', { hasText: az.rights.what_amended });
      await entry.getByText(az.ui.photos_taken).waitFor();
      assert.match(await entry.innerText(), new RegExp(`→ .+ · ${point.replaceAll('.', '\\.')}`));
      assert.equal((await shown(page)).length, 2, 'the one that stands, and the one that was taken away');
    }, { screen: 'desktop' });
  });

  /** A tap beside the middle, where the pin is. */
  async function pointByTap(page) {
    const map = page.locator('.map-picker .map-canvas');
    await page.locator('.map-picker.is-ready').waitFor();
    await map.scrollIntoViewIfNeeded();
    const { width, height } = await map.boundingBox();
    const said = page.locator('.picker-foot [aria-live]');
    const before = await said.innerText();
    await map.click({ position: { x: width / 4, y: height / 4 } });
    await page.waitForFunction((before) => {
      const now = document.querySelector('.picker-foot [aria-live]').innerText;
      return now !== before && /\d\.\d/.test(now);
    }, before);
    const [latitude, longitude] = (await said.innerText()).match(/\d+\.\d+/g).map(Number);
    return { latitude, longitude };
  }

  test('A9.1 without script the photos that stay are ticked and others are added', async () => {
    let id;
    await on.window('tural', async (page) => void (id = await sentFromQuba(page)));
    await on.window('tural', async (page) => {
      await page.goto(`/my/${id}/amend`);
      await page.getByText(like(az.correct.place_plain)).waitFor();
      const stays = page.getByRole('checkbox', { name: fill(az.report.photo_alt, 1) });
      assert.ok(await stays.isChecked());
      await stays.uncheck();
      await page.locator('#photos').setInputFiles([file(other)]);
      await save(page);
      await done(page);
      const after = await page.request.get(`/api/cabinet/card?id=${id}`).then((answer) => answer.json());
      assert.equal(after.media.length, 1);
    }, { script: false });
  });

  for (const [how, off] of [['a day ahead', DAY_MS], ['a day behind', -DAY_MS]]) {
    test(`A9.1 on a phone whose clock is ${how} the minutes are still the server's`, async () => {
      const id = await sentAppeal(on.browser, on.address, 'tural');
      await on.window('tural', async (page) => {
        await page.addInitScript((off) => {
          const now = Date.now.bind(Date);
          Date.now = () => now() + off;
        }, off);
        await open(page, `/my/${id}`);
        const said = await page.getByText(like(az.rights.window)).innerText();
        const [minutes] = said.match(/\d+/);
        assert.ok(Number(minutes) >= 13 && Number(minutes) <= 15, said);
        await page.getByRole('link', { name: az.rights.step_amend }).click();
        await page.locator('#text').fill('Telefonun saatı səhv olanda da düzəliş alınır.');
        await save(page);
        await done(page);
      });
    });

    test(`A8.3 an appeal from a phone whose clock is ${how} is of the server's hour`, () =>
      on.window('tural', async (page) => {
        await page.addInitScript((off) => {
          const now = Date.now.bind(Date);
          Date.now = () => now() + off;
        }, off);
        const id = await sentFromQuba(page);
        const { line } = await page.request.get(`/api/cabinet/card?id=${id}`).then((answer) => answer.json());
        assert.ok(Math.abs(line.sent_ms - Date.now()) < 600_000);
      }));
  }
});
