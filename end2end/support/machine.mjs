// A browser made a queue machine of centre 1, as its manager does it.

import assert from 'node:assert/strict';
import { as, ok } from './requests.mjs';
import { az } from './words.mjs';

/** The manager opens the centre for the whole of this day, so that machines give numbers at whatever hour the journey runs. */
export async function openToday(browser, address) {
  const day = new Date(Date.now() + 4 * 3_600_000).toISOString().slice(0, 10);
  const form = { 'form[day]': day, 'form[opens]': '00:00', 'form[closes]': '24:00', 'form[reason]': 'Sınaq günü' };
  await as(browser, address, 'merkez', async (context) => {
    const headers = { origin: address, accept: 'application/json' };
    const answer = await context.request.post(`${address}/api/centre/exception`, { headers, form });
    assert.equal(answer.status(), 200, await answer.text());
  });
}

/** Enters a new machine with this printer and types its code into this page; the first screen stands there afterwards. */
export async function pair(browser, address, page, printer = '') {
  const form = { name: `Giriş ${Math.random()}`, printer };
  const code = await as(browser, address, 'merkez', (context) => ok(context, address, '/api/kiosk/register', { form }));
  await page.goto('/kiosk/queue');
  await page.locator('#pair-code').fill(code);
  await page.getByRole('button', { name: az.machine.pair_send, exact: true }).click();
  await page.getByRole('heading', { level: 1, name: az.machine.welcome }).waitFor();
}
