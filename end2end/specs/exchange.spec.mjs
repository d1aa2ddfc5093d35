// State registers in the demo: what they say, where staff see that, and where the person sees that they were asked.

import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { violations } from '../support/axe.mjs';
import { open } from '../support/citizen.mjs';
import { sentAppeal } from '../support/requests.mjs';
import { plainly } from '../support/server.mjs';
import { stage } from '../support/stage.mjs';
import { az, like } from '../support/words.mjs';

/** Nobody waits for a register, so the page is opened again until it has answered. */
async function untilShown(page, path, found) {
  for (let tries = 0; tries < 20; tries += 1) {
    await open(page, path);
    if (await found().count()) return;
    await page.waitForTimeout(1_000);
  }
  assert.fail(`${path} never showed what was waited for`);
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
      await untilShown(page, address, () => page.getByText(like(az.exchange.source_register)));
      await page.getByText(az.exchange.fact_legal_person).first().waitFor();
      await page.getByText(az.exchange.fixed).first().waitFor();
      assert.deepEqual(await violations(page), []);
      await open(page, `/owner/${id}`);
      await page.locator(`a[href="${address}"]`).waitFor();
    });
  });

  test('T3.4 the person sees which register was asked', () =>
    on.window('xezer', async (page) => {
      await untilShown(page, '/my/account', () => page.locator('#disclosures li', { hasText: az.exchange.asked_names }));
      await page.locator('#disclosures > summary').click();
      await page.locator('#disclosures li', { hasText: az.exchange.asked_legal_person }).first().waitFor();
    }));
}
