// Notices beside the cabinet, on a phone: own address and its code, letters, push, switches, following; and without script.

import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { assertAccessible } from '../support/axe.mjs';
import { launchBrowser, openWindow } from '../support/browser.mjs';
import { open } from '../support/citizen.mjs';
import { until } from '../support/live.mjs';
import { signIn } from '../support/persons.mjs';
import { startMail } from '../support/mail.mjs';
import { startPush, withPushService } from '../support/push.mjs';
import { answeredAppeal, appealForm, routedAppeal, sentAppeal } from '../support/requests.mjs';
import { plainly, startServer } from '../support/server.mjs';
import { REFUSED } from '../support/stage.mjs';
import { az, fill, like } from '../support/words.mjs';

const OWN = 'leyla@example.az';
/** Nothing of this may stand in a letter's subject or in a message. */
const PERSONAL = ['Leyla', 'Məmmədova', '5DM0L01', '1234501', 'çuxur'];
// Followers are told by a job that leaves the youngest events for its next round.
const FOLLOWERS_WITHIN_MS = 90_000;

for (const database of plainly()) {
  describe(`notices on ${database}`, () => notices(database));
}

function notices(database) {
  let browser, server, mail, push;
  const windows = [];

  async function windowOf(person, options = {}) {
    const window = await openWindow(browser, server.address, options);
    windows.push(window);
    if (person) await signIn(window.page, person);
    return window;
  }

  before(async () => {
    [mail, push] = await Promise.all([startMail(), startPush()]);
    const settings = {
      MURACIET_MAIL__HOST: '127.0.0.1',
      MURACIET_MAIL__PORT: String(mail.port),
      MURACIET_MAIL__SECURITY: 'none',
      MURACIET_MAIL__FROM: 'ASAN müraciət <no-reply@example.az>',
      MURACIET_PUSH__HOSTS: JSON.stringify([push.origin]),
      MURACIET_LIMITS__CODES_PER_HOUR: '1000',
    };
    server = await startServer(database, settings, ['--appeals', '0']);
    // Only the browser that people have may be allowed to push.
    browser = await launchBrowser([], { whole: true });
  });

  after(async () => {
    await browser?.close();
    await server?.stop();
    mail?.stop();
    push?.stop();
  });

  test('T1.4 an own address counts once the code sent to it was typed', async () => {
    const { page, assertQuiet } = await windowOf('leyla', { expected: [REFUSED] });
    await open(page, '/my/settings');
    await assertAccessible(page);
    const way = page.locator('#way-email');
    await way.getByRole('button', { name: az.notices.ask_code }).click();
    await way.getByText(az.errors.required_email).waitFor();
    await way.locator('#email').fill(OWN);
    await way.getByRole('button', { name: az.notices.ask_code }).click();
    await way.locator('#email_code').waitFor();
    const letter = await mail.letter(({ to }) => to === OWN);
    const [code] = letter.text.match(/\b\d{6}\b/);
    assert.ok(!letter.subject.includes(code), 'no code where others read it');
    await way.locator('#email_code').fill(code === '000000' ? '000001' : '000000');
    await way.getByRole('button', { name: az.notices.code_confirm }).click();
    await way.getByText(az.errors.unknown_code).waitFor();
    await way.locator('#email_code').fill(code);
    await way.getByRole('button', { name: az.notices.code_confirm }).click();
    await way.getByText(fill(az.notices.address_now, OWN)).waitFor();
    assertQuiet();
  });

  test('T4.2 a letter brings number and event; T4.3 the open cabinet shows by itself when it went out', async () => {
    const { page, assertQuiet } = await windowOf('leyla');
    await open(page, '/my/notices');
    const id = await routedAppeal(browser, server.address, 'leyla', 'azersu');
    const letter = await mail.letter(({ subject }) => like(az.cabinet.notice_registered).test(subject));
    assert.match(letter.text, new RegExp(`/my/${id}\\b`));
    for (const word of PERSONAL) assert.ok(!`${letter.subject} ${letter.text}`.includes(word), `${word} in ${letter.text}`);
    const line = page.locator('.notice-line', { has: page.locator(`a[href="/my/${id}"]`) });
    await line.getByText(like(az.notices.sent_email)).waitFor();
    await assertAccessible(page);
    assertQuiet();
  });

  test('T4.2 one notice, then all, are marked read, and the count in the bar follows', async () => {
    await routedAppeal(browser, server.address, 'leyla', 'azersu');
    const [here, there] = [await windowOf('leyla'), await windowOf('leyla')];
    await open(there.page, '/');
    await open(here.page, '/my/notices');
    await here.page.locator('.is-unread').nth(1).waitFor();
    const unread = await here.page.locator('.is-unread').count();
    assert.ok(unread >= 2);
    await here.page.locator('.is-unread').first().getByRole('button', { name: az.notices.read_one }).click();
    const count = (page) => page.locator('.tab-count');
    await count(here.page).filter({ hasText: String(unread - 1) }).waitFor();
    await count(there.page).filter({ hasText: String(unread - 1) }).waitFor();
    await here.page.getByRole('button', { name: az.cabinet.notices_mark }).click();
    await count(here.page).waitFor({ state: 'detached' });
    await count(there.page).waitFor({ state: 'detached' });
    here.assertQuiet();
    there.assertQuiet();
  });

  test('what is switched off sends no letter; the cabinet has it all the same', async () => {
    const { page, assertQuiet } = await windowOf('leyla');
    await open(page, '/my/settings');
    const box = page.getByRole('checkbox', { name: fill(az.notices.switch_name, az.notices.kind_answered, az.notices.channel_email) });
    assert.ok(await box.isChecked(), 'an answer is told unless one does not want it');
    await box.uncheck();
    await page.getByRole('button', { name: az.notices.save }).click();
    await page.getByText(az.notices.saved).waitFor();
    const before = mail.letters.length;
    const id = await answeredAppeal(browser, server.address, 'leyla', 'azersu');
    await open(page, '/my/notices');
    await page.locator('.notice-line', { has: page.locator(`a[href="/my/${id}"]`) }).getByText(like(az.cabinet.notice_answered)).waitFor();
    // The notice of its registration comes; when it has come, the one of the answer would have come too.
    await mail.letter(({ text }) => text.includes(`/my/${id}`));
    const about = mail.letters.slice(before).filter(({ text }) => text.includes(`/my/${id}`));
    assert.ok(about.every(({ subject }) => !like(az.cabinet.notice_answered).test(subject)));
    assertQuiet();
  });

  test('push is allowed by a press, shows number and event only, and is taken back by a press', async () => {
    const window = await windowOf(null, { worker: true });
    await withPushService(window.context, push);
    await signIn(window.page, 'leyla');
    const { page } = window;
    await open(page, '/my/settings');
    await page.evaluate(() => navigator.serviceWorker.ready.then(() => true));
    const way = page.locator('#way-push');
    await way.getByRole('button', { name: az.notices.push_allow }).click();
    await way.getByText(az.notices.push_is_on).waitFor();
    await way.getByText(fill(az.notices.push_elsewhere, 1)).waitFor();
    const id = await routedAppeal(browser, server.address, 'leyla', 'azersu');
    const message = await push.message(({ url }) => url === `/my/${id}`);
    assert.match(message.body, like(az.cabinet.notice_registered));
    for (const word of PERSONAL) assert.ok(!JSON.stringify(message).includes(word));
    const shown = await handToWorker(window, message);
    assert.deepEqual(shown, [{ title: az.ui.site_name, body: message.body, url: message.url }]);
    await way.getByRole('button', { name: az.notices.push_stop }).click();
    await way.getByRole('button', { name: az.notices.push_allow }).waitFor();
    window.assertQuiet();
  });

  test('a filter and an appeal of others are followed from where they are seen', async () => {
    const { page, assertQuiet } = await windowOf('tural');
    await open(page, '/?category=yol');
    await page.getByRole('link', { name: az.home.follow_filter }).click();
    await page.locator('#asked').getByRole('button', { name: az.notices.follow }).click();
    await page.locator('.panel', { hasText: az.notices.unfollow }).first().waitFor();
    await assertAccessible(page);
    const id = await sentAppeal(browser, server.address, 'leyla', appealForm());
    await open(page, '/my/notices');
    await page.locator(`.notice-line a[href="/appeals/${id}"]`).waitFor({ timeout: FOLLOWERS_WITHIN_MS });
    await open(page, `/appeals/${id}`);
    await page.getByRole('link', { name: az.notices.follow_appeal }).click();
    await page.locator('#asked').getByRole('button', { name: az.notices.follow }).click();
    await page.locator('main').getByText(like(az.notices.what_appeal)).first().waitFor();
    await page.getByRole('button', { name: az.notices.unfollow }).first().click();
    await page.waitForFunction(() => document.querySelectorAll('form[action*="unfollow"]').length === 1);
    assertQuiet();
  });

  test('without script the address, the switches and following are plain forms', async () => {
    const { page, assertQuiet } = await windowOf('tural', { script: false });
    await page.goto('/my/settings');
    await assertAccessible(page);
    await page.locator('#email').fill('tural@example.az');
    await page.locator('#way-email').getByRole('button', { name: az.notices.ask_code }).click();
    const letter = await mail.letter(({ to }) => to === 'tural@example.az');
    await page.locator('#email_code').fill(letter.text.match(/\b\d{6}\b/)[0]);
    await page.getByRole('button', { name: az.notices.code_confirm }).click();
    await page.getByText(fill(az.notices.address_now, 'tural@example.az')).waitFor();
    await page.getByRole('checkbox', { name: fill(az.notices.switch_name, az.notices.kind_followed, az.notices.channel_email) }).check();
    await page.getByRole('button', { name: az.notices.save }).click();
    await page.waitForURL(/\/my\/settings\??$/);
    assert.ok(await page.getByRole('checkbox', { name: fill(az.notices.switch_name, az.notices.kind_followed, az.notices.channel_email) }).isChecked());
    await page.goto('/my/alerts');
    await page.locator('[name="form[category]"]').selectOption({ index: 1 });
    await page.locator('form[action*="alerts/follow"]').getByRole('button', { name: az.notices.follow }).click();
    await page.waitForURL(/\/my\/alerts\??$/);
    await page.getByRole('button', { name: az.notices.unfollow }).first().waitFor();
    assertQuiet();
  });

  /** Lets the browser give the service worker a message, as a push service would; the notifications that are shown then. */
  async function handToWorker({ context, page }, message) {
    const devtools = await context.newCDPSession(page);
    const registered = new Promise((found) => {
      devtools.on('ServiceWorker.workerRegistrationUpdated', ({ registrations }) => registrations[0] && found(registrations[0].registrationId));
    });
    await devtools.send('ServiceWorker.enable');
    const registrationId = await registered;
    await devtools.send('ServiceWorker.deliverPushMessage', { origin: server.address, registrationId, data: JSON.stringify(message) });
    const now = async () => {
      const shown = await (await navigator.serviceWorker.ready).getNotifications();
      return shown.map(({ title, body, data }) => ({ title, body, url: data.url }));
    };
    let shown = [];
    await until(async () => (shown = await page.evaluate(now)).length > 0, 'a notification is shown');
    return shown;
  }
}
