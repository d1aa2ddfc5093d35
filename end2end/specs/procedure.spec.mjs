// What an institution does beside answering, and what the citizen sees of it (A8.8, A8.10, A8.11, A9.2): staff on a desktop,
// the citizen on a phone.

import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { assertAccessible } from '../support/axe.mjs';
import { awake } from '../support/browser.mjs';
import { open } from '../support/citizen.mjs';
import { as, ok, routedAppeal } from '../support/requests.mjs';
import { plainly } from '../support/server.mjs';
import { form, step } from '../support/staff.mjs';
import { REFUSED, stage } from '../support/stage.mjs';
import { az, like } from '../support/words.mjs';

const REASON = 'Göstərilən sahə qurumumuzun balansında deyil.';
const QUESTION = 'Bu yerdə son ayda qazıntı işi aparılıbmı?';
const ANSWER = 'Bəli, ayın 3-də boru dəyişdirilib.';
const desktop = { screen: 'desktop' };

for (const database of plainly()) {
  describe(`beside answering on ${database}`, () => beside(database));
}

/** The card at an institution's desk. */
async function card(page, id) {
  await page.goto(`/institution/${id}`);
  await awake(page);
  await page.getByRole('group', { name: az.desk.steps_label }).waitFor();
}

function beside(database) {
  const on = stage(database);

  test('A9.2 left unconsidered: ground and reasons are asked, the citizen reads them and how to complain', async () => {
    const id = await routedAppeal(on.browser, on.address, 'leyla', 'azersu');
    await on.window('azersu', async (page) => {
      await card(page, id);
      await step(page, az.procedure.step_unconsidered);
      const asked = form(page, 'unconsidered-title');
      await asked.getByText(like(az.procedure.unconsidered_tell_by)).waitFor();
      await assertAccessible(page);
      const press = () => asked.getByRole('button', { name: az.procedure.unconsidered_button, exact: true }).click();
      await press();
      await asked.getByText(az.procedure.required_ground).waitFor();
      await asked.getByLabel(az.procedure.ground_repeated).check();
      await asked.locator('#reason').fill('Üç dəfə cavab verilib, yeni məlumat yoxdur.');
      await page.reload();
      await awake(page);
      assert.match(await asked.locator('#reason').inputValue(), /Üç dəfə/, 'what was typed is kept');
      await press();
      await page.locator('.toast', { hasText: az.procedure.unconsidered_done }).waitFor();
    }, desktop);
    await on.window('leyla', async (page) => {
      await open(page, `/my/${id}`);
      await page.getByText(az.procedure.unconsidered, { exact: true }).waitFor();
      await page.getByText(az.procedure.ground_repeated).first().waitFor();
      await page.getByText('Üç dəfə cavab verilib, yeni məlumat yoxdur.').first().waitFor();
      await page.getByText(like(az.rights.terms_court)).first().waitFor();
      await assertAccessible(page);
      await page.getByRole('link', { name: az.procedure.complain_button, exact: true }).click();
      await page.getByRole('heading', { level: 1, name: az.rights.step_complain }).waitFor();
      await open(page, `/my/${id}`);
      await page.getByRole('button', { name: az.rights.resend, exact: true }).click();
      await page.waitForURL(/\/report\?draft=/);
    });
    await on.window(null, async (page) => {
      await open(page, `/appeals/${id}`);
      await page.getByText(az.status.left_unconsidered).first().waitFor();
      assert.equal(await page.getByText('Üç dəfə cavab verilib').count(), 0, 'the reasons are the citizen’s');
    });
  });

  test('A8.11 sent on with a reason: the citizen sees who had it, the next institution has it', async () => {
    const id = await routedAppeal(on.browser, on.address, 'leyla', 'azersu');
    await on.window('azersu', async (page) => {
      await card(page, id);
      await step(page, az.procedure.step_forward);
      const asked = form(page, 'forward-title');
      await asked.getByText(like(az.procedure.forward_until)).waitFor();
      await asked.locator('#institutions').selectOption('aayda');
      assert.equal(await asked.locator('#institutions option[value="azersu"]').count(), 0, 'not to itself');
      await asked.locator('#reason').fill(REASON);
      await asked.getByRole('button', { name: az.procedure.forward_button, exact: true }).click();
      await page.locator('.toast', { hasText: az.procedure.forward_done }).waitFor();
    }, desktop);
    await on.window('leyla', async (page) => {
      await open(page, `/my/${id}`);
      await page.locator('#decisions').getByText(REASON).waitFor();
      await page.getByText(az.status.assignment_forwarded).first().waitFor();
      await page.getByText(like(az.procedure.had_since)).first().waitFor();
      await assertAccessible(page);
    });
    await on.window('aayda', async (page) => {
      await card(page, id);
      await page.locator('.timeline').getByText(REASON).waitFor();
    }, desktop);
  });

  test('A8.8 the term is extended once, and the citizen’s clock follows', async () => {
    const id = await routedAppeal(on.browser, on.address, 'leyla', 'azersu');
    let day;
    await on.window('azersu', async (page) => {
      await card(page, id);
      await step(page, az.procedure.step_extend);
      const asked = form(page, 'extend-title');
      await asked.getByLabel(az.procedure.extend_more).check();
      await asked.locator('#days').fill('31');
      await asked.locator('#reason').fill('Ekspert rəyi gözlənilir.');
      const press = () => asked.getByRole('button', { name: az.procedure.extend_button, exact: true }).click();
      await press();
      await asked.getByText(az.procedure.bad_days).waitFor();
      await asked.locator('#days').fill('10');
      await press();
      const toast = await page.locator('.toast', { hasText: like(az.procedure.extend_done) }).innerText();
      day = toast.match(/\d{2}\.\d{2}\.\d{4}/)[0];
      await step(page, az.procedure.step_extend);
      await asked.getByText(az.procedure.bar_extended_before).waitFor();
      await assertAccessible(page);
    }, desktop);
    await on.window('leyla', async (page) => {
      await open(page, `/my/${id}`);
      await page.getByText(az.status.extended, { exact: true }).first().waitFor();
      await page.locator('.clock', { hasText: day }).first().waitFor();
      await page.locator('#decisions').getByText('Ekspert rəyi gözlənilir.').waitFor();
    });
  });

  test('A8.10 another institution is asked; it reads the question and the place, nothing of the citizen', async () => {
    const id = await routedAppeal(on.browser, on.address, 'leyla', 'aayda');
    await on.window('aayda', async (page) => {
      await card(page, id);
      await step(page, az.procedure.step_query);
      const asked = form(page, 'query-title');
      await asked.locator('#institutions').selectOption('azersu');
      await asked.locator('#text').fill(QUESTION);
      await asked.getByRole('button', { name: az.procedure.query_button, exact: true }).click();
      await page.locator('.toast', { hasText: like(az.procedure.query_done) }).waitFor();
      await page.locator('#queries').getByText(QUESTION).waitFor();
    }, desktop);
    await on.window('leyla', async (page) => {
      await open(page, `/my/${id}`);
      await page.getByText(az.status.query_sent, { exact: true }).first().waitFor();
      assert.equal(await page.getByText(QUESTION).count(), 0, 'the words stay between institutions');
    });
    await on.window('azersu', async (page) => {
      await page.goto('/institution');
      await awake(page);
      await page.getByRole('link', { name: like(az.procedure.queries_link) }).click();
      const query = page.locator('li.panel', { hasText: QUESTION }).last();
      await query.waitFor();
      assert.equal(await page.getByText('Məmmədova').count(), 0, 'nothing of the citizen');
      await assertAccessible(page);
      await query.getByRole('link', { name: az.procedure.query_answer_button }).click();
      const asked = query.locator('form');
      await asked.locator('#text').fill(ANSWER);
      await asked.getByRole('button', { name: az.procedure.query_answer_button, exact: true }).click();
      await page.locator('.toast', { hasText: az.procedure.query_answer_done }).waitFor();
      await page.goto('/institution/queries?over=1');
      await page.getByText(ANSWER).first().waitFor();
    });
    await on.window('aayda', async (page) => {
      await card(page, id);
      await page.locator('#queries').getByText(ANSWER).waitFor();
    }, desktop);
  });

  test('a colleague was faster: the step is a conflict and the typed text stays', async () => {
    const id = await routedAppeal(on.browser, on.address, 'leyla', 'azersu');
    await on.window('azersu', async (page) => {
      // No live updates, as on a weak network: the page grows old.
      await page.route('**/live', (route) => route.abort());
      await card(page, id);
      await step(page, az.procedure.step_unconsidered);
      const asked = form(page, 'unconsidered-title');
      await asked.getByLabel(az.procedure.ground_not_enough).check();
      await asked.locator('#reason').fill('Ünvan göstərilməyib, yer tapılmır.');
      await as(on.browser, on.address, 'azersu', (context) =>
        ok(context, on.address, '/api/institution/progress', { form: { appeal: id, text: 'Briqada yola çıxdı.', to_citizen: true } }));
      await asked.getByRole('button', { name: az.procedure.unconsidered_button, exact: true }).click();
      await page.getByText(az.desk.conflict).first().waitFor();
      assert.match(await asked.locator('#reason').inputValue(), /Ünvan göstərilməyib/);
    }, { ...desktop, expected: [REFUSED, /ERR_FAILED/] });
  });
}
