// The kiosk of a centre: a finger on a tall and on a wide screen, a scanner, a slip, and nobody there any more.

import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { assertAccessible } from '../support/axe.mjs';
import { awake, launchBrowser, openWindow } from '../support/browser.mjs';
import { as, ok, sentAppeal } from '../support/requests.mjs';
import { demo } from '../support/server.mjs';
import { az } from '../support/words.mjs';

const KIOSKS = [
  { width: 1080, height: 1920 },
  { width: 1920, height: 1080 },
];

describe('the kiosk', () => {
  let browser, server, number;

  before(async () => {
    server = await demo('sqlite');
    browser = await launchBrowser();
    const appeal = await sentAppeal(browser, server.address, 'tural');
    number = await as(browser, server.address, 'tural', async (context) => (await ok(context, server.address, `/api/cabinet/card?id=${appeal}`)).receipt);
  });
  after(async () => {
    await browser?.close();
    await server?.stop();
  });

  async function stand(size, options = {}) {
    const window = await openWindow(browser, server.address, { screen: 'desktop', ...options });
    await window.page.setViewportSize(size);
    await window.page.goto('/kiosk/track');
    if (options.script !== false) await awake(window.page);
    return window;
  }

  const press = (page, key) => page.locator('.kiosk-pad').getByRole('button', { name: key, exact: true }).click();

  for (const size of KIOSKS) {
    test(`A8.5 a finger types the number and reads how it stands, ${size.width}×${size.height}`, async () => {
      const { page, assertQuiet, close } = await stand(size);
      await assertAccessible(page);
      const keys = page.locator('.kiosk-key:visible');
      for (const box of await keys.evaluateAll((all) => all.map((key) => key.getBoundingClientRect().toJSON()))) {
        assert.ok(box.height >= 72 && box.width >= 72, JSON.stringify(box));
        assert.ok(box.right <= size.width, 'within the screen');
      }
      const [letters, ...digits] = number.split('-');
      for (const key of [letters, ...digits.join('')]) await press(page, key);
      assert.equal(await page.locator('#number').inputValue(), number);
      await page.getByRole('button', { name: az.kiosk.show, exact: true }).click();
      await page.locator('.kiosk-state').waitFor();
      await awake(page);
      await assertAccessible(page);
      const links = await page.locator('a').evaluateAll((all) => all.map((link) => link.getAttribute('href')));
      assert.deepEqual(new Set(links), new Set(['/kiosk/track']), 'no way out');
      assertQuiet();
      await close();
    });
  }

  test('A8.5 a slip is told at its last digit', async () => {
    const { page, assertQuiet, close } = await stand(KIOSKS[0]);
    const wrong = (Number(number.at(-1)) + 1) % 10;
    for (const key of [number.split('-')[0], ...number.split('-').slice(1).join('').slice(0, -1)]) await press(page, key);
    assert.equal((await page.locator('#number-wrong').textContent()).trim(), '');
    await press(page, String(wrong));
    await page.getByText(az.kiosk.slip).waitFor();
    assertQuiet();
    await close();
  });

  test('A8.5 a scanner types the address of the code and Enter', async () => {
    const { page, assertQuiet, close } = await stand(KIOSKS[1]);
    await page.keyboard.type(`${server.address}/track/${number}`);
    await page.keyboard.press('Enter');
    await page.locator('.kiosk-state').waitFor();
    assertQuiet();
    await close();
  });

  test('A8.5 when nobody is there any more it warns, and begins anew in Azerbaijani', async () => {
    const { page, context, close } = await stand(KIOSKS[0]);
    await page.getByRole('button', { name: 'English' }).click();
    await page.locator('html[lang=en]').waitFor({ state: 'attached' });
    await awake(page);
    await page.clock.install();
    await page.goto(`/kiosk/track?number=${number}`);
    await awake(page);
    await page.clock.runFor(45_000);
    await page.locator('.kiosk-countdown').waitFor();
    await page.locator('.kiosk-countdown button').click();
    await page.locator('.kiosk-countdown').waitFor({ state: 'detached' });
    await page.clock.runFor(61_000);
    await page.waitForURL(/\/kiosk\/track$/);
    await page.getByRole('heading', { level: 1, name: az.kiosk.title }).waitFor();
    assert.equal((await context.cookies()).find((cookie) => cookie.name === 'lang').value, 'az');
    await close();
  });

  test('A8.5 without script it is one form', async () => {
    const { page, assertQuiet, close } = await stand(KIOSKS[0], { script: false });
    await page.locator('#number').fill(number.toLowerCase());
    await page.getByRole('button', { name: az.kiosk.show, exact: true }).click();
    await page.locator('.kiosk-state').waitFor();
    await page.getByRole('button', { name: 'Русский' }).click();
    await page.locator('html[lang=ru]').waitFor({ state: 'attached' });
    await page.locator('.kiosk-state').waitFor();
    assertQuiet();
    await close();
  });
});
