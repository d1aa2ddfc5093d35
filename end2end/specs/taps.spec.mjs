// No needless step (A2.2.1): taps from the open app to the receipt, counted by the page itself. Typing the text counts for itself.

import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { category, open, receipt, sendButton } from '../support/citizen.mjs';
import { file, takenAt } from '../support/pictures.mjs';
import { plainly } from '../support/server.mjs';
import { stage } from '../support/stage.mjs';
import { az, like } from '../support/words.mjs';

const HERE = { latitude: 40.4093, longitude: 49.8671, accuracy: 12 };
const WORDS = 'Küçədə boru partlayıb, su axır.';

for (const database of plainly()) {
  describe(`few taps on ${database}`, () => taps(database));
}

/** Presses of the person from now on; those of a script don't count. */
function counted(page) {
  return page.evaluate(() => {
    window.taps = 0;
    document.addEventListener('click', (event) => event.isTrusted && event.detail > 0 && window.taps++, { capture: true });
  });
}

function taps(database) {
  const on = stage(database);

  test('A2.2.1 a signed-in person sends an appeal with a photo in four taps and the text', async () => {
    const leak = await category(on.address, 'su.sizma');
    const act = async (page) => {
      await open(page, '/');
      await counted(page);
      await page.locator('.tab-send').tap();
      await page.waitForURL('/report');
      await page.locator('.place-words').waitFor();
      await page.getByText(like(az.report.place_taken)).waitFor();
      const chooser = page.waitForEvent('filechooser');
      await page.locator('#photos').tap();
      await (await chooser).setFiles([file(on.jpeg)]);
      await page.locator('.photo-tile').waitFor();
      await page.locator('.photo-tile progress').waitFor({ state: 'detached' });
      assert.equal(await page.locator('.photo-problem').count(), 0, 'the photo is taken');
      await page.locator('#text').fill(WORDS);
      await page.getByRole('button', { name: leak.name, exact: true }).first().tap();
      await sendButton(page).tap();
      await receipt(page);
      assert.ok((await page.evaluate(() => window.taps)) <= 4, 'four taps at the most');
    };
    await on.window('leyla', act, { place: HERE });
  });

  test('T8.1 a photo offers its place and time, and nothing is taken without a yes', async () => {
    await on.window('leyla', async (page) => {
      await open(page, '/report');
      await page.locator('#photos').setInputFiles([file(takenAt(on.jpeg, 40.1, 48.1, '2026:03:12 14:05:00'))]);
      await page.getByText(like(az.report.photo_both_offer)).waitFor();
      assert.equal(await page.locator('#text').inputValue(), '');
      await page.getByRole('button', { name: az.report.photo_time_yes }).click();
      assert.match(await page.locator('#text').inputValue(), /12\.03\.2026 14:05/);
      await page.getByRole('button', { name: az.report.photo_place_yes }).click();
      await page.locator('.place-words').waitFor();
      assert.equal(await page.getByRole('button', { name: az.report.photo_place_yes }).count(), 0);
    });
  });
}
