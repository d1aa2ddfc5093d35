// What owner, operator and institutions have to do with each other (A5.0.7, A6.0.3, A6.0.4, A7.0.7, A8.12): staff on a desktop, once on a phone.

import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { assertAccessible } from '../support/axe.mjs';
import { awake } from '../support/browser.mjs';
import { open } from '../support/citizen.mjs';
import { as, ok } from '../support/requests.mjs';
import { plainly } from '../support/server.mjs';
import { REFUSED, stage } from '../support/stage.mjs';
import { az, like } from '../support/words.mjs';

const QUESTION = 'Növbətçi xidmətin məsul şəxslərinin siyahısını göndərin.';
const ANSWER = 'Siyahı hazırlanıb, dəyişiklik olanda yenilənəcək.';
const desktop = { screen: 'desktop' };

for (const database of plainly()) {
  describe(`the office on ${database}`, () => office(database));
}

/** A folded form, opened by its heading. */
async function unfold(page, heading) {
  await page.locator('summary', { hasText: heading }).click();
}

/** A field of a form, by its name. */
function field(page, name) {
  return page.locator(`[name="form[${name}]"]`);
}

function office(database) {
  const on = stage(database);

  test('A5.0.7 the owner asks, the institution answers, both find it under its number', async () => {
    let number = '';
    await on.window('sevinc', async (page) => {
      await open(page, '/office/official');
      await unfold(page, az.office.ask_title);
      await field(page, 'to').selectOption('institution/azerenerji');
      await page.getByRole('button', { name: az.office.ask_button, exact: true }).click();
      await page.getByText(az.office.required_subject).waitFor();
      await field(page, 'subject').fill('Növbətçi xidmət');
      await field(page, 'text').fill(QUESTION);
      await assertAccessible(page);
      await page.getByRole('button', { name: az.office.ask_button, exact: true }).click();
      const said = await page.getByText(like(az.office.ask_done)).innerText();
      number = said.match(/RS-\d{4}-\d+-\d/)[0];
      assert.equal(await field(page, 'subject').inputValue(), '', 'what was sent is not typed any more');
      await page.getByRole('link', { name: az.office.from_us, exact: true }).click();
      await page.getByText(`${number} · `).waitFor();
    }, { ...desktop, expected: [REFUSED] });
    await on.window('azerenerji', async (page) => {
      await open(page, '/my/notices');
      await page.getByRole('link', { name: like(az.office.notice_asked) }).first().click();
      await page.getByRole('heading', { level: 1, name: 'Növbətçi xidmət' }).waitFor();
      await page.getByText(QUESTION).waitFor();
      await assertAccessible(page);
      await field(page, 'text').fill(ANSWER);
      await page.getByRole('button', { name: az.office.answer_button, exact: true }).click();
      await page.getByText(ANSWER).first().waitFor();
      await page.getByText(az.office.did_answer).waitFor();
    });
    await on.window('sevinc', async (page) => {
      await open(page, '/office/official?from=1&over=1');
      await page.locator('li', { hasText: number }).getByRole('link').click();
      await page.getByText(ANSWER).waitFor();
    }, desktop);
  });

  test('A5.0.7 A7.0.4 documents go along, signed with the words; the sender sees that they were taken', async () => {
    const paper = (name, words) => ({ name, mimeType: 'application/pdf', buffer: Buffer.from(`%PDF-1.7\n1 0 obj\n<< ${words} >>\nendobj\n%%EOF\n`) });
    const subject = `Sənədli sorğu ${Date.now()}`;
    await on.window('sevinc', async (page) => {
      await open(page, '/office/official');
      await unfold(page, az.office.ask_title);
      await field(page, 'text').fill(QUESTION);
      await page.locator('#documents').setInputFiles(paper('Skript.pdf', '/S /JavaScript'));
      await page.getByText(az.office.runs_something).waitFor();
      await page.locator('#documents').setInputFiles([paper('Siyahı.pdf', '/Type /Catalog'), paper('Səhv.pdf', '/Type /Page')]);
      await page.getByRole('link', { name: 'Siyahı.pdf', exact: true }).waitFor();
      await page.getByRole('button', { name: like(az.office.document_drop) }).last().waitFor();
      await page.locator('.documents li', { hasText: 'Səhv.pdf' }).getByRole('button').click();
      await page.getByRole('link', { name: 'Səhv.pdf', exact: true }).waitFor({ state: 'detached' });
      assert.equal(await field(page, 'text').inputValue(), QUESTION, 'what was typed stays while documents come and go');
      await field(page, 'to').selectOption('institution/azeriqaz');
      await field(page, 'subject').fill(subject);
      await assertAccessible(page);
      await page.getByRole('button', { name: az.office.ask_button, exact: true }).click();
      await page.getByText(like(az.office.ask_done)).waitFor();
      // The form is empty again.
      await page.getByRole('link', { name: 'Siyahı.pdf', exact: true }).waitFor({ state: 'detached' });
    }, { ...desktop, expected: [REFUSED] });
    await on.window('azeriqaz', async (page) => {
      await open(page, '/office/official');
      await page.getByRole('link', { name: subject }).click();
      const [file] = await Promise.all([page.waitForEvent('download'), page.getByRole('link', { name: 'Siyahı.pdf', exact: true }).click()]);
      assert.equal(file.suggestedFilename(), 'Siyahı.pdf');
      await page.locator('details.signature summary').first().waitFor();
      await page.locator('#documents').setInputFiles(paper('Cavab.pdf', '/Type /Pages'));
      await page.getByRole('link', { name: 'Cavab.pdf', exact: true }).waitFor();
      await field(page, 'text').fill(ANSWER);
      await page.getByRole('button', { name: az.office.answer_button, exact: true }).click();
      await page.getByText(az.office.did_answer).waitFor();
      await page.getByRole('link', { name: 'Cavab.pdf', exact: true }).waitFor();
    }, desktop);
    await on.window('sevinc', async (page) => {
      await open(page, '/office/official?from=1&over=1');
      await page.getByRole('link', { name: subject }).click();
      await page.getByText(like(az.office.document_fetched)).waitFor();
      await page.getByRole('link', { name: 'Cavab.pdf', exact: true }).waitFor();
      assert.equal(await page.locator('details.signature').count(), 2, 'request and answer are signed');
    }, desktop);
  });

  test('A7.0.7 an announcement stands above the list until it is acknowledged, and the owner sees by whom', async () => {
    const title = 'Elektron imzaların yenilənməsi';
    await on.window('sevinc', async (page) => {
      await open(page, '/office/announcements');
      await unfold(page, az.office.publish_title);
      await field(page, 'title').fill(title);
      await field(page, 'text').fill('Sertifikatlar ayın sonunadək yenilənməlidir.');
      await unfold(page, az.office.publish_to);
      await page.locator('input[name="form[to][]"][value="azeriqaz"]').check();
      await page.getByRole('button', { name: az.office.publish_button, exact: true }).click();
      await page.getByText(az.office.publish_done).waitFor();
      await page.getByRole('heading', { level: 2, name: title }).waitFor();
    }, desktop);
    await on.window('azeriqaz', async (page) => {
      await open(page, '/institution');
      const news = page.locator('article', { hasText: title });
      await news.getByRole('button', { name: az.office.acknowledge, exact: true }).click();
      await news.waitFor({ state: 'detached' });
      await open(page, '/office/announcements');
      await page.locator('article', { hasText: title }).getByText(like(az.office.read_by)).waitFor();
    }, desktop);
    await on.window('sevinc', async (page) => {
      await open(page, '/office/announcements');
      const kept = page.locator('article', { hasText: title });
      await kept.locator('summary', { hasText: like(az.office.readers) }).click();
      await kept.getByText(like(az.office.read_by)).waitFor();
      await assertAccessible(page);
    }, desktop);
  });

  test('A6.0.3 an incident is on the owner’s desk at once and gone when it is over', async () => {
    await on.window('orxan', async (owner) => {
      await open(owner, '/owner');
      await on.window('operator', async (page) => {
        await open(page, '/office/incidents');
        await unfold(page, az.office.incident_title);
        await field(page, 'service').selectOption('files');
        await field(page, 'text').fill('Foto saxlanması gecikir, disk dəyişdirilir.');
        await page.getByRole('button', { name: az.office.incident_button, exact: true }).click();
        await page.getByText(az.office.incident_done).waitFor();
        await owner.getByText('Foto saxlanması gecikir, disk dəyişdirilir.').waitFor();
        await assertAccessible(page);
        await page.getByRole('link', { name: az.office.incident_close, exact: true }).first().click();
        await field(page, 'text').last().fill('Disk dəyişdirildi, yoxlanıldı.');
        await page.getByRole('button', { name: az.office.incident_end_button, exact: true }).click();
        await page.getByText('Disk dəyişdirildi, yoxlanıldı.').waitFor();
      }, desktop);
      await owner.getByText('Foto saxlanması gecikir, disk dəyişdirilir.').waitFor({ state: 'detached' });
    }, desktop);
  });

  test('A6.0.1 the operator’s desk shows what waits and what runs; nobody else has it', async () => {
    await on.window('operator', async (page) => {
      await open(page, '/operator');
      await page.getByRole('heading', { level: 2, name: az.office.jobs_title }).waitFor();
      await page.getByRole('region', { name: az.office.queues_title }).waitFor();
      await assertAccessible(page);
    });
    await on.window('azersu', async (page) => {
      await page.goto('/operator');
      await awake(page);
      await page.getByText(az.office.operator_forbidden_title).waitFor();
    }, { ...desktop, expected: [REFUSED] });
    const news = await as(on.browser, on.address, 'operator', (context) => ok(context, on.address, '/api/office/news'));
    assert.ok(Array.isArray(news.incidents));
  });
}
