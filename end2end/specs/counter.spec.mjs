// A counter and the display of the hall: sitting down, calling, calling again on purpose, two counters, keys, the manager's page.

import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { assertAccessible } from '../support/axe.mjs';
import { awake, launchBrowser, openWindow } from '../support/browser.mjs';
import { firstSeen } from '../support/live.mjs';
import { openToday } from '../support/machine.mjs';
import { signIn } from '../support/persons.mjs';
import { demo } from '../support/server.mjs';
import { REFUSED } from '../support/stage.mjs';
import { az, fill } from '../support/words.mjs';

const HALL = '/hall/baki-1';

describe('counters and the hall', () => {
  let browser, server;

  before(async () => {
    server = await demo('sqlite');
    browser = await launchBrowser();
    await openToday(browser, server.address);
  });
  after(async () => {
    await browser?.close();
    await server?.stop();
  });

  async function sit(person, number) {
    const window = await openWindow(browser, server.address, { screen: 'desktop' });
    await signIn(window.page, person, `/centre/counter/${number}`);
    await awake(window.page);
    return window;
  }

  /** The demo, or the journey before, leaves somebody at this counter: the visit is ended first. */
  async function free(page) {
    await page.locator('#counter-call, #hand-number').first().waitFor();
    const held = (await page.locator('#hand-number').count()) > 0;
    if (await page.locator('#act-start').count()) await page.locator('#act-start').click();
    if (held) await page.locator('#act-finish').click();
    await page.locator('#counter-call').waitFor();
  }

  const inHand = (page) => page.locator('#hand-number').innerText();

  test('Q+ a call at the counter is on the display of the hall within half a second', async () => {
    const clerk = await sit('pencere', 1);
    await free(clerk.page);
    await assertAccessible(clerk.page);
    const hall = await openWindow(browser, server.address, { screen: 'desktop' });
    await hall.page.setViewportSize({ width: 1920, height: 1080 });
    await hall.page.goto(HALL);
    await awake(hall.page);
    await assertAccessible(hall.page);
    const [atCounter, inHall] = [await firstSeen(clerk.page, '#hand-number'), await firstSeen(hall.page, '.hall-newest .hall-ticket')];
    await clerk.page.locator('#counter-call').click();
    await clerk.page.locator('#hand-number').waitFor();
    const number = await inHand(clerk.page);
    await hall.page.locator('.hall-newest .hall-ticket', { hasText: number }).waitFor({ timeout: 5_000 });
    const later = (await inHall(number)) - (await atCounter(number));
    assert.ok(later < 500, `the display follows at once, not after ${later} ms`);
    const size = await hall.page.locator('.hall-ticket').evaluate((text) => parseFloat(getComputedStyle(text).fontSize));
    assert.ok(size >= 200, `read from fifteen metres: ${size}px`);
    await hall.page.setViewportSize({ width: 1080, height: 1920 });
    const wide = await hall.page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth);
    assert.ok(wide, 'an upright display needs no scrolling');
    clerk.assertQuiet();
    hall.assertQuiet();
    await clerk.close();
    await hall.close();
  });

  test('Q+ pressed twice nobody else is called, calling again is a button of its own, and keys do the same', async () => {
    const { page, assertQuiet, close } = await sit('pencere', 1);
    await free(page);
    await page.locator('#counter-call').dblclick();
    await page.locator('#hand-number').waitFor();
    const number = await inHand(page);
    await page.getByText(fill(az.counter.calls_of, 1, 3)).waitFor();
    await page.keyboard.press('r');
    await page.getByText(fill(az.counter.calls_of, 2, 3)).waitFor();
    assert.equal(await inHand(page), number);
    await page.locator('#act-no_show').waitFor();
    await page.keyboard.press('b');
    await page.locator('#act-finish').waitFor();
    await page.keyboard.press('f');
    await page.locator('#counter-call').waitFor();
    assertQuiet();
    await close();
  });

  test('Q+ what is chosen for sending on stays while colleagues call', async () => {
    const one = await sit('pencere', 1);
    await free(one.page);
    await one.page.locator('#counter-call').click();
    await one.page.locator('#act-start').click();
    await one.page.locator('#act-finish').waitFor();
    await one.page.locator('#onward').click();
    const choice = one.page.locator('#transfer-service');
    const value = await choice.locator('option').nth(3).getAttribute('value');
    await choice.selectOption(value);
    const two = await sit('pencere-iki', 2);
    await free(two.page);
    await two.page.locator('#counter-call').click();
    await two.page.locator('#hand-number').waitFor();
    assert.equal(await choice.inputValue(), value);
    await one.page.locator('#act-transfer').click();
    await one.page.locator('#counter-call').waitFor();
    await one.close();
    await two.close();
  });

  test('Q+ without script a person is called and the display goes on', async () => {
    const clerk = await openWindow(browser, server.address, { screen: 'desktop', script: false });
    await signIn(clerk.page, 'pencere-iki', '/centre/counter/2');
    await free(clerk.page);
    await clerk.page.locator('#counter-call').click();
    await clerk.page.locator('#hand-number').waitFor();
    const number = await inHand(clerk.page);
    await clerk.page.goto(HALL);
    await clerk.page.locator('.hall-newest', { hasText: number }).waitFor();
    assert.equal(await clerk.page.locator('.hall noscript').count(), 1);
    await clerk.close();
  });

  test('Q+ the manager reads the day and changes one, colleagues may not', async () => {
    const boss = await openWindow(browser, server.address, { screen: 'desktop', expected: [REFUSED] });
    await signIn(boss.page, 'merkez', '/centre');
    await awake(boss.page);
    await boss.page.getByRole('heading', { name: az.counter.hours_title }).waitFor();
    await assertAccessible(boss.page);
    await boss.page.locator('#new-day > summary').click();
    await boss.page.getByRole('button', { name: az.counter.day_save, exact: true }).click();
    await boss.page.getByText(az.counter.required_day).first().waitFor();
    boss.assertQuiet();
    await boss.close();
    const clerk = await openWindow(browser, server.address, { screen: 'desktop' });
    await signIn(clerk.page, 'pencere', '/centre');
    await clerk.page.getByText(az.counter.manager_only_title).waitFor();
    await clerk.close();
  });

  test('Q3.4 the operator sees how the queue runs', async () => {
    const { page, assertQuiet, close } = await openWindow(browser, server.address, { screen: 'desktop' });
    await signIn(page, 'operator', '/operator/queue');
    await awake(page);
    await page.getByRole('heading', { name: az.counter.centres_title }).waitFor();
    await assertAccessible(page);
    assertQuiet();
    await close();
  });
});
