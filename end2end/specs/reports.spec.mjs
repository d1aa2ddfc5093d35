// The registry and reports (A6.0.8): staff on a desktop and on a phone.

import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { assertAccessible } from '../support/axe.mjs';
import { awake } from '../support/browser.mjs';
import { routedAppeal } from '../support/requests.mjs';
import { plainly } from '../support/server.mjs';
import { REFUSED, stage } from '../support/stage.mjs';
import { az, like } from '../support/words.mjs';

const desktop = { screen: 'desktop' };

for (const database of plainly()) {
  describe(`registry and reports on ${database}`, () => reports(database));
}

async function open(page, path) {
  await page.goto(path);
  await awake(page);
  await page.locator('h1').waitFor();
}

function reports(database) {
  const on = stage(database);

  test('A6.0.8 the owner finds an appeal by any filter, keeps the list under a name and takes it as a file', async () => {
    const id = await routedAppeal(on.browser, on.address, 'leyla', 'azersu');
    await on.window('sevinc', async (page) => {
      await open(page, '/registry');
      await page.locator('details > summary', { hasText: az.reports.filter_title }).click();
      await page.locator('#institution').selectOption('azersu');
      await page.locator('input[name=status][value=routed]').check();
      await page.getByRole('button', { name: az.reports.show, exact: true }).click();
      await page.waitForURL((address) => address.searchParams.get('institution') === 'azersu');
      await awake(page);
      await page.locator(`a[href="/owner/${id}"]`).waitFor();
      await assertAccessible(page);
      const widths = await page.locator('.filter-grid select').evaluateAll((all) => all.map(({ offsetWidth }) => offsetWidth));
      assert.ok(widths.length > 5 && Math.min(...widths) >= 160, `what is chosen can be read: ${widths} pixels`);
      const title = `Siyahı ${id.slice(-6)}`;
      await page.locator('#saved input[type=text]').fill(title);
      await page.getByRole('button', { name: az.reports.save, exact: true }).click();
      await page.getByText(az.reports.kept, { exact: true }).waitFor();
      await open(page, '/registry');
      await page.locator('#saved').getByRole('link', { name: title, exact: true }).click();
      await page.waitForURL((address) => address.searchParams.get('status') === 'routed');
      const file = page.getByRole('link', { name: az.reports.csv, exact: true });
      const [download] = await Promise.all([page.waitForEvent('download'), file.click()]);
      assert.equal(download.suggestedFilename(), 'appeals.csv');
    }, desktop);
  });

  test('A6.0.8 a report by district: table, chart, map, on a phone too', async () => {
    await on.window('sevinc', async (page) => {
      await open(page, '/reports?rows=district&columns=category&measure=count');
      await page.getByRole('heading', { name: az.reports.table, exact: true }).waitFor();
      await page.locator('table.bars').waitFor();
      const map = page.getByAltText(az.reports.map_words);
      await map.scrollIntoViewIfNeeded();
      await page.waitForFunction(() => document.querySelector('.report-map')?.naturalWidth > 0);
      await assertAccessible(page);
      const wide = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
      assert.ok(wide <= 0, `the page is ${wide} px too wide`);
    });
  });

  test('A6.0.8 a kept report is sent by e-mail until it is stopped; the next day of sending is shown', async () => {
    await on.window('orxan', async (page) => {
      await open(page, '/reports?rows=institution&measure=count');
      const title = `Hesabat ${Date.now()}`;
      await page.locator('#saved input[type=text]').fill(title);
      await page.getByRole('button', { name: az.reports.save, exact: true }).click();
      await page.getByText(az.reports.kept, { exact: true }).waitFor();
      await page.locator('#mail-new > summary').click();
      await page.locator('[name="form[view]"]').selectOption({ label: title });
      await page.locator('[name="form[rhythm]"]').selectOption('weekly');
      await page.locator('#mail-readers label', { hasText: 'Sevinc' }).click();
      await assertAccessible(page);
      await page.getByRole('button', { name: az.reports.mail_button, exact: true }).click();
      await page.getByText(az.reports.mail_done).waitFor();
      const line = page.locator('.mailing', { hasText: title });
      await line.getByText(like(az.reports.mail_next)).waitFor();
      await line.getByText('Sevinc Rzayeva').waitFor();
      await page.getByRole('button', { name: az.reports.mail_button, exact: true }).click();
      await page.getByText(az.reports.mail_already).waitFor();
      await line.getByRole('button').click();
      await line.waitFor({ state: 'detached' });
    }, { ...desktop, expected: [REFUSED] });
  });

  test('A7.0.1 an institution counts its own work and nothing else', async () => {
    await routedAppeal(on.browser, on.address, 'leyla', 'azersu');
    await on.window('azersu', async (page) => {
      await open(page, '/reports?rows=institution');
      await page.getByText(like(az.reports.own_parts)).first().waitFor();
      assert.equal(await page.locator('#institution').count(), 0, 'there is no other institution to choose');
    }, desktop);
  });

  test('a citizen is told that this is not for them', async () => {
    await on.window('leyla', async (page) => {
      await open(page, '/registry');
      await page.getByText(az.errors.forbidden_title).first().waitFor();
    }, { ...desktop, expected: [REFUSED] });
  });
}
