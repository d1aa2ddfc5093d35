// The house of an institution: in whose hands an appeal lies, an answer that a second person approves, and letters by post
// (A7.0.1, A7.0.2, A8.9).

import assert from 'node:assert/strict';
import { after, describe, test } from 'node:test';
import { assertAccessible } from '../support/axe.mjs';
import { awake } from '../support/browser.mjs';
import { open } from '../support/citizen.mjs';
import { answeredAppeal, appealForm, as, ok, routedAppeal } from '../support/requests.mjs';
import { plainly } from '../support/server.mjs';
import { form, step } from '../support/staff.mjs';
import { REFUSED, stage } from '../support/stage.mjs';
import { az, like } from '../support/words.mjs';

const TEXT = 'Boru dəyişdirildi, su verilişi bərpa olundu.';
const REMARK = 'İşin görüldüyü tarixi yazın.';
const STREET = 'AZ1000, Bakı şəhəri, Nizami küçəsi 1, mənzil 5';
const desktop = { screen: 'desktop' };

for (const database of plainly()) {
  describe(`the house of an institution on ${database}`, () => house(database));
}

/** The card at an institution's desk. */
async function card(page, id) {
  await page.goto(`/institution/${id}`);
  await awake(page);
  await page.getByRole('group', { name: az.desk.steps_label }).waitFor();
}

function house(database) {
  // Other journeys answer for this institution alone. What is registered first runs before the stage is taken down.
  after(() =>
    as(on.browser, on.address, 'aayda', async ({ request }) => {
      const off = await request.post(`${on.address}/api/house/approval`, { headers: { origin: on.address }, form: { on: 'false' } });
      assert.ok(off.ok(), `approval is off again: ${off.status()}`);
    }),
  );
  const on = stage(database);

  test('A7.0.1 the head lays an appeal into hands; whoever has it is told and finds it', async () => {
    const id = await routedAppeal(on.browser, on.address, 'nigar', 'azersu');
    await on.window('azersu', async (page) => {
      await card(page, id);
      const hands = page.locator('#hands');
      await hands.getByText(az.house.hands_none).waitFor();
      await hands.locator('select').selectOption({ label: 'Rəşad Mikayılov · Su təchizatı şöbəsi' });
      await assertAccessible(page);
      await hands.getByRole('button', { name: az.house.hands_button, exact: true }).click();
      await page.locator('.toast', { hasText: 'Rəşad Mikayılov' }).waitFor();
      await hands.getByText('Su təchizatı şöbəsi · Rəşad Mikayılov').waitFor();
    }, desktop);
    await on.window('azersu-usta', async (page) => {
      await open(page, '/my/notices');
      await page.locator(`a[href="/institution/${id}"]`).first().click();
      await page.waitForURL(new RegExp(`/institution/${id}`));
      await open(page, '/institution?hands=mine');
      await page.locator(`[id="row-${id}"]`).getByText('Rəşad Mikayılov').waitFor();
      await assertAccessible(page);
    });
    await on.window('nigar', async (page) => {
      await open(page, `/my/${id}`);
      assert.equal(await page.getByText('Rəşad Mikayılov').count(), 0, 'who works on it is the house’s business');
    });
  });

  test('A7.0.2 a second person returns a draft with a remark, then approves and signs it', async () => {
    const id = await routedAppeal(on.browser, on.address, 'rauf', 'aayda');
    await on.window('aayda', async (page) => {
      await open(page, '/institution/house');
      await assertAccessible(page);
      await page.locator('#approval').getByRole('button', { name: az.house.approval_switch_on, exact: true }).click();
      await page.getByText(az.house.approval_on).waitFor();
    }, desktop);
    const write = async (page, text) => {
      await card(page, id);
      await step(page, az.institution.step_answer);
      const asked = form(page, 'answer-title');
      await asked.locator('#text').fill(text);
      await asked.getByRole('button', { name: az.institution.answer_check, exact: true }).click();
      await page.getByRole('dialog').getByRole('button', { name: az.house.submit_button, exact: true }).click();
      await page.locator('.toast', { hasText: az.house.submit_done }).waitFor();
    };
    await on.window('aayda-nisan', (page) => write(page, TEXT), desktop);
    await on.window('aayda', async (page) => {
      await open(page, '/institution?hands=approval');
      await page.locator(`[id="row-${id}"]`).waitFor();
      await card(page, id);
      const draft = page.locator('#draft');
      await draft.getByText(TEXT).waitFor();
      await assertAccessible(page);
      await draft.locator('#return_reason').fill(REMARK);
      await draft.getByRole('button', { name: az.house.return_button, exact: true }).click();
      await page.locator('.toast', { hasText: az.house.return_done }).waitFor();
    }, desktop);
    await on.window('aayda-nisan', async (page) => {
      await card(page, id);
      await page.locator('#draft').getByText(REMARK).waitFor();
      await write(page, `${TEXT} İş 12 martda görüldü.`);
    }, desktop);
    await on.window('aayda', async (page) => {
      await card(page, id);
      await page.locator('#draft').getByRole('button', { name: az.house.approve_button, exact: true }).click();
      await page.locator('.toast', { hasText: az.house.approve_done }).waitFor();
    }, desktop);
    await on.window('rauf', async (page) => {
      await open(page, `/my/${id}`);
      await page.getByText(`${TEXT} İş 12 martda görüldü.`).first().waitFor();
      assert.equal(await page.getByText(REMARK).count(), 0, 'the remark stays in the house');
    });
  });

  test('A8.9 who chose post gets a letter: printed, posted with its number, and told', async () => {
    const asked = appealForm({ answer_mode: 'amis_and_post', postal_address: STREET });
    const id = await answeredAppeal(on.browser, on.address, 'firuze', 'azersu', asked);
    await on.window('azersu-kanal', async (page) => {
      await open(page, '/institution/letters');
      const letter = page.locator('li', { hasText: 'Firuzə İsmayılova' }).filter({ has: page.locator(`a[href="/institution/${id}"]`) });
      await letter.getByText(STREET).waitFor();
      await assertAccessible(page);
      const pdf = await page.request.get(await letter.getByRole('link', { name: az.house.letter_open, exact: true }).getAttribute('href'));
      assert.equal(pdf.headers()['content-type'], 'application/pdf');
      assert.equal((await pdf.body()).subarray(0, 5).toString(), '%PDF-');
      await letter.getByRole('button', { name: az.house.letter_mark_printed, exact: true }).click();
      await letter.getByText(like(az.house.letter_printed)).waitFor();
      await letter.getByRole('link', { name: az.house.letter_post, exact: true }).click();
      await letter.locator('input[type=date]').fill('2020-01-01');
      await letter.locator('input[name="form[tracking]"]').fill('RR123456785AZ');
      await letter.getByRole('button', { name: az.house.letter_post, exact: true }).click();
      await letter.getByText(az.house.bad_posted_on).waitFor();
      const today = new Date(Date.now() + 4 * 3_600_000).toISOString().slice(0, 10);
      await letter.locator('input[type=date]').fill(today);
      await letter.getByRole('button', { name: az.house.letter_post, exact: true }).click();
      await letter.waitFor({ state: 'detached' });
      await open(page, '/institution/letters?posted=1');
      await page.getByText('RR123456785AZ').first().waitFor();
      await assertAccessible(page);
    }, { ...desktop, expected: [REFUSED] });
    await on.window('firuze', async (page) => {
      await open(page, '/my/notices');
      await page.getByText(like(az.house.notice_posted)).first().waitFor();
    });
  });

  test('a press counts while the list under it refreshes itself', async () => {
    const asked = () => appealForm({ answer_mode: 'amis_and_post', postal_address: STREET });
    const id = await answeredAppeal(on.browser, on.address, 'firuze', 'azersu', asked());
    const other = await routedAppeal(on.browser, on.address, 'firuze', 'azersu', asked());
    const press = async (page, context, colleague) => {
      const beside = await context.newPage();
      await open(beside, '/institution/letters');
      await open(page, '/institution/letters');
      const letters = (page) => page.locator('main li.panel');
      const letter = letters(page).filter({ has: page.locator(`a[href="/institution/${id}"]`) });
      const before = await letters(page).count();
      await letter.getByRole('link', { name: az.house.letter_post, exact: true }).hover();
      await page.mouse.down();
      await ok(colleague, on.address, '/api/institution/answer', { form: { appeal: other, text: TEXT, media: [] } });
      await letters(beside).nth(before).waitFor();
      await page.mouse.up();
      await letter.locator('input[type=date]').waitFor();
      await letters(page).nth(before).waitFor();
    };
    await on.window('azersu', (_, colleague) =>
      on.window('azersu-kanal', (page, context) => press(page, context, colleague), desktop));
  });
}
