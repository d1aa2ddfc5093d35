// The archive and legal holds (A6.0.2): the owner's staff hold an appeal, find it among the holds, lift the hold, and look into the archive.

import { describe, test } from 'node:test';
import { assertAccessible } from '../support/axe.mjs';
import { awake } from '../support/browser.mjs';
import { open } from '../support/citizen.mjs';
import { answered } from '../support/live.mjs';
import { appealForm, as, ok } from '../support/requests.mjs';
import { REFUSED, stage } from '../support/stage.mjs';
import { az, like } from '../support/words.mjs';

const WHY = 'Rayon məhkəməsinin 3(005)-41 nömrəli sorğusu.';

describe('the archive', () => {
  const on = stage('sqlite', { screen: 'desktop' });

  test('A6.0.2 an appeal is held with a reason, found among the holds, and let go', async () => {
    const form = appealForm({ point: { lat: 40.4471, lon: 49.8231 }, text: 'Binanın qarşısında boru partlayıb, su axır.' });
    const { number } = await as(on.browser, on.address, 'leyla', (context) => ok(context, on.address, '/api/appeals/submit', { form }));
    await on.window('sevinc', async (page) => {
      await page.goto(`${on.address}/owner/${form.id}`);
      await awake(page);
      await page.locator('#desk-card-title').waitFor();
      await page.locator('summary', { hasText: az.archive.hold_title }).click();
      await page.getByRole('button', { name: az.archive.hold_button, exact: true }).click();
      await page.locator('#hold[aria-invalid="true"]').waitFor();
      await page.getByLabel(az.archive.hold_reason).fill(WHY);
      const held = answered(page, '/api/archive/hold');
      await page.getByRole('button', { name: az.archive.hold_button, exact: true }).click();
      await held;
      await page.getByText(az.archive.held).waitFor();
      await page.getByText(WHY).first().waitFor();

      await open(page, '/office/archive');
      await page.getByRole('link', { name: number, exact: true }).waitFor();
      await assertAccessible(page);
      await page.getByRole('link', { name: number, exact: true }).click();
      await page.locator('summary', { hasText: az.archive.lift_title }).click();
      await page.getByLabel(az.archive.lift_reason).fill('Məhkəmə işi bitib.');
      const lifted = answered(page, '/api/archive/lift');
      await page.getByRole('button', { name: az.archive.lift_button, exact: true }).click();
      await lifted;
      await page.getByText(like(az.archive.was_held)).waitFor();
    }, { expected: [REFUSED] });
  });

  test('A6.0.2 the registry looks into the archive when it is asked to, and nobody else opens its page', async () => {
    await on.window('sevinc', async (page) => {
      await open(page, '/office/archive');
      await page.getByRole('link', { name: az.archive.to_registry, exact: true }).click();
      await page.waitForURL(/archive=only/);
      await page.getByText(az.reports.empty_title, { exact: true }).waitFor();
    });
    await on.window('azersu', async (page) => {
      await open(page, '/office/archive');
      await page.getByRole('heading', { level: 1, name: az.archive.page_title }).waitFor();
      await page.locator('#holds').waitFor({ state: 'detached' });
    }, { expected: [REFUSED] });
  });
});
