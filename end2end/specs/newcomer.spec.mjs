// Somebody who has never been here: registered by the first sign-in, asked for the terms before the first appeal.

import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { awake } from '../support/browser.mjs';
import { category, chooseCategory, open, placeByName, receipt, sendButton } from '../support/citizen.mjs';
import { plainly } from '../support/server.mjs';
import { REFUSED, stage } from '../support/stage.mjs';
import { az } from '../support/words.mjs';

const TEXT = 'Səki dağılıb, uşaq arabası ilə keçmək olmur.';

for (const database of plainly()) {
  describe(`a newcomer on ${database}`, () => newcomer(database));
}

function newcomer(database) {
  const on = stage(database, { expected: [REFUSED] });

  test('T1.4 the first sign-in registers: an empty cabinet is there, and says how to begin', () =>
    on.window('aysel', async (page) => {
      await open(page, '/my');
      await page.getByText(az.cabinet.empty_title).waitFor();
      await page.locator('.page').getByRole('link', { name: az.cabinet.new }).click();
      await page.waitForURL('/report');
    }));

  test('T1.3 the terms are asked before the first appeal, and the form is as it was afterwards', () =>
    on.window('aysel', async (page) => {
      await open(page, '/report');
      await placeByName(page, 'Quba');
      await page.locator('#text').fill(TEXT);
      await chooseCategory(page, await category(on.address, 'yol.seki'));
      await sendButton(page).click();
      await page.waitForURL(/\/terms\?next=/);
      await page.getByText(az.terms.lead).waitFor();
      await page.getByRole('button', { name: az.terms.accept }).click();
      await page.waitForURL(/\/report/);
      await awake(page);
      await page.getByText(az.report.restored).waitFor();
      assert.equal(await page.locator('#text').inputValue(), TEXT);
      await sendButton(page).click();
      await receipt(page);
    }));

  test('T1.3 the same without JavaScript', () =>
    on.window(
      'ilham',
      async (page) => {
        await page.goto('/report');
        await page.getByLabel(az.report.place_district).selectOption({ index: 5 });
        await page.locator('#category').selectOption({ label: (await category(on.address, 'yol.seki')).name });
        await page.getByLabel(az.report.text_title).fill(TEXT);
        const send = page.getByRole('button', { name: az.report.send, exact: true });
        await send.click();
        if ((await page.locator('#similar').count()) > 0) await send.click();
        await page.waitForURL(/\/terms\?next=/);
        await page.getByRole('button', { name: az.terms.accept }).click();
        await page.waitForURL(/\/report\?draft=/);
        assert.equal(await page.getByLabel(az.report.text_title).inputValue(), TEXT);
        await send.click();
        if ((await page.locator('#similar').count()) > 0) await send.click();
        await page.getByText(az.cabinet.sent_title).waitFor();
      },
      { script: false },
    ));
}
