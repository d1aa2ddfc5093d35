// What becomes of a complaint: it is considered by somebody who did not decide the first time, with reasons, and a decision that
// falls is looked at anew (A9.1, A9.2); the same way for how one was served (Q3.5). The citizen's forms also without script.

import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { assertAccessible } from '../support/axe.mjs';
import { open } from '../support/citizen.mjs';
import { answeredAppeal, appealForm, as, ask, freshId, ok, sentAppeal } from '../support/requests.mjs';
import { plainly } from '../support/server.mjs';
import { stage } from '../support/stage.mjs';
import { az, like } from '../support/words.mjs';

const WORDS = 'Cavab həqiqətə uyğun deyil, çuxur yerindədir.';
const REASONS = 'Cavabda görülən iş təsdiqlənmir, yenidən yoxlanılmalıdır.';

for (const database of plainly()) {
  describe(`complaints on ${database}`, () => complaints(database));
}

/** Complains about the decision on an appeal; the complaint's id. */
async function complain(on, person, appeal) {
  const form = { id: freshId(), appeal, step: 'complain', text: WORDS, demand: 'Yenidən baxılsın.' };
  await as(on.browser, on.address, person, (context) => ok(context, on.address, '/api/rights/exercise', { form }));
  return form.id;
}

function complaints(database) {
  const on = stage(database);

  test('A9.1 a complaint is granted with reasons, and the citizen sees the appeal go on', async () => {
    const appeal = await answeredAppeal(on.browser, on.address, 'leyla', 'aayda', appealForm({ text: 'Şikayət üçün çuxur, maşınlar keçmir.' }));
    const complaint = await complain(on, 'leyla', appeal);
    await on.window('sevinc', async (page) => {
      await open(page, '/owner/complaints');
      const card = page.locator(`[id="${complaint}"]`);
      await card.getByText(WORDS).waitFor();
      await assertAccessible(page);
      await card.getByRole('link', { name: az.complaint.decide, exact: true }).click();
      await card.locator('[id="form[reasons]"]').fill(REASONS);
      // Without a choice nothing is decided, and nothing typed is lost.
      await card.getByRole('button', { name: az.complaint.decide_button, exact: true }).click();
      await card.getByText(az.procedure.required_ground).waitFor();
      assert.equal(await card.locator('[id="form[reasons]"]').inputValue(), REASONS);
      await card.getByText(az.complaint.granted, { exact: true }).click();
      await card.getByRole('button', { name: az.complaint.decide_button, exact: true }).click();
      await card.waitFor({ state: 'detached' });
      await page.getByRole('link', { name: az.complaint.decided, exact: true }).click();
      await card.getByText(REASONS).waitFor();
    }, { screen: 'desktop', expected: [/status of 422/] });
    await on.window('leyla', async (page) => {
      await open(page, `/my/${appeal}`);
      const part = page.locator('#complaints');
      await part.getByText(az.complaint.granted, { exact: true }).waitFor();
      await part.getByText(REASONS).waitFor();
      await page.locator('.timeline', { hasText: like(az.complaint.what_reopened_at) }).waitFor();
      await open(page, '/my/complaints');
      await page.locator('.complaint', { hasText: REASONS }).first().waitFor();
      await assertAccessible(page);
    });
    await on.window('aayda', async (page) => {
      await open(page, `/institution/${appeal}`);
      await page.locator('.timeline-item', { hasText: REASONS }).first().waitFor();
    }, { screen: 'desktop' });
  });

  test('A9.2 who refused an appeal does not consider the complaint about it', async () => {
    const appeal = await sentAppeal(on.browser, on.address, 'tural', appealForm({ text: 'İmtina ediləcək müraciət, çuxur haqqında.' }));
    const refusal = { appeal, ground: 'not_clear', reason: 'Tələb aydın deyil, dəqiqləşdirin.' };
    await as(on.browser, on.address, 'sevinc', (context) => ok(context, on.address, '/api/owner/refuse', { form: refusal }));
    const complaint = await complain(on, 'tural', appeal);
    await on.window('sevinc', async (page) => {
      await open(page, `/owner/complaints?open=${complaint}`);
      const card = page.locator(`[id="${complaint}"]`);
      await card.getByText(az.complaint.own_decision).waitFor();
      assert.equal(await card.getByRole('button', { name: az.complaint.decide_button }).count(), 0);
    }, { screen: 'desktop' });
    await on.window('orxan', async (page) => {
      await open(page, `/owner/complaints?open=${complaint}`);
      const card = page.locator(`[id="${complaint}"]`);
      await card.getByText(az.complaint.rejected, { exact: true }).click();
      await card.locator('[id="form[reasons]"]').fill('İmtina əsaslıdır: tələb aydın göstərilməyib.');
      await card.getByRole('button', { name: az.complaint.decide_button, exact: true }).click();
      await card.waitFor({ state: 'detached' });
    }, { screen: 'desktop' });
    await as(on.browser, on.address, 'sevinc', async (context) => {
      const own = await ask(context, on.address, '/api/owner/card?id=' + appeal);
      assert.equal(own.body.row.line.status, 'refused', 'the decision stands');
    });
  });

  test('Q3.5 a complaint about a service is registered with a number and a day, also without script', async () => {
    await on.window('leyla', async (page) => {
      await page.goto(`${on.address}/my/complaints?subject=5 nömrəli mərkəz`);
      assert.equal(await page.locator('[id="form[subject]"]').inputValue(), '5 nömrəli mərkəz');
      await page.locator('[id="form[text]"]').fill('Növbəm çağırılmadı, üç saat gözlədim.');
      await page.locator('[id="form[demand]"]').fill('Araşdırılsın.');
      await page.getByRole('button', { name: az.rights.complain_button, exact: true }).click();
      await page.waitForURL(/\/my\/complaints\?filed=S-/);
      await page.getByText(like(az.complaint.filed)).waitFor();
      await page.locator('.complaint', { hasText: 'Növbəm çağırılmadı' }).getByText(like(az.complaint.review_due)).waitFor();
    }, { script: false });
  });
}
