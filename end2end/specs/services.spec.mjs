// The portal of e-services (R4.4, R6.1.3, R11.2, R11.3): from a need to the service's page on a phone, with script and without.

import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { assertAccessible } from '../support/axe.mjs';
import { awake } from '../support/browser.mjs';
import { stage } from '../support/stage.mjs';
import { az } from '../support/words.mjs';

describe('the portal of e-services', () => services());

/** Types a need and gives the address of the first service that is found. */
async function findByNeed(page, need) {
  await page.getByLabel(az.portal.q).fill(need);
  await page.getByRole('button', { name: az.portal.find, exact: true }).click();
  await page.waitForURL(/\/services\?q=/);
  return page.locator('.service-line h3 a').first();
}

function services() {
  const on = stage('sqlite');

  for (const script of [true, false]) {
    test(`R11.2 R11.3 from a need to the service on a phone, ${script ? 'with' : 'without'} script`, () =>
      on.window(null, async (page) => {
        await page.goto('/services');
        if (script) await awake(page);
        assert.equal(await page.locator('a[href^="/services?field="]').count(), 29, 'the fields of R3.1');
        await assertAccessible(page);
        const first = await findByNeed(page, 'usaq dogulub');
        await assertAccessible(page);
        const name = await first.innerText();
        await first.click();
        await page.getByRole('heading', { level: 1, name, exact: true }).waitFor();
        await page.getByRole('heading', { level: 2, name: az.portal.rights, exact: true }).waitFor();
        await assertAccessible(page);
      }, { script }));
  }

  test('R4.4 R6.1.3 who is signed in uses a service and finds it in the own history', () =>
    on.window('leyla', async (page) => {
      await page.goto('/services?kind=interactive');
      await awake(page);
      const service = page.locator('.service-line h3 a').first();
      const name = await service.innerText();
      await service.click();
      await page.getByRole('heading', { level: 1, name, exact: true }).waitFor();
      await page.getByRole('button', { name: az.portal.favour, exact: true }).click();
      await page.getByRole('button', { name: az.portal.unfavour, exact: true }).waitFor();
      await page.getByRole('button', { name: az.portal.use_it, exact: true }).click();
      await page.waitForURL(/done=used|\/request/);
      await page.goto('/my/services');
      assert.equal(await page.getByRole('link', { name, exact: true }).count(), 2, 'a favourite, and used');
      await assertAccessible(page);
    }));

  test('what is found nowhere says what to do', () =>
    on.window(null, async (page) => {
      await page.goto('/services?q=qwzzyx&fee=paid');
      await awake(page);
      await page.getByText(az.portal.empty_title, { exact: true }).waitFor();
      await page.getByRole('link', { name: az.portal.without_filters, exact: true }).click();
      await page.waitForURL(/\/services\?q=qwzzyx$/);
    }));
}
