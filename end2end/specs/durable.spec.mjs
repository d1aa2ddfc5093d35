// A server of one's own: what was acknowledged survives the hardest end, and nobody overloads the system.

import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { launchBrowser, openWindow } from '../support/browser.mjs';
import { open, sendPlain, sendButton, chooseCategory, category, placeByName } from '../support/citizen.mjs';
import { signIn } from '../support/persons.mjs';
import { appealForm, ask, ok } from '../support/requests.mjs';
import { startServer } from '../support/server.mjs';
import { az, like } from '../support/words.mjs';

const SENDERS = 48;
const KILL_AFTER = 60;

describe('a server of one\'s own', () => {
  let browser, first, running, window;

  before(async () => {
    browser = await launchBrowser();
    first = running = await startServer('sqlite', {}, ['--appeals', '0']);
  });
  after(async () => {
    await browser?.close();
    await running?.kill('SIGKILL');
    await first?.stop();
  });

  /** Ends the server without warning and starts it on the same data. */
  async function again(settings) {
    await running.kill('SIGKILL');
    running = await first.again(settings);
  }

  test('A8.3 after kill -9 during sending every receipt holds, and the rest can be sent again once', async (t) => {
    window = await openWindow(browser, running.address, { script: false });
    await signIn(window.page, 'leyla');
    const { context } = window;
    const before = (await ok(context, running.address, '/api/cabinet/list')).length;
    const { kept, lost } = await sendUntilKilled(context, running);
    t.diagnostic(`${kept.size} appeals acknowledged, ${lost.length} without an answer when the server was killed`);
    assert.ok(kept.size >= KILL_AFTER && lost.length > 0, 'the end came in the middle of the work');

    await again();
    const { address } = running;
    for (const [id, number] of kept) {
      const card = await ok(context, address, `/api/cabinet/card?id=${id}`);
      assert.equal(card.receipt, number, 'the receipt that was given');
    }
    for (const form of lost) {
      const receipt = await ok(context, address, '/api/appeals/submit', { form });
      const once = await ok(context, address, '/api/appeals/submit', { form });
      assert.equal(once.number, receipt.number, 'sending again gives the same receipt');
    }
    const mine = await ok(context, address, '/api/cabinet/list');
    assert.equal(mine.length, before + kept.size + lost.length, 'each appeal is there once');
    const numbers = new Set(mine.map((line) => line.number));
    assert.equal(numbers.size, mine.length, 'no number was given twice');
    const map = await ok(context, address, '/api/map/view', { query: { bbox: { west: 44, south: 38, east: 51, north: 42 }, zoom: 6, filter: {} } });
    assert.ok(map.total >= kept.size + lost.length, 'the map has them too');
  });

  test('T6.0.3 who sends too much is told how long to wait, and nothing typed is lost', async () => {
    await again({ MURACIET_LIMITS__SUBMITS_PER_HOUR: '1' });
    const { page, close, assertQuiet } = await openWindow(browser, running.address, { expected: [/status of 429/] });
    await signIn(page, 'tural');
    await sendPlain(page, running.address, 'Birinci müraciət vaxtında göndərilir.');
    await open(page, '/report');
    await placeByName(page, 'Quba');
    await page.locator('#text').fill('İkinci müraciət bir az gözləməlidir.');
    await chooseCategory(page, await category(running.address, 'yol.seki'));
    await sendButton(page).click();
    await page.getByText(az.errors.busy_title).waitFor();
    await page.getByText(like(az.errors.busy)).waitFor();
    assert.equal(await page.locator('#text').inputValue(), 'İkinci müraciət bir az gözləməlidir.');
    assertQuiet();
    await close();
  });

  test('T6.0.3 too many requests from one address are answered with a page that says when to try again', async () => {
    await again({ MURACIET_LIMITS__POSTS_PER_MINUTE: '1' });
    const { context, page, close } = await openWindow(browser, running.address, { script: false, expected: [/status of 429/] });
    const statuses = [];
    for (let count = 0; count < 6; count++) {
      const { status, headers } = await ask(context, running.address, '/language', { lang: 'az' });
      statuses.push(status);
      if (status === 429) assert.ok(Number(headers['retry-after']) > 0);
    }
    assert.ok(statuses.includes(429), statuses.join());
    await page.goto('/');
    await page.locator('.account summary').click();
    await page.getByRole('button', { name: 'English' }).click();
    await page.getByRole('heading', { name: az.server.busy_title }).waitFor();
    await page.getByText(like(az.server.busy_text)).waitFor();
    await close();
  });
});

/** Many send at once until the server is killed: receipts by id, and the forms that got no answer. */
async function sendUntilKilled(context, server) {
  const kept = new Map();
  const lost = [];
  let ended;
  const sender = async () => {
    while (!ended) {
      const form = appealForm();
      const answer = await ask(context, server.address, '/api/appeals/submit', { form }).catch(() => undefined);
      if (answer?.status === 200) kept.set(form.id, answer.body.number);
      else lost.push(form);
      if (kept.size >= KILL_AFTER) ended ??= server.kill('SIGKILL');
    }
  };
  await Promise.all(Array.from({ length: SENDERS }, sender));
  await ended;
  return { kept, lost };
}
