// Section 8 of the statute, clause by clause. Most clauses have their journey where the feature is told; here stand those that
// no other file takes, and at the end a look at whether each clause has one.
//
// 8.1 journey     8.2 journey, newcomer      8.3 journey, voice, recorder, noscript   8.4 journey, triage, noscript
// 8.5 journey, triage, kiosk                 8.6 triage, signature and below           8.7 rights
// 8.8 journey, procedure                     8.9 journey, institution, signature       8.10 and 8.11 procedure
// 8.12 account and below                     9.1 rights, correct                       9.2 procedure

import assert from 'node:assert/strict';
import { readdir, readFile } from 'node:fs/promises';
import { describe, test } from 'node:test';
import { assertAccessible } from '../support/axe.mjs';
import { open } from '../support/citizen.mjs';
import { appealForm, as, ask, ok, sentAppeal } from '../support/requests.mjs';
import { databases } from '../support/server.mjs';
import { REFUSED, stage } from '../support/stage.mjs';
import { az, like } from '../support/words.mjs';

const desktop = { screen: 'desktop' };
/** Where everybody begins after the single sign-on, and what only they find there. */
const DESKS = [
  { person: 'leyla', path: '/my', heading: az.cabinet.title },
  { person: 'sevinc', path: '/owner', heading: az.owner.title },
  { person: 'azersu', path: '/institution', heading: az.institution.title },
  { person: 'operator', path: '/operator', heading: az.office.operator_title },
];

for (const database of databases()) {
  describe(`section 8 on ${database}`, () => section(database));
}

function section(database) {
  const on = stage(database);

  for (const { person, path, heading } of DESKS) {
    test(`A8.1 A3.8 one sign-in for all: ${person} comes to the own desk and to no other`, async () => {
      await on.window(person, async (page) => {
        await open(page, path);
        await page.getByRole('heading', { level: 1, name: heading }).waitFor();
        for (const other of DESKS.filter((desk) => desk.person !== person && desk.path !== '/my')) {
          await open(page, other.path);
          await page.getByRole('heading', { level: 1 }).first().waitFor();
          assert.equal(await page.locator('[id^="row-"]').count(), 0, `${person} sees no row on ${other.path}`);
        }
      }, { ...desktop, expected: [REFUSED] });
    });
  }

  test('A8.2 the open cabinet follows an appeal from sending to routing by itself, with its number', async () => {
    const id = await sentAppeal(on.browser, on.address, 'leyla', appealForm({ point: { lat: 40.4211, lon: 49.8811 } }));
    await on.window('leyla', async (page) => {
      await open(page, `/my/${id}`);
      await page.getByText(az.status.sent, { exact: true }).first().waitFor();
      const routing = { appeal: id, institutions: ['aayda'], public_text: '', publish_photos: false };
      await as(on.browser, on.address, 'sevinc', (context) => ok(context, on.address, '/api/owner/route', { form: routing }));
      await page.getByText(/AM-\d{4}-\d{7}-\d/).first().waitFor();
      await page.getByText(az.status.routed, { exact: true }).first().waitFor();
    });
  });

  for (const ground of ['not_of_field', 'not_legible', 'obscene', 'not_clear']) {
    test(`A8.6 refused, ${ground}: ground and reasons stand in the cabinet, with what to do next`, async () => {
      const id = await sentAppeal(on.browser, on.address, 'tural', appealForm({ text: 'Bir şey düz deyil, baxın zəhmət olmasa.' }));
      const reason = `Müraciətiniz qəbul edilmədi: ${ground} üzrə əsaslandırma.`;
      const form = { appeal: id, ground, reason };
      await as(on.browser, on.address, 'sevinc', (context) => ok(context, on.address, '/api/owner/refuse', { form }));
      await on.window('tural', async (page) => {
        await open(page, '/my/notices');
        await page.locator(`a[href="/my/${id}"]`).first().click();
        await page.waitForURL(`/my/${id}`);
        await page.getByText(reason).first().waitFor();
        await page.getByText(az.status[`ground_${ground}`]).first().waitFor();
        await page.getByRole('button', { name: az.rights.resend, exact: true }).waitFor();
        await assertAccessible(page);
      });
    });
  }

  test('A8.6 without a reason, or on a fifth ground, nothing is refused', async () => {
    const id = await sentAppeal(on.browser, on.address, 'tural');
    await as(on.browser, on.address, 'sevinc', async (context) => {
      for (const form of [{ appeal: id, ground: 'not_clear', reason: ' ' }, { appeal: id, ground: 'too_long', reason: 'Uzundur.' }]) {
        const { status } = await ask(context, on.address, '/api/owner/refuse', { form });
        assert.ok(status >= 400 && status < 500, `${JSON.stringify(form)}: ${status}`);
      }
    });
    await on.window('tural', async (page) => {
      await open(page, `/my/${id}`);
      await page.getByText(az.status.sent, { exact: true }).first().waitFor();
    });
  });

  test('A8.12 the operator restricts who breaks in; it is told, nothing more is sent, and the owner alone lifts it', async () => {
    const form = appealForm({ point: { lat: 40.4311, lon: 49.8911 }, text: 'Qaydaları pozan bir müraciət mətni.' });
    const { number } = await as(on.browser, on.address, 'xezer', (context) => ok(context, on.address, '/api/appeals/submit', { form }));
    const reason = 'Başqasının kabinetinə qanunsuz daxil olma cəhdi.';
    await on.window('operator', async (page) => {
      await open(page, '/operator');
      await page.locator('#restrict > summary').click();
      await page.locator('[name="form[who]"]').fill(number);
      await page.locator('[name="form[reason]"]').fill(reason);
      await page.locator('[name="form[until]"]').fill(new Date(Date.now() + 20 * 86_400_000).toISOString().slice(0, 10));
      await page.getByRole('button', { name: az.account.restrict_button, exact: true }).click();
      await page.getByText(az.account.restrict_done).waitFor();
      assert.equal(await page.getByText('Abbasov').count(), 0, 'who it was is not shown');
    }, desktop);
    await on.window('xezer', async (page, context) => {
      await open(page, '/my');
      await page.getByText(like(az.ui.bar_restricted)).waitFor();
      await page.getByRole('link', { name: az.ui.bar_restricted_more }).click();
      await page.getByText(reason).waitFor();
      const { status } = await ask(context, on.address, '/api/appeals/submit', { form: appealForm() });
      assert.equal(status, 422, 'nothing more is sent');
    }, { expected: [REFUSED] });
    const restricted = (await as(on.browser, on.address, 'sevinc', (context) => ok(context, on.address, '/api/account/requests'))).find((one) => one.reason === reason);
    const decision = { 'form[person]': restricted.person, 'form[lift]': 'true', 'form[answer]': 'Yoxlanıldı, giriş bərpa olunur.' };
    for (const [person, expected] of [['operator', [403]], ['sevinc', [200, 302]]]) {
      await as(on.browser, on.address, person, async (context) => {
        const headers = { origin: on.address, accept: 'application/json' };
        const decided = await context.request.post(`${on.address}/api/account/decide`, { headers, form: decision, maxRedirects: 0 });
        assert.ok(expected.includes(decided.status()), `${person} lifts the restriction: ${decided.status()}`);
      });
    }
    await on.window('xezer', async (page) => {
      await open(page, '/my');
      assert.equal(await page.getByText(like(az.ui.bar_restricted)).count(), 0);
    });
  });
}

test('every clause of section 8 has a journey of its name', async () => {
  const folder = new URL('.', import.meta.url);
  const files = (await readdir(folder)).filter((name) => name.endsWith('.spec.mjs'));
  const texts = await Promise.all(files.map((name) => readFile(new URL(name, folder), 'utf8')));
  const titles = texts.flatMap((text) => [...text.matchAll(/test\((['"`])(.*?)\1,/g)].map((match) => match[2]));
  for (const clause of ['8.1', '8.2', '8.3', '8.4', '8.5', '8.6', '8.7', '8.8', '8.9', '8.10', '8.11', '8.12', '9.1', '9.2']) {
    const named = new RegExp(`A${clause.replace('.', '\\.')}(?![\\d.])`);
    assert.ok(titles.some((title) => named.test(title)), `A${clause}`);
  }
});
