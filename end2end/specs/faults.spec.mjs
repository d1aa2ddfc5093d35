// What goes wrong on the way: pressed twice, answer lost, no network, session over. One appeal, and nothing lost.

import assert from 'node:assert/strict';
import { before, describe, test } from 'node:test';
import { awake } from '../support/browser.mjs';
import { addPhotos, category, chooseCategory, countMine, open, placeByName, placeOfDevice, receipt, send, sendButton } from '../support/citizen.mjs';
import { file } from '../support/pictures.mjs';
import { freshId } from '../support/requests.mjs';
import { REFUSED, stage } from '../support/stage.mjs';
import { az } from '../support/words.mjs';

/** What a browser itself says about answers that are errors. */
const ANSWERS = [REFUSED, /ERR_CONNECTION_RESET|ERR_FAILED|ERR_INTERNET_DISCONNECTED/];

describe('faults on the way', () => {
  let pothole;
  const on = stage('sqlite', { expected: ANSWERS });
  before(async () => {
    pothole = await category(on.address, 'yol.cuxur');
  });

  const fresh = (text) => `${text} ${freshId().slice(-6)}`;
  /** The form, ready to be sent. */
  const filled = async (page, text) => {
    await open(page, '/report');
    await placeByName(page, 'Quba');
    await page.locator('#text').fill(text);
    await chooseCategory(page, pothole);
  };
  const typed = (page) => page.locator('#text').inputValue();

  test('A8.3 pressing "Göndər" twice sends one appeal', () =>
    on.window('rauf', async (page) => {
      const before = await countMine(page);
      await filled(page, fresh('İki dəfə basılan düymə bir müraciət göndərir.'));
      await sendButton(page).dblclick();
      await receipt(page);
      assert.equal(await countMine(page), before + 1);
    }));

  test('A8.3 an answer lost on the way: sending again makes no second appeal', () =>
    on.window('rauf', async (page) => {
      const before = await countMine(page);
      const text = fresh('Cavab yolda itir, müraciət isə itmir.');
      await filled(page, text);
      await page.route('**/api/appeals/submit', async (route) => {
        await route.fetch();
        await route.abort('connectionreset');
      }, { times: 1 });
      await sendButton(page).click();
      await page.getByText(az.report.offline).waitFor();
      assert.equal(await typed(page), text);
      await send(page);
      assert.equal(await countMine(page), before + 1);
    }));

  test('A8.3 a server that answers slowly: the page says that it sends, and a second press sends nothing more', () =>
    on.window('rauf', async (page) => {
      const before = await countMine(page);
      const text = fresh('Server yavaş cavab verəndə də müraciət birdir.');
      await filled(page, text);
      let asked = 0;
      let answer;
      const later = new Promise((resolve) => (answer = resolve));
      await page.route('**/api/appeals/submit', async (route) => {
        asked += 1;
        await later;
        await route.continue();
      });
      await sendButton(page).click();
      const busy = page.locator('button[aria-busy="true"]', { hasText: az.report.sending });
      await busy.waitFor();
      assert.ok(await busy.isDisabled());
      await page.evaluate(() => document.querySelector('#text').form.requestSubmit());
      assert.equal(await typed(page), text, 'what was typed stands there');
      answer();
      await receipt(page);
      assert.equal(asked, 1);
      assert.equal(await countMine(page), before + 1);
    }));

  test('without a network everything waits on the device and is sent when it is back', () =>
    on.window('rauf', async (page, context) => {
      const text = fresh('Şəbəkə olmayanda da yazılanlar qalır.');
      await filled(page, text);
      await context.setOffline(true);
      await page.getByText(az.ui.offline_bar).waitFor();
      await sendButton(page).click();
      await page.getByText(az.report.offline).waitFor();
      await context.setOffline(false);
      await page.reload();
      await awake(page);
      await page.getByText(az.report.restored).waitFor();
      assert.equal(await typed(page), text);
      await send(page);
    }));

  test('a link pressed while the page wakes up on a slow line opens its page', () =>
    on.window(null, async (page) => {
      // The part of the program that wakes this page up is held back; the router listens already.
      await page.addInitScript(() => {
        const listen = EventTarget.prototype.addEventListener;
        EventTarget.prototype.addEventListener = function (name, listener, options) {
          if (this === window && name === 'popstate' && options !== true) window.routerListens = true;
          return listen.call(this, name, listener, options);
        };
      });
      let arrive;
      const arrived = new Promise((done) => (arrive = done));
      await page.route('**/split_portal_*', async (route) => {
        await arrived;
        await route.continue().catch(() => {});
      });
      await page.goto('/services?q=qwzzyx&fee=paid', { waitUntil: 'commit' });
      await page.waitForFunction(() => window.routerListens);
      await page.getByRole('link', { name: az.portal.without_filters, exact: true }).click();
      await page.waitForURL(/\/services\?q=qwzzyx$/, { waitUntil: 'commit' });
      arrive();
      await awake(page);
      assert.equal(await page.getByRole('link', { name: az.portal.without_filters, exact: true }).count(), 0);
    }));

  test('A8.3 a place whose name is typed while the page wakes up is looked for, and typing goes on where it was', () =>
    on.window('rauf', async (page) => {
      let arrive;
      const arrived = new Promise((done) => (arrive = done));
      await page.route('**/*.wasm', async (route) => {
        await arrived;
        await route.continue().catch(() => {});
      });
      await page.goto('/report', { waitUntil: 'commit' });
      await page.locator('#place').pressSequentially('Qub');
      arrive();
      await page.getByRole('combobox', { name: az.report.place_search }).waitFor();
      await page.keyboard.type('a');
      await page.getByRole('option').first().waitFor();
      assert.equal(await page.locator('#place').inputValue(), 'Quba');
    }));

  test('A8.1 a session that ends in the middle of the form loses nothing', () =>
    on.window(
      'leyla',
      async (page, context) => {
        const text = fresh('Sessiya bitsə də, yazdıqlarım yerindədir.');
        await open(page, '/report');
        await placeOfDevice(page);
        await addPhotos(page, [file(on.jpeg)]);
        await page.locator('#address').fill('Parkın girişi');
        await page.locator('#text').fill(text);
        await chooseCategory(page, pothole);
        await page.getByRole('radio', { name: az.report.answer_post }).check();
        await page.locator('#postal_address').fill('AZ1000, Bakı, Nizami küçəsi 12');
        await context.clearCookies();
        await sendButton(page).click();
        await page.locator('[data-person="leyla"]').click();
        await page.waitForURL(/\/report/);
        await awake(page);
        await page.getByText(az.report.restored).waitFor();
        assert.equal(await typed(page), text);
        assert.equal(await page.locator('#address').inputValue(), 'Parkın girişi');
        assert.equal(await page.locator('#postal_address').inputValue(), 'AZ1000, Bakı, Nizami küçəsi 12');
        await page.locator('.photo-tile').first().waitFor();
        assert.equal(await page.locator('.photo-tile').count(), 1);
        await send(page);
      },
      { place: { latitude: 40.41, longitude: 47.11 } },
    ));
});
