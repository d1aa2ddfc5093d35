// Official correspondence (R11.6, R11.7): a letter to an institution without a place, to its signed answer; with script and without.

import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { assertAccessible } from '../support/axe.mjs';
import { open } from '../support/citizen.mjs';
import { as, ok } from '../support/requests.mjs';
import { stage } from '../support/stage.mjs';
import { az, like } from '../support/words.mjs';

const TEXT = 'Qaz sayğacımın yoxlanılmasını və nəticənin yazılı bildirilməsini xahiş edirəm.';
const ANSWER = 'Sayğac yoxlanılıb, sazdır, akt əlavə olunub.';

/** A document as the browser's dialogue gives it. */
function paper(name, words) {
  return { name, mimeType: 'application/pdf', buffer: Buffer.from(`%PDF-1.7\n1 0 obj\n<< ${words} >>\nendobj\n%%EOF\n`) };
}

/** Presses "Göndər". */
function send(page) {
  return page.getByRole('button', { name: az.letter_form.send, exact: true }).click();
}

describe('official correspondence on sqlite', () => {
  const on = stage('sqlite');
  const story = {};

  test('R11.7 a letter with a document goes to the institution that is chosen and comes back answered', async () => {
    const subject = `Qaz sayğacı ${Date.now()}`;
    await on.window('nigar', async (page) => {
      await open(page, '/letter?to=azeriqaz');
      assert.equal(await page.locator('#institutions').inputValue(), 'azeriqaz', 'the address chooses');
      await page.locator('#institution_find').fill('yasamal');
      const left = await page.locator('#institutions option').count();
      assert.ok(left > 1 && left < 10, `the list is narrowed: ${left}`);
      assert.equal(await page.locator('#institutions').inputValue(), 'azeriqaz', 'what is chosen stays');
      await page.locator('#text').fill(TEXT);
      await open(page, '/letter?to=azeriqaz');
      // What was typed survives leaving the page.
      await page.waitForFunction((text) => document.getElementById('text').value === text, TEXT);
      await page.locator('#documents').setInputFiles([paper('Akt.pdf', '/Type /Catalog')]);
      await assertAccessible(page);
      await send(page);
      await page.locator('#error-summary').getByRole('link', { name: az.office.required_subject }).waitFor();
      assert.equal(await page.getByLabel(like('Akt.pdf')).isChecked(), true, 'the document has arrived');
      await page.locator('#subject').fill(subject);
      await send(page);
      await page.waitForURL(/\/my\/[0-9a-f-]{36}\?sent=1$/);
      story.id = new URL(page.url()).pathname.split('/').pop();
      assert.match(await page.locator('.number-value').first().innerText(), /^AM-\d{4}-\d{7}-\d$/, 'registered at once');
      await page.getByRole('heading', { name: subject }).waitFor();
      await page.getByRole('link', { name: 'Akt.pdf', exact: true }).waitFor();
      assert.equal(await page.locator('.map-canvas').count(), 0, 'it has no place');
      await assertAccessible(page);
    });
    await on.window('azeriqaz', async (page) => {
      await open(page, `/institution/${story.id}`);
      await page.getByRole('heading', { name: subject }).waitFor();
      await page.getByText(TEXT).first().waitFor();
      await page.getByText(az.letter_form.unsigned).waitFor();
      await assertAccessible(page);
    }, { screen: 'desktop' });
    const answer = { appeal: story.id, text: ANSWER, media: [] };
    await as(on.browser, on.address, 'azeriqaz', (context) => ok(context, on.address, '/api/institution/answer', { form: answer }));
    await on.window('nigar', async (page) => {
      await open(page, '/my');
      await page.locator('.appeal-card', { hasText: subject }).getByRole('link').first().click();
      await page.getByText(ANSWER).first().waitFor();
      await page.getByText(az.signature.valid).first().waitFor();
    });
  });

  test('R11.7 without a network words and files stay, the page says so, and it is sent when the network is back', () =>
    on.window('nigar', async (page, context) => {
      await open(page, '/letter?to=azeriqaz');
      await page.locator('#subject').fill('Şəbəkəsiz müraciət');
      await page.locator('#text').fill(TEXT);
      await page.locator('#documents').setInputFiles([paper('Akt.pdf', '/Type /Catalog')]);
      await context.setOffline(true);
      await send(page);
      await page.getByText(az.letter_form.unreachable_title).waitFor();
      assert.match(page.url(), /\/letter\?to=azeriqaz$/, 'the page stays');
      assert.equal(await page.locator('#text').inputValue(), TEXT);
      assert.equal(await page.locator('#documents').evaluate((input) => input.files.length), 1);
      await assertAccessible(page);
      await context.setOffline(false);
      await send(page);
      await page.waitForURL(/\/my\/[0-9a-f-]{36}\?sent=1$/);
      await page.getByRole('link', { name: 'Akt.pdf', exact: true }).waitFor();
    }, { expected: [/ERR_INTERNET_DISCONNECTED/] }));

  test('R11.7 nobody else finds it', () =>
    on.window(null, async (page) => {
      await page.goto(`/appeals/${story.id}`);
      await page.getByRole('heading', { level: 1, name: az.track.gone_title }).waitFor();
    }, { script: false, expected: [/status of 404/] }));

  test('R11.7 without script: signing in on the way loses neither words nor documents', () =>
    on.window(null, async (page) => {
      await page.goto('/letter');
      await page.locator('#institutions').selectOption('azeriqaz');
      await page.locator('#subject').fill('Sayğacın yoxlanması');
      await page.locator('#text').fill(TEXT);
      await page.locator('#documents').setInputFiles([paper('Akt.pdf', '/Type /Catalog')]);
      await send(page);
      await page.locator('[data-person="nigar"]').click();
      await page.waitForURL(/\/letter\?draft=/);
      assert.equal(await page.locator('#text').inputValue(), TEXT);
      assert.equal(await page.locator('#institutions').inputValue(), 'azeriqaz');
      assert.equal(await page.getByLabel(like('Akt.pdf')).isChecked(), true);
      await assertAccessible(page);
      await send(page);
      await page.waitForURL(/\/my\/[0-9a-f-]{36}\?sent=1$/);
      await page.getByRole('link', { name: 'Akt.pdf', exact: true }).waitFor();
    }, { script: false }));
});
