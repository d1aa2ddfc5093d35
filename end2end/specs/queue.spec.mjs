// Ordering a place in a centre's queue (Q1.2, Q3.1, Q3.2): on a phone, without JavaScript, at the desk of 108. The demo sends no letters and
// shows the confirmation code instead.

import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { assertAccessible } from '../support/axe.mjs';
import { awake } from '../support/browser.mjs';
import { databases } from '../support/server.mjs';
import { REFUSED, stage } from '../support/stage.mjs';
import { az, like } from '../support/words.mjs';

for (const database of databases()) {
  describe(`the queue on ${database}`, () => queue(database));
}

let people = 0;

/** Somebody whom nobody else is. */
function somebody() {
  people += 1;
  const mark = `${Date.now() % 100_000}${people}`.padStart(7, '0').slice(-7);
  return {
    given_name: 'Gülşən',
    surname: 'Şıxəliyeva',
    patronymic: 'İsgəndər qızı',
    document: `AA${mark}`,
    phone: `050${mark}`,
    email: `g${mark}@example.az`,
  };
}

async function typeIn(page, person) {
  for (const [name, value] of Object.entries(person)) {
    await page.locator(`#${name}`).fill(value);
  }
}

async function choosePlace(page) {
  await page.locator('#service').selectOption('senedler.mehkumluq');
  await page.locator('#centre').selectOption('baki-3');
}

/** The confirmation code that the demo shows. */
async function shownCode(page) {
  const said = await page.getByText(like(az.queue.demo_code)).innerText();
  return said.match(/\d{6}/)[0];
}

function queue(database) {
  const on = stage(database);

  test('Q3.1.1 Q3.2.2 a place is ordered on a phone, with days and hours to choose from, and the order code is shown', () =>
    on.window(null, async (page) => {
      await page.goto('/queue');
      await awake(page);
      await page.getByRole('button', { name: az.queue.send_code, exact: true }).click();
      const panel = page.locator('#error-summary');
      await panel.getByText(az.queue.required_document).waitFor();
      assert.equal(await panel.getByRole('link').count(), 10, 'every reason at once');
      await typeIn(page, somebody());
      await choosePlace(page);
      await page.locator('.day-button input:enabled').nth(3).check();
      await page.locator('.time-button input').nth(2).check();
      await assertAccessible(page);
      await page.getByRole('button', { name: az.queue.send_code, exact: true }).click();
      const code = await shownCode(page);
      await page.locator('#code').fill(code[0] === '0' ? `1${code.slice(1)}` : `0${code.slice(1)}`);
      await page.getByRole('button', { name: az.queue.send, exact: true }).click();
      await page.getByText(like(az.queue.no_wrong_code)).first().waitFor();
      await page.locator('#code').fill(code);
      await page.getByRole('button', { name: az.queue.send, exact: true }).click();
      await page.getByRole('heading', { level: 1, name: az.queue.order_done }).waitFor();
      assert.match(await page.locator('.number-value').innerText(), /^\d{3}-\d{3}-\d{3}$/);
      await assertAccessible(page);
      const file = await page.request.get(await page.getByRole('link', { name: az.queue.add_calendar }).getAttribute('href'));
      assert.match(await file.text(), /BEGIN:VEVENT[\s\S]*DTSTART/);
    }, { expected: [REFUSED] }));

  test('an order is found by its code, moved and cancelled, and looking at it changes nothing', () =>
    on.window(null, async (page) => {
      const person = somebody();
      await page.goto('/queue');
      await awake(page);
      await typeIn(page, person);
      await choosePlace(page);
      await page.locator('.day-button input:enabled').nth(4).check();
      await page.locator('.time-button input').first().check();
      await page.getByRole('button', { name: az.queue.send_code, exact: true }).click();
      await page.locator('#code').fill(await shownCode(page));
      await page.getByRole('button', { name: az.queue.send, exact: true }).click();
      const number = await page.locator('.number-value').innerText();
      await page.goto('/queue/find');
      await awake(page);
      await page.locator('#order').fill(number);
      await page.locator('#surname').fill(person.surname);
      await page.getByRole('button', { name: az.queue.find_button, exact: true }).click();
      await page.waitForURL(/\/queue\/order\//);
      await page.locator('#change > summary').click();
      await page.locator('#change details summary').first().click();
      await page.locator('#change details').first().locator('.time-button input').last().check();
      await page.getByRole('button', { name: az.queue.change_button, exact: true }).click();
      await page.getByText(az.queue.change_done).waitFor();
      assert.equal(await page.locator('.number-value').innerText(), number, 'the code stays');
      await page.reload();
      await page.getByText(az.queue.state_booked, { exact: true }).waitFor();
      await awake(page);
      await page.locator('#cancel > summary').click();
      await page.getByRole('button', { name: az.queue.cancel_button, exact: true }).click();
      await page.getByText(az.queue.state_cancelled, { exact: true }).waitFor();
    }));

  test('Q2.5 the call centre orders for a caller and finds the order again', () =>
    on.window('zeng', async (page) => {
      const caller = somebody();
      await page.goto('/call/queue');
      await awake(page);
      await page.locator('#new-order > summary').click();
      const { email, ...known } = caller;
      await typeIn(page, known);
      await choosePlace(page);
      await page.locator('.day-button input:enabled').nth(5).check();
      await page.locator('.time-button input').nth(1).check();
      await page.getByRole('button', { name: az.queue.call_book, exact: true }).click();
      const said = await page.getByText(like(az.queue.call_booked)).innerText();
      const number = said.match(/\d{3}-\d{3}-\d{3}/)[0];
      await page.locator('#words').fill(caller.phone);
      await page.getByRole('button', { name: az.queue.call_find, exact: true }).click();
      await page.locator('article', { hasText: number }).waitFor();
      await assertAccessible(page);
    }, { screen: 'desktop' }));

  test('Q3.5 how to complain is one press away', () =>
    on.window(null, async (page) => {
      await page.goto('/queue');
      await awake(page);
      await page.getByRole('link', { name: az.queue.how_to_complain }).click();
      await page.getByText(az.queue.complaint_term).waitFor();
      await assertAccessible(page);
    }));
}

for (const database of databases()) {
  describe(`the queue without JavaScript on ${database}`, () => {
    const on = stage(database, { script: false });

    test('Q3.1.1 the whole way by plain forms, nothing typed is lost', () =>
      on.window(null, async (page) => {
        const person = somebody();
        await page.goto('/queue');
        await typeIn(page, person);
        await choosePlace(page);
        await page.getByRole('button', { name: az.queue.show_days, exact: true }).click();
        await page.waitForURL(/draft=/);
        assert.equal(await page.locator('#surname').inputValue(), person.surname);
        await page.locator('.day-button input:enabled').nth(6).check();
        await page.getByRole('button', { name: az.queue.show_times, exact: true }).click();
        await page.locator('.time-button input').nth(3).check();
        await page.getByRole('button', { name: az.queue.send_code, exact: true }).click();
        await page.locator('#code').fill(await shownCode(page));
        await page.getByRole('button', { name: az.queue.send, exact: true }).click();
        await page.waitForURL(/\/queue\/order\//);
        assert.match(await page.locator('.number-value').innerText(), /^\d{3}-\d{3}-\d{3}$/);
        await assertAccessible(page);
      }));
  });
}
