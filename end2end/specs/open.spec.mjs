// Public statistics, open data, the chain, and what will be public (A2.2.5): read, sorted, taken along, with and without script.

import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { assertAccessible } from '../support/axe.mjs';
import { awake, launchBrowser, openWindow } from '../support/browser.mjs';
import { open } from '../support/citizen.mjs';
import { answeredAppeal } from '../support/requests.mjs';
import { demo } from '../support/server.mjs';
import { az } from '../support/words.mjs';

const PAGES = ['/statistics', '/statistics?period=year&sort=late&all=districts', '/statistics/institution/azersu', '/statistics/district/baki-seher', '/data'];

describe('open to everybody', () => {
  let browser, server;
  const known = {};

  before(async () => {
    server = await demo('sqlite');
    browser = await launchBrowser();
    known.answered = await answeredAppeal(browser, server.address, 'leyla', 'aayda');
  });
  after(async () => {
    await browser?.close();
    await server?.stop();
  });

  for (const screen of ['phone', 'desktop']) {
    for (const dark of [false, true]) {
      test(`A2.2.5 statistics and open data are accessible, ${screen}, ${dark ? 'dark' : 'light'}`, async () => {
        const { page, assertQuiet, close } = await openWindow(browser, server.address, { screen, dark });
        for (const path of PAGES) {
          await open(page, path);
          await assertAccessible(page);
        }
        assertQuiet();
        await close();
      });
    }
  }

  test('A2.2.5 with text twice as large nothing is wider than a phone', async () => {
    const { page, close } = await openWindow(browser, server.address);
    for (const path of PAGES) {
      await open(page, path);
      await page.evaluate(() => {
        document.documentElement.style.fontSize = '200%';
      });
      const over = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
      assert.equal(over, 0, path);
    }
    await close();
  });

  for (const script of [true, false]) {
    test(`A2.2.5 an institution is found, sorted by what is late, and its own page opened, script ${script}`, async () => {
      const { page, assertQuiet, close } = await openWindow(browser, server.address, { script });
      await page.goto('/statistics');
      if (script) await awake(page);
      await page.locator('#institutions').getByRole('columnheader', { name: az.open.late }).getByRole('link').click();
      await page.waitForURL(/sort=late/);
      await page.locator('#institutions th[aria-sort]', { hasText: az.open.late }).waitFor();
      const table = page.locator('#institutions tbody tr');
      const late = (await table.locator('td:last-child').allTextContents()).map(Number);
      assert.ok(late.length > 1 && late.every((value, at) => at === 0 || value <= late[at - 1]), `${late}`);
      const link = table.first().getByRole('link');
      const name = await link.textContent();
      await link.click();
      await page.waitForURL(/\/statistics\/institution\//);
      await page.getByRole('heading', { level: 1, name }).waitFor();
      assertQuiet();
      await close();
    });
  }

  test('A2.2.5 own days are chosen, and days that are none are answered with words', async () => {
    const { page, assertQuiet, close } = await openWindow(browser, server.address, { script: false });
    await page.goto('/statistics?period=own&from=2026-02-30&until=x');
    await page.getByText(az.open.not_understood).waitFor();
    await page.locator('#from').fill('2020-01-01');
    await page.locator('#until').fill('2020-01-31');
    await page.getByRole('button', { name: az.open.show }).click();
    await page.getByText(az.open.empty_title).waitFor();
    assertQuiet();
    await close();
  });

  test('A2.2.5 the file of appeals is taken with a filter', async () => {
    const { page, close } = await openWindow(browser, server.address);
    await open(page, '/data');
    await page.locator('#category').selectOption({ index: 1 });
    const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: az.open.data_csv }).click()]);
    assert.equal(download.suggestedFilename(), 'appeals.csv');
    assert.match(download.url(), /category=/);
    await close();
  });

  test('A2.2.5 the public page says who has had the appeal, and gives a code for phones', async () => {
    const { page, assertQuiet, close } = await openWindow(browser, server.address);
    await open(page, `/appeals/${known.answered}`);
    const chain = page.locator('section', { has: page.getByRole('heading', { name: az.open.chain_title }) });
    assert.match(await chain.textContent(), new RegExp(az.open.went_answered));
    const code = page.locator('.qr img');
    await code.scrollIntoViewIfNeeded();
    await page.waitForFunction(() => document.querySelector('.qr img').naturalWidth > 0);
    assertQuiet();
    await close();
  });

  test('T3.1 before sending it is said what everybody will see', async () => {
    const { page, close } = await openWindow(browser, server.address);
    await open(page, '/report');
    await page.getByRole('heading', { name: az.open.public_title }).waitFor();
    await page.getByText(az.open.public_never).waitFor();
    await close();
  });
});
