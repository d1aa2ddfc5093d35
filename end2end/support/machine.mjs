// A browser made a queue machine of centre 1, as its manager does it.

import { as, ok } from './requests.mjs';
import { az } from './words.mjs';

/** Enters a new machine and types its code into this page; the first screen stands there afterwards. */
export async function pair(browser, address, page) {
  const form = { name: `Giriş ${Math.random()}`, printer: '' };
  const code = await as(browser, address, 'merkez', (context) => ok(context, address, '/api/kiosk/register', { form }));
  await page.goto('/kiosk/queue');
  await page.locator('#pair-code').fill(code);
  await page.getByRole('button', { name: az.machine.pair_send, exact: true }).click();
  await page.getByRole('heading', { level: 1, name: az.machine.welcome }).waitFor();
}
