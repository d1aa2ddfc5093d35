// The account on a phone: what one sees of oneself, consents, warnings before sending, leaving; restriction and its lifting; help.

import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { violations } from '../support/axe.mjs';
import { awake } from '../support/browser.mjs';
import { open, placeOfDevice } from '../support/citizen.mjs';
import { appealForm, as, ok, routedAppeal, sentAppeal } from '../support/requests.mjs';
import { plainly } from '../support/server.mjs';
import { REFUSED, stage } from '../support/stage.mjs';
import { az, fill, like } from '../support/words.mjs';

const HERE = { latitude: 40.41, longitude: 49.87 };

for (const database of plainly()) {
  describe(`the account on ${database}`, () => account(database));
}

function account(database) {
  const on = stage(database, { expected: [REFUSED] });

  /** Opens a folded part of the page. */
  const unfold = (page, id) => page.locator(`#${id} > summary`).click();

  test('T6.1 T8.4 one sees who one is, the session, the sign-ins and the last action', async () => {
    const id = await sentAppeal(on.browser, on.address, 'firuze');
    await on.window('firuze', async (page) => {
      await open(page, '/my/account');
      await page.getByText('5DM••••').waitFor();
      await page.locator('#sessions .flag', { hasText: az.account.session_this }).waitFor();
      await unfold(page, 'sign-ins');
      assert.ok((await page.locator('#sign-ins li').count()) >= 2, 'the sign-ins of both windows');
      await unfold(page, 'actions');
      await page.locator(`#actions a[href="/my/${id}"]`).first().waitFor();
      assert.deepEqual(await violations(page), []);
    });
  });

  test('T3.4 the institution that was given the appeal is named, and that it opened it', async () => {
    const id = await routedAppeal(on.browser, on.address, 'firuze', 'aayda');
    await as(on.browser, on.address, 'aayda', (context) => ok(context, on.address, `/api/institution/card?id=${id}`));
    await on.window('firuze', async (page) => {
      await open(page, '/my/account');
      await unfold(page, 'disclosures');
      await page.locator('#disclosures li', { hasText: like(az.account.disclosure_opened) }).first().waitFor();
    });
  });

  test('T8.4 another window is signed out from here', () =>
    on.window('rauf', async (page) => {
      await on.window('rauf', async (lost) => {
        await open(page, '/my/account');
        const sessions = page.locator('#sessions li');
        const before = await sessions.count();
        await page.getByRole('button', { name: az.account.session_end }).first().click();
        await page.waitForURL(/\/my\/account#sessions$/);
        await awake(page);
        await sessions.nth(before - 1).waitFor({ state: 'detached' });
        assert.equal(await sessions.count(), before - 1);
        await page.getByRole('button', { name: az.account.sessions_end_all }).click();
        await page.waitForURL((address) => address.pathname === '/');
        await lost.goto('/my');
        await lost.getByText(az.cabinet.sign_in_text).waitFor();
      });
    }));

  test('T8.1 where the browser has not agreed yet, a word comes before its own question; revoked means asked again', () =>
    on.window('tural', async (page, context) => {
      await open(page, '/report');
      const mine = page.getByRole('button', { name: az.report.place_mine });
      await mine.click();
      const asked = page.getByText(az.account.ask_location);
      await asked.waitFor();
      await page.getByRole('button', { name: az.account.consent_no }).first().click();
      await asked.waitFor({ state: 'detached' });
      assert.equal(await page.locator('.place-words').count(), 0, 'not now means not now, and the other ways are there');
      await context.grantPermissions(['geolocation']);
      await context.setGeolocation(HERE);
      await mine.click();
      await asked.waitFor();
      await page.getByRole('button', { name: az.account.consent_yes }).first().click();
      await page.locator('.place-words').waitFor();

      await open(page, '/my/account');
      const revoke = page.getByRole('button', { name: fill(az.account.consent_revoke, az.account.consent_location) });
      await revoke.click();
      await revoke.waitFor({ state: 'detached' });
      await page.locator('#consents li', { hasText: like(az.account.consent_revoked) }).waitFor();
      await open(page, '/report');
      await mine.click();
      await asked.waitFor();
    }));

  test('T8.1 who has agreed in the browser is not asked twice', () =>
    on.window(
      'tural',
      async (page) => {
        await open(page, '/report');
        await placeOfDevice(page);
        assert.equal(await page.getByText(az.account.ask_location).count(), 0);
      },
      { place: HERE },
    ));

  test('T8.3 what is typed stays on the device only with consent; without it a reload still loses nothing', () =>
    on.window('tural', async (page, context) => {
      await open(page, '/report');
      await page.locator('#text').fill('Yazdıqlarım yalnız razılıqla cihazda qalır.');
      await page.getByText(az.account.ask_storage).waitFor();
      const kept = (which) => page.evaluate((name) => globalThis[name].getItem('report'), which);
      assert.equal(await kept('localStorage'), null, 'nothing before the answer');
      await page.reload();
      await awake(page);
      await page.getByText(az.report.restored).waitFor();
      await page.getByText(az.account.ask_storage).waitFor();
      await page.getByRole('button', { name: az.account.consent_yes }).last().click();
      await page.waitForFunction(() => localStorage.getItem('report')?.includes('razılıqla'));
      const second = await context.newPage();
      await open(second, '/report');
      await second.getByText(az.report.restored).waitFor();
      await second.close();
    }));

  test('T6.0.1 the rules stand by the text, and personal data in it are pointed out, never forbidden', () =>
    on.window('tural', async (page) => {
      await open(page, '/report');
      await page.getByText(az.account.rules_title, { exact: true }).click();
      await page.getByText(az.account.rules_honour).waitFor();
      const text = page.locator('#text');
      await text.fill('Çuxur var. Mənə zəng edin: 050 123 45 67, FİN 5DM0T02.');
      const warned = page.locator('.notice-warn', { hasText: az.account.personal_phone });
      await warned.waitFor();
      assert.match(await warned.innerText(), new RegExp(az.account.personal_fin));
      assert.equal(await page.getByRole('button', { name: az.report.send, exact: true }).isEnabled(), true);
      assert.deepEqual(await violations(page), []);
      await page.getByRole('button', { name: az.account.personal_remove }).click();
      await warned.waitFor({ state: 'detached' });
      assert.doesNotMatch(await text.inputValue(), /123|5DM/);
    }));

  test('A8.5 T3.1 the text for the public is offered with personal data covered', async () => {
    const form = appealForm({ text: 'Küçədə çuxur var, telefonum 050 123 45 67.' });
    const id = await sentAppeal(on.browser, on.address, 'tural', form);
    await on.window(
      'sevinc',
      async (page) => {
        await open(page, `/owner/${id}`);
        await page.getByRole('group', { name: az.desk.steps_label }).getByRole('button', { name: az.owner.step_route, exact: true }).click();
        const offered = page.locator('form[aria-labelledby="route-title"] #text');
        await offered.waitFor();
        assert.equal(await offered.inputValue(), 'Küçədə çuxur var, telefonum ▇▇▇▇.');
      },
      { screen: 'desktop' },
    );
  });

  test('A8.12 T1.9 restricted from the card, told everywhere, asked to be lifted, lifted by the owner', async () => {
    const id = await sentAppeal(on.browser, on.address, 'nigar', appealForm({ text: 'Təhqir dolu bir mətn, qaydaları pozur.' }));
    await on.window(
      'sevinc',
      async (page) => {
        await open(page, `/owner/${id}`);
        await page.getByText(az.account.restrict_title, { exact: true }).click();
        await page.locator('#breach').fill('Qaydaların 6.0.1 bəndi pozulub: təhqir.');
        await page.locator('#until').fill(new Date(Date.now() + 20 * 86_400_000).toISOString().slice(0, 10));
        await page.locator('#stop').check();
        await page.getByRole('button', { name: az.account.restrict_button }).click();
        await page.locator('.toast', { hasText: az.account.restrict_done }).waitFor();
        await page.getByText(like(az.account.author_restricted)).waitFor();
      },
      { screen: 'desktop' },
    );
    await on.window('nigar', async (page) => {
      await open(page, '/my');
      await page.getByRole('link', { name: az.ui.bar_restricted_more }).click();
      await page.waitForURL('/my/account');
      await page.getByText('Qaydaların 6.0.1 bəndi pozulub: təhqir.').waitFor();
      await page.locator('#restricted #text').fill('Bir daha belə yazmayacağam, üzr istəyirəm.');
      await page.getByRole('button', { name: az.account.lift_send }).click();
      await page.getByText(like(az.account.lift_waiting)).waitFor();
      assert.deepEqual(await violations(page), []);
    });
    await on.window(
      'sevinc',
      async (page) => {
        await open(page, '/owner');
        await page.locator('.tabs-bar').getByRole('link', { name: like(az.ui.nav_requests) }).click();
        await page.waitForURL('/owner/requests');
        const asked = page.locator('li.panel', { hasText: 'Bir daha belə yazmayacağam' });
        await asked.getByRole('link', { name: az.account.request_open }).click();
        await page.getByRole('radio', { name: az.account.decide_lift }).check();
        await page.getByLabel(az.account.decide_answer).fill('Üzr qəbul edildi, qaydalara əməl edin.');
        await page.getByRole('button', { name: az.account.decide_send }).click();
        await asked.waitFor({ state: 'detached' });
      },
      { screen: 'desktop' },
    );
    await on.window('nigar', async (page) => {
      await open(page, '/my/notices');
      await page.getByText(like(az.account.notice_lifted)).first().waitFor();
      assert.equal(await page.getByText(like(az.ui.bar_restricted)).count(), 0);
    });
  });

  test('T2.2 the own data are taken along as a file', () =>
    on.window('xezer', async (page) => {
      await open(page, '/my/account');
      const coming = page.waitForEvent('download');
      await page.getByRole('button', { name: az.account.export_button }).click();
      const file = await coming;
      assert.match(file.suggestedFilename(), /^muraciet-\d{4}-\d\d-\d\d\.zip$/);
      assert.equal(await file.failure(), null);
    }));

  test('A6.0.10 help is found by a word without its marks, and read; without JavaScript too', async () => {
    for (const script of [true, false]) {
      await on.window(
        null,
        async (page) => {
          await page.goto('/');
          if (script) await awake(page);
          await page.locator('footer').getByRole('link', { name: az.help.title }).click();
          await page.waitForURL('/help');
          if (script) await awake(page);
          await page.getByLabel(az.help.search).fill('qosulmaq');
          await page.getByRole('button', { name: az.help.find }).click();
          await page.waitForURL(/\/help\?q=qosulmaq$/);
          if (script) await awake(page);
          await page.locator('a[href="/help/join"]').click();
          await page.waitForURL('/help/join');
          await page.getByRole('heading', { level: 1, name: 'Başqasının müraciətinə qoşulmaq' }).waitFor();
          assert.equal(await page.locator('a[href="tel:108"]').count() > 0, true);
          assert.deepEqual(await violations(page), []);
        },
        { script },
      );
    }
  });

  test('T3.1 T8.2 privacy and cookies are told on a page of their own', () =>
    on.window(null, async (page) => {
      await open(page, '/privacy');
      await page.getByRole('heading', { level: 1, name: az.account.privacy_title }).waitFor();
      assert.ok((await page.locator('.terms h3').count()) >= 15, 'every kind of data');
      assert.deepEqual(await violations(page), []);
    }));

  test('T2.2 closing the account: a slip changes nothing, the word closes it, the next sign-in begins anew', () =>
    on.window('ilham', async (page) => {
      await open(page, '/my/account');
      await page.locator('#confirm').fill('bəli');
      await page.getByRole('button', { name: az.account.close_button }).click();
      await page.waitForURL(/confirm=wrong/);
      await awake(page);
      await page.locator('#error-confirm').waitFor();
      await page.locator('#confirm').fill(az.account.close_word.toLowerCase());
      await page.getByRole('button', { name: az.account.close_button }).click();
      await page.waitForURL('/my/account/closed');
      await page.getByRole('heading', { level: 1, name: az.account.closed_title }).waitFor();
      await page.goto('/my');
      await page.getByText(az.cabinet.sign_in_text).waitFor();
    }));
}
