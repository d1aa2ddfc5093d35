// State registers in the demo: what they say, where staff see that, and where the person sees that they were asked.

import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { violations } from '../support/axe.mjs';
import { open } from '../support/citizen.mjs';
import { until } from '../support/live.mjs';
import { sentAppeal } from '../support/requests.mjs';
import { plainly } from '../support/server.mjs';
import { stage } from '../support/stage.mjs';
import { az, like } from '../support/words.mjs';

/** Nobody waits for a register, so the page is asked for until the server has its answer; then it is opened. */
async function openOnceTold(page, path, words) {
  const tells = async () => like(words).test(await (await page.request.get(path)).text());
  await until(tells, `${path} says: ${words}`);
  await open(page, path);
}

for (const database of plainly()) {
  describe(`exchange on ${database}`, () => exchange(database));
}

function exchange(database) {
  const on = stage(database);

  test('A4.1 the staff see that the author is known from the state register', async () => {
    const id = await sentAppeal(on.browser, on.address, 'xezer');
    await on.window('sevinc', async (page) => {
      const address = `/owner/${id}/person`;
      await openOnceTold(page, address, az.exchange.source_register);
      await page.getByText(like(az.exchange.source_register)).first().waitFor();
      await page.getByText(az.exchange.fact_legal_person).first().waitFor();
      await page.getByText(az.exchange.fixed).first().waitFor();
      assert.deepEqual(await violations(page), []);
      await open(page, `/owner/${id}`);
      await page.locator(`a[href="${address}"]`).waitFor();
    });
  });

  test('T3.4 the person sees which register was asked', () =>
    on.window('xezer', async (page) => {
      await openOnceTold(page, '/my/account', az.exchange.asked_names);
      await page.locator('#disclosures > summary').click();
      await page.locator('#disclosures li', { hasText: az.exchange.asked_names }).first().waitFor();
      await page.locator('#disclosures li', { hasText: az.exchange.asked_legal_person }).first().waitFor();
    }));
}
