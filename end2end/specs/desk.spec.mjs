// The staff's desk by keyboard: the list is walked with j and k, and every key counts.

import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { awake } from '../support/browser.mjs';
import { stage } from '../support/stage.mjs';
import { az } from '../support/words.mjs';

describe('the desk by keyboard', () => {
  const on = stage('sqlite', { screen: 'desktop' });

  test('A8.5 j opens the first appeal, then the second; k goes back; Escape closes', () =>
    on.window('sevinc', async (page) => {
      await page.goto(`${on.address}/owner`);
      await awake(page);
      const rows = page.locator('.desk-rows > li [id^="row-"]');
      await rows.nth(1).waitFor();
      const [first, second] = await rows.evaluateAll((all) => all.slice(0, 2).map((one) => one.id.replace('row-', '')));
      for (const [key, opened] of [['j', first], ['j', second], ['k', first], ['j', second]]) {
        await page.keyboard.press(key);
        await page.waitForURL(`**/owner/${opened}*`);
        await page.locator('#desk-card-title').waitFor();
      }
      await page.keyboard.press('Escape');
      await page.waitForURL((address) => address.pathname === '/owner');
      await page.getByText(az.desk.pick_title, { exact: true }).waitFor();
    }));

  test('a desk that was left no longer hears its keys', () =>
    on.window('sevinc', async (page) => {
      await page.goto(`${on.address}/owner`);
      await awake(page);
      await page.locator('.desk-rows > li').first().waitFor();
      await page.getByRole('link', { name: az.ui.nav_map, exact: true }).click();
      await page.locator('#list').waitFor();
      await page.keyboard.press('j');
      await page.getByRole('link', { name: az.ui.nav_owner, exact: true }).click();
      await page.locator('.desk-rows > li').first().waitFor();
      assert.equal(new URL(page.url()).pathname, '/owner', 'the key pressed on the map opened nothing');
    }));
});
