// The telephone 108: an employee writes an appeal for who calls, with the keyboard, reads the number aloud, and finds it again when
// the person calls back; who calls joins an appeal of the same matter (A2.2.2, A8.4).

import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { assertAccessible } from '../support/axe.mjs';
import { awake } from '../support/browser.mjs';
import { open } from '../support/citizen.mjs';
import { answered } from '../support/live.mjs';
import { appealForm, as, ask, ok } from '../support/requests.mjs';
import { stage } from '../support/stage.mjs';
import { az } from '../support/words.mjs';

describe('the telephone 108', () => {
  const on = stage('sqlite', { screen: 'desktop' });

  /** Says who calls. */
  async function caller(page, phone, name, surname) {
    await page.locator('#phone').fill(phone);
    await page.locator('#given_name').fill(name);
    await page.locator('#surname').fill(surname);
    await page.locator('#terms').check();
  }

  test('A2.2.2 an appeal is written for who calls, its number read aloud, and found again by the telephone', async () => {
    let number;
    await on.window('zeng', async (page) => {
      await open(page, '/call');
      await page.getByRole('button', { name: az.call.send, exact: true }).click();
      await page.locator('#error-summary').waitFor();
      await page.getByText(az.call.consent_missing).first().waitFor();
      await assertAccessible(page);
      await caller(page, '055 600 11 22', 'Zeynəb', 'Quliyeva');
      await page.locator('#text').fill('Telefonla deyilən çuxur, avtobus keçə bilmir.');
      await page.locator('#category').selectOption('yol.cuxur');
      await page.locator('#place').fill('Quba');
      await page.getByRole('group', { name: az.report.place_found }).getByRole('button').first().click();
      // A reload in the middle of a call loses nothing.
      await page.reload();
      await awake(page);
      await page.waitForFunction(() => document.getElementById('surname')?.value === 'Quliyeva');
      const sent = answered(page, '/api/phone/write');
      await page.getByRole('button', { name: az.call.send, exact: true }).click();
      await sent;
      await page.getByText(az.call.done_title).waitFor();
      number = await page.locator('#call-done .number-value').innerText();
      assert.match(number, /^Q-\d{4}-\d{7}-\d$/);
      await assertAccessible(page);
      await page.getByRole('button', { name: az.call.next, exact: true }).click();
      assert.equal(await page.locator('#surname').inputValue(), '', 'the next call begins empty');
      for (const typed of ['0556001122', number]) {
        await page.locator('#find').fill(typed);
        await page.locator('#find-caller').getByRole('button', { name: az.call.find_button, exact: true }).click();
        await page.locator('#find-caller', { hasText: 'Zeynəb Quliyeva' }).waitFor();
      }
      await assertAccessible(page);
    }, { expected: [/status of 422/] });
    await on.window(null, async (page) => {
      await open(page, `/track/${number}`);
      await page.getByRole('heading', { level: 1 }).waitFor();
      assert.equal(await page.getByText('avtobus keçə bilmir').count(), 0, 'nothing personal by the number alone');
    });
  });

  test('R11.7 an official appeal is written for who calls, and its number read aloud', () =>
    on.window('zeng', async (page) => {
      await open(page, '/call');
      await caller(page, '055 600 11 33', 'Solmaz', 'Quliyeva');
      await page.locator('#official').check();
      await page.locator('#institutions').selectOption('azeriqaz');
      await page.locator('#subject').fill('Qaz sayğacının yoxlanması');
      await page.locator('#text').fill('Zəng edən sayğacının yoxlanılmasını xahiş edir.');
      assert.equal(await page.locator('#category').count(), 0, 'it has no place and no category');
      await assertAccessible(page);
      const sent = answered(page, '/api/phone/letter');
      await page.getByRole('button', { name: az.call.send, exact: true }).click();
      await sent;
      await page.getByText(az.call.read_letter).waitFor();
      assert.match(await page.locator('#call-done .number-value').innerText(), /^Q-\d{4}-\d{7}-\d$/);
    }));

  test('A8.4 who calls joins an appeal of the same matter, and 108 sees no words of its author', async () => {
    const place = { lat: 40.4251, lon: 49.8011 };
    const form = appealForm({ point: place, text: 'Müəllifin öz sözləri, telefonda oxunmur.' });
    await as(on.browser, on.address, 'leyla', (context) => ok(context, on.address, '/api/appeals/submit', { form }));
    await as(on.browser, on.address, 'zeng', async (context) => {
      const who = { given_name: 'Rauf', surname: 'Quliyev', phone: '0556001123', consent: true };
      const join = { id: appealForm().id, appeal: form.id, text: 'Bizim küçədə də belədir.' };
      const done = await ok(context, on.address, '/api/phone/join', { form: { caller: who, join } });
      assert.equal(done.receipt.appeal, form.id);
      const found = await ok(context, on.address, '/api/phone/find', { number: '0556001123' });
      assert.equal(found[0].joined, true);
      assert.ok(!JSON.stringify(found).includes('Müəllifin öz sözləri'));
    });
    await as(on.browser, on.address, 'leyla', async (context) => {
      assert.equal((await ask(context, on.address, '/api/phone/find', { number: '0556001123' })).status, 403, 'for 108 alone');
    });
  });
});
