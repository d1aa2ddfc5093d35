// The queue machine of a centre: paired once, a number without an order, two machines, a finger that presses twice, no network, and a printer
// that hangs on it.

import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { assertAccessible } from '../support/axe.mjs';
import { awake, launchBrowser, openWindow } from '../support/browser.mjs';
import { openToday, pair } from '../support/machine.mjs';
import { signIn } from '../support/persons.mjs';
import { inked, picture, plugIn, tickets } from '../support/printer.mjs';
import { demo } from '../support/server.mjs';
import { REFUSED } from '../support/stage.mjs';
import { az } from '../support/words.mjs';

const KIOSKS = [
  { width: 1080, height: 1920 },
  { width: 1920, height: 1080 },
];
const MARRIAGE = '/kiosk/queue/take?group=vvaq&service=vvaq.nikah';

describe('the queue machine', () => {
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

  /** A machine of centre 1, paired by the code that its manager has been given. */
  async function machine(size, options = {}) {
    const window = await openWindow(browser, server.address, { screen: 'desktop', ...options });
    await window.page.setViewportSize(size);
    if (options.plugged) await plugIn(window.page, ...options.plugged);
    await pair(browser, server.address, window.page, options.printer);
    if (options.script !== false) await awake(window.page);
    return window;
  }

  const number = async (page) => (await page.locator('.machine-number').textContent()).trim();

  for (const size of KIOSKS) {
    test(`Q3.2.2 everything is in reach of a finger, ${size.width}×${size.height}`, async () => {
      const { page, assertQuiet, close } = await machine(size);
      for (const address of ['/kiosk/queue', '/kiosk/queue/code', '/kiosk/queue/take', MARRIAGE, '/kiosk/queue/code?low=1']) {
        await page.goto(address);
        await awake(page);
        await assertAccessible(page);
        const pressed = page.locator('main :is(a, button):visible');
        for (const box of await pressed.evaluateAll((all) => all.map((one) => one.getBoundingClientRect().toJSON()))) {
          assert.ok(box.height >= 72 && box.width >= 72, `${address} ${JSON.stringify(box)}`);
          assert.ok(box.right <= size.width, 'within the screen');
        }
      }
      assertQuiet();
      await close();
    });
  }

  test('Q3.2.2 a finger takes a number; pressed twice it is one', async () => {
    const { page, assertQuiet, close } = await machine(KIOSKS[0]);
    await page.getByRole('link', { name: az.machine.no_code }).click();
    await page.locator('.machine-list a').first().click();
    await page.getByRole('heading', { level: 1, name: az.machine.which_service }).waitFor();
    await page.locator('.machine-list a').first().click();
    await page.getByRole('button', { name: az.machine.take_send, exact: true }).dblclick();
    await page.waitForURL(/\/kiosk\/queue\/ticket\//);
    const first = await number(page);
    assert.match(first, /^[A-Z]\d{3}$/);
    await awake(page);
    await assertAccessible(page);
    await page.getByRole('link', { name: az.machine.done, exact: true }).click();
    await page.getByRole('heading', { level: 1, name: az.machine.welcome }).waitFor();
    await page.goto(MARRIAGE);
    await awake(page);
    await page.getByRole('button', { name: az.machine.take_send, exact: true }).click();
    await page.waitForURL(/\/kiosk\/queue\/ticket\//);
    assert.equal(Number((await number(page)).slice(1)), Number(first.slice(1)) + 1, 'the two presses were one number');
    assertQuiet();
    await close();
  });

  test('Q3.2.1 a wrong code is said to be, and the next begins with an empty field', async () => {
    const { page, assertQuiet, close } = await machine(KIOSKS[1]);
    await page.goto('/kiosk/queue/code');
    await awake(page);
    for (const key of '999999999') await page.locator('.kiosk-pad').getByRole('button', { name: key, exact: true }).click();
    assert.equal(await page.locator('#code').inputValue(), '999-999-999');
    await page.getByRole('button', { name: az.machine.code_send, exact: true }).click();
    await page.locator('.machine-no').waitFor();
    assert.equal(await page.locator('#code').inputValue(), '');
    assert.equal(new URL(page.url()).searchParams.get('no'), 'unknown');
    assertQuiet();
    await close();
  });

  test('Q3.2.2 without a network it gives numbers of its own and tells them afterwards', async () => {
    const { page, context, close } = await machine(KIOSKS[0], { expected: [/ERR_INTERNET_DISCONNECTED/, /Failed to fetch/, /Failed to load/] });
    await page.waitForFunction(() => localStorage.getItem('queue-kiosk') !== null);
    await page.goto(MARRIAGE);
    await awake(page);
    await page.waitForFunction(() => JSON.parse(localStorage.getItem('queue-kiosk'))?.book.blocks.length > 0);
    await context.setOffline(true);
    await page.getByRole('button', { name: az.machine.take_send, exact: true }).click();
    await page.waitForURL(/\/kiosk\/queue\/own/);
    const own = await number(page);
    assert.match(own, /^A[789]\d\d$/, 'of the machine’s own numbers');
    await context.setOffline(false);
    await page.goto('/kiosk/queue');
    await page.waitForFunction(() => JSON.parse(localStorage.getItem('queue-kiosk')).untold.length === 0);
    await close();
  });

  test('Q3.2.2 a machine that is started without a network opens as it was, and gives numbers', async () => {
    const { page, context, close } = await machine(KIOSKS[0], { worker: true, expected: [/ERR_INTERNET_DISCONNECTED/, /Failed to fetch/, /Failed to load/] });
    await page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined));
    await page.goto(MARRIAGE);
    await awake(page);
    await page.goto('/kiosk/queue');
    await awake(page);
    await page.waitForFunction(async () => {
      const names = await caches.keys();
      const kept = await Promise.all(names.filter((name) => name.startsWith('kiosk-')).map(async (name) => (await caches.open(name)).match('/kiosk/queue')));
      return kept.some(Boolean) && localStorage.getItem('queue-kiosk') !== null;
    });
    await context.setOffline(true);
    await page.goto('/kiosk/queue/code');
    await page.getByRole('heading', { level: 1, name: az.machine.welcome }).waitFor();
    await awake(page);
    await page.getByRole('link', { name: az.machine.no_code }).click();
    await page.locator('.machine-list a').first().click();
    await page.getByRole('heading', { level: 1, name: az.machine.which_service }).waitFor();
    await page.locator('.machine-list a').first().click();
    await page.getByRole('button', { name: az.machine.take_send, exact: true }).click();
    await page.waitForURL(/\/kiosk\/queue\/own/);
    assert.match(await number(page), /^[A-Z][789]\d\d$/);
    await close();
  });

  test('Q3.2.2 an employee chooses the USB printer once; it prints the ticket of the screen, and without paper the same number again', async () => {
    const { page, context, assertQuiet, close } = await machine(KIOSKS[0], { plugged: ['usb', false], printer: 'usb' });
    await page.getByRole('link', { name: az.machine.setup_link, exact: true }).click();
    await page.getByRole('heading', { level: 1, name: az.machine.setup_title }).waitFor();
    await page.getByText(az.machine.setup_missing, { exact: true }).waitFor();
    await assertAccessible(page);
    await page.getByRole('button', { name: az.machine.setup_connect, exact: true }).click();
    await page.getByText(az.machine.setup_done, { exact: true }).waitFor();
    assert.ok(inked((await tickets(page))[0]) > 300, 'a test ticket came out');
    await page.goto(MARRIAGE);
    await awake(page);
    await page.getByRole('button', { name: az.machine.take_send, exact: true }).click();
    await page.getByText(az.machine.printed, { exact: true }).waitFor();
    const id = new URL(page.url()).pathname.split('/').at(-1);
    const drawn = await context.request.get(`${server.address}/kiosk/ticket/${id}.escpos`);
    assert.deepEqual(await tickets(page), [picture([...(await drawn.body())])], 'the picture of the server, once');
    await page.evaluate(() => sessionStorage.setItem('paper', String(0x72)));
    await page.goto(MARRIAGE);
    await awake(page);
    await page.getByRole('button', { name: az.machine.take_send, exact: true }).click();
    await page.getByText(az.machine.printer_empty, { exact: true }).waitFor();
    const given = await number(page);
    await page.evaluate(() => sessionStorage.removeItem('paper'));
    await page.getByRole('button', { name: az.machine.print_again, exact: true }).click();
    await page.getByText(az.machine.printed, { exact: true }).waitFor();
    assert.equal(await number(page), given);
    assert.equal((await tickets(page)).length, 1);
    assertQuiet();
    await close();
  });

  test('Q3.2.2 without a network the machine draws its tickets by itself for the printer at its serial port', async () => {
    const expected = [/ERR_INTERNET_DISCONNECTED/, /Failed to fetch/, /Failed to load/];
    const { page, context, close } = await machine(KIOSKS[1], { plugged: ['serial'], printer: 'serial:115200', expected });
    await page.goto(MARRIAGE);
    await awake(page);
    await page.waitForFunction(() => window.ticketPrinter && JSON.parse(localStorage.getItem('queue-kiosk'))?.book.blocks.length > 0);
    await context.setOffline(true);
    await page.getByRole('button', { name: az.machine.take_send, exact: true }).click();
    await page.waitForURL(/\/kiosk\/queue\/own/);
    await page.getByText(az.machine.printed, { exact: true }).waitFor();
    const printed = await tickets(page);
    assert.equal(printed.length, 1);
    assert.equal(printed[0].width, 576);
    assert.ok(inked(printed[0]) > 400, 'a number forty millimetres tall, and words');
    assert.equal(await page.evaluate(() => window.printer.speed), 115_200);
    await close();
  });

  test('Q+ the phone goes on where the paper ends', async () => {
    const { page, context, close } = await machine(KIOSKS[0]);
    await page.goto(MARRIAGE);
    await awake(page);
    await page.getByRole('button', { name: az.machine.take_send, exact: true }).click();
    await page.waitForURL(/\/kiosk\/queue\/ticket\//);
    const code = await page.locator('.qr img').getAttribute('src');
    const shown = await number(page);
    const phone = await openWindow(browser, server.address, { screen: 'phone' });
    await phone.page.goto(code.replace('/qr.svg', ''));
    await awake(phone.page);
    assert.equal((await phone.page.locator('.turn-number').textContent()).trim(), shown);
    await assertAccessible(phone.page);
    phone.assertQuiet();
    await phone.close();
    await context.clearCookies();
    await page.goto('/kiosk/queue');
    await page.locator('#pair-code').waitFor();
    await close();
  });

  test('Q3.2.2 without script it is forms', async () => {
    const { page, assertQuiet, close } = await machine(KIOSKS[0], { script: false });
    await page.goto(MARRIAGE);
    await page.getByRole('button', { name: az.machine.take_send, exact: true }).click();
    await page.waitForURL(/\/kiosk\/queue\/ticket\//);
    assert.match(await number(page), /^A\d{3}$/);
    assertQuiet();
    await close();
  });

  test('Q3.2.2 the manager enters a machine and switches it off', async () => {
    const window = await openWindow(browser, server.address, { screen: 'desktop', expected: [REFUSED] });
    await signIn(window.page, 'merkez', '/centre/kiosks');
    await awake(window.page);
    await assertAccessible(window.page);
    await window.page.locator('#text').fill('Arxa giriş');
    await window.page.locator('#address').fill('arxa otaq');
    await window.page.getByRole('button', { name: az.kiosks.add, exact: true }).click();
    await window.page.locator('#address[aria-invalid="true"]').waitFor();
    assert.equal(await window.page.locator('#text').inputValue(), 'Arxa giriş');
    await window.page.locator('#way').selectOption('browser');
    await window.page.getByRole('button', { name: az.kiosks.add, exact: true }).click();
    await window.page.getByText(az.kiosks.code_lead).waitFor();
    const row = window.page.locator('li', { hasText: 'Arxa giriş' });
    await row.getByRole('button', { name: az.kiosks.other_printer, exact: true }).click();
    await window.page.locator('#other-way').selectOption('usb');
    await assertAccessible(window.page);
    await window.page.getByRole('button', { name: az.kiosks.save, exact: true }).first().click();
    await row.getByText(az.kiosks.by_usb).waitFor();
    await window.page.getByRole('status').getByText(az.kiosks.saved).waitFor();
    await row.getByRole('button', { name: az.kiosks.revoke, exact: true }).click();
    await row.getByText(az.kiosks.off, { exact: true }).waitFor();
    window.assertQuiet();
    await window.close();
  });
});
