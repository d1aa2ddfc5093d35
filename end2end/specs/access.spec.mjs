// For everybody: axe on every page in every look, large text, the keyboard, three languages.

import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { violations } from '../support/axe.mjs';
import { awake, launchBrowser, openWindow } from '../support/browser.mjs';
import { open, placeByName, sendButton } from '../support/citizen.mjs';
import { signIn } from '../support/persons.mjs';
import { answeredAppeal, as, ok, routedAppeal, sentAppeal } from '../support/requests.mjs';
import { demo } from '../support/server.mjs';
import { form, step } from '../support/staff.mjs';
import { az, words } from '../support/words.mjs';

const SCREENS = ['phone', 'desktop'];

describe('for everybody', () => {
  let browser, server;
  const known = {};

  before(async () => {
    server = await demo('sqlite');
    browser = await launchBrowser();
    const { address } = server;
    known.mine = await answeredAppeal(browser, address, 'leyla', 'aayda');
    known.cabinet = await routedAppeal(browser, address, 'tural', 'aayda');
    known.inbox = known.open = await sentAppeal(browser, address, 'tural');
    known.number = await as(browser, address, 'leyla', async (context) => (await ok(context, address, `/api/cabinet/card?id=${known.mine}`)).receipt);
  });
  after(async () => {
    await browser?.close();
    await server?.stop();
  });

  const pages = {
    visitor: () => ['/', '/report', '/track', `/track/${known.number}`, `/appeals/${known.open}`, `/join/${known.open}`, '/terms', '/help', '/help?q=foto', '/privacy', '/my', '/queue', '/queue/find', '/queue/complaint', '/services/duties', '/bele-sehife-yoxdur', '/sign-in', '/sign-in/problem?code=cancelled'],
    leyla: () => ['/report', '/my', `/my/${known.mine}`, `/my/${known.mine}?sent=1`, '/my/notices', '/my/settings', '/my/alerts', '/my/alerts?category=yol', '/my/account', '/my/complaints', `/my/${known.mine}/materials`, `/my/${known.mine}/complain`, '/terms?next=/report'],
    sevinc: () => ['/owner', '/owner/requests', `/owner/${known.inbox}`, '/owner?q=bele-soz-yoxdur'],
    aayda: () => ['/institution', `/institution/${known.cabinet}`, '/owner'],
    orxan: () => ['/owner/complaints', '/office/archive', '/panel', '/panel/calendar', '/panel/calendar?file=1', '/panel/institutions?id=azersu', '/panel/templates?new=1'],
    operator: () => ['/operator', '/operator/queue', '/panel', '/panel/users', '/panel/calendar', '/office/archive'],
    zeng: () => ['/call', '/call/queue'],
    pencere: () => ['/centre/counter/1', '/centre/counter/3', '/centre'],
    reyestr: () => ['/register', '/register?over=1', '/register/import', '/my/notices'],
    azersu: () => ['/register', '/register/regulations', '/register/requests', '/register/quality'],
    merkez: () => ['/centre', '/centre?counter=new', '/centre/counter', '/centre/kiosks'],
    portal: () => ['/services', '/services?q=usaq', '/regulations', '/regulations/0197a000-0000-7000-8000-000000000001', '/letter'],
    hung: () => ['/kiosk/queue', '/hall/baki-1', '/hall/bele-merkez-yoxdur'],
  };
  /** Pages that nobody signs in for. */
  const OPEN = ['visitor', 'portal', 'hung'];
  /** Whose pages are read on a phone with large letters too. */
  const READERS = ['visitor', 'leyla', 'sevinc', 'aayda'];

  /** The states of a page that one reaches by pressing something. */
  const states = {
    '/report': async (page) => {
      await sendButton(page).click();
      await page.locator('#error-summary').waitFor();
    },
    '/queue': async (page) => {
      await page.getByRole('button', { name: az.queue.send_code, exact: true }).click();
      await page.locator('#error-summary').waitFor();
    },
    '/owner/complaints': async (page) => {
      await page.getByRole('link', { name: az.complaint.decide, exact: true }).first().click();
      await page.getByRole('button', { name: az.complaint.decide_button, exact: true }).waitFor();
    },
    [`sevinc card`]: (page) => step(page, az.owner.step_route),
    [`aayda card`]: async (page) => {
      await step(page, az.institution.step_answer);
      await form(page, 'answer-title').waitFor();
    },
  };

  for (const person of Object.keys(pages)) {
    for (const screen of SCREENS) {
      test(`axe finds nothing on the pages of ${person}, ${screen}, light and dark; the console is quiet`, async () => {
        const { page, assertQuiet, close } = await openWindow(browser, server.address, { screen, expected: [/status of 40[134]/] });
        if (!OPEN.includes(person)) await signIn(page, person);
        const troubles = [];
        for (const path of pages[person]()) {
          await settled(page, path);
          await inBothLooks(page, `${path}`, troubles);
          const card = /^\/(owner|institution)\/[0-9a-f-]+$/.test(path) && `${person} card`;
          const press = states[card || path];
          if (press) {
            await press(page);
            await inBothLooks(page, `${path}, pressed`, troubles);
          }
        }
        assert.deepEqual(troubles, []);
        assertQuiet();
        await close();
      });
    }
  }

  test('with text twice as large nothing has to be scrolled sideways on a phone', async () => {
    const wide = [];
    for (const person of READERS) {
      const { page, close } = await openWindow(browser, server.address);
      if (!OPEN.includes(person)) await signIn(page, person);
      for (const path of pages[person]()) {
        await settled(page, path);
        await page.evaluate(() => {
          document.documentElement.style.fontSize = '200%';
        });
        const over = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
        if (over > 0) wide.push(`${person} ${path}: ${over} px too wide, ${await widest(page)}`);
      }
      await close();
    }
    assert.deepEqual(wide, []);
  });

  test('by keyboard alone: to the content, a filter, and an appeal', async () => {
    const { page, assertQuiet, close } = await openWindow(browser, server.address, { screen: 'desktop' });
    await open(page, '/');
    await page.keyboard.press('Tab');
    assert.equal(await focused(page), az.ui.skip);
    await page.keyboard.press('Enter');
    await page.waitForURL(/#main$/);
    await tabTo(page, az.status.group_answered);
    const all = await page.locator('.home-list-count').innerText();
    await page.keyboard.press('Enter');
    await page.waitForURL(/status=/);
    // The list before stands there until the filtered one has come.
    await page.waitForFunction((all) => document.querySelector('.home-list-count')?.innerText !== all, all);
    await page.locator('#list .appeal-card').first().waitFor();
    await page.locator('#list').focus();
    await page.keyboard.press('Tab');
    const href = await page.evaluate(() => document.activeElement.getAttribute('href'));
    assert.match(href, /^\/appeals\//, 'after the list comes its first appeal');
    await page.keyboard.press('Enter');
    await page.waitForURL(`**${href}`);
    assertQuiet();
    await close();
  });

  test('by keyboard alone: whoever stands on a card stands there when the list is refreshed', async () => {
    const { page, assertQuiet, close } = await openWindow(browser, server.address, { screen: 'desktop' });
    await open(page, '/');
    const link = page.locator('#list .appeal-card a').nth(2);
    const href = await link.getAttribute('href');
    await link.focus();
    const sent = await sentAppeal(browser, server.address, 'tural');
    await page.locator(`#list a[href="/appeals/${sent}"]`).first().waitFor();
    await page.waitForFunction((href) => document.activeElement.getAttribute('href') === href, href);
    assertQuiet();
    await close();
  });

  test('by keyboard alone: a place is chosen on the map, and pins can be reached and pressed', async () => {
    const { page, assertQuiet, close } = await openWindow(browser, server.address, { screen: 'desktop' });
    await open(page, '/report');
    await page.locator('.map-picker.is-ready').waitFor();
    await page.getByRole('button', { name: az.ui.picker_centre }).press('Enter');
    await page.locator('.place-words').waitFor();
    await placeByName(page, 'Şəki');
    await open(page, '/');
    await page.locator('.map-cluster').first().press('Enter');
    await page.waitForURL(/part=/);
    await open(page, '/?part=49.8,40.36,49.95,40.4,16');
    await page.locator('.map-pin').first().press('Enter');
    const card = page.getByRole('group', { name: az.home.preview });
    await card.locator('.appeal-card').waitFor();
    await page.waitForFunction(() => document.activeElement?.id === 'chosen');
    assertQuiet();
    await close();
  });

  test('institution staff answer with a key', async () => {
    const { page, assertQuiet, close } = await openWindow(browser, server.address, { screen: 'desktop' });
    await signIn(page, 'aayda');
    await open(page, `/institution/${known.cabinet}`);
    await page.getByRole('group', { name: az.desk.steps_label }).waitFor();
    await page.keyboard.press('a');
    await form(page, 'answer-title').waitFor();
    await page.waitForFunction(() => document.activeElement?.id === 'text');
    assertQuiet();
    await close();
  });

  test('every page speaks the three languages, and says which', async () => {
    for (const lang of ['az', 'en', 'ru']) {
      const { page, assertQuiet, close } = await openWindow(browser, server.address, { lang });
      for (const [path, part] of [['/', 'home'], ['/report', 'report'], ['/track', 'track'], ['/terms', 'terms']]) {
        await open(page, path);
        await page.getByRole('heading', { level: 1, name: words[lang][part].title, exact: true }).waitFor();
        assert.equal(await page.locator('html').getAttribute('lang'), lang);
        await page.getByText(words[lang].ui.demo_banner).waitFor();
      }
      await page.locator('.account summary').click();
      const other = lang === 'en' ? ['Русский', 'ru'] : ['English', 'en'];
      await page.getByRole('button', { name: other[0] }).click();
      await page.getByRole('heading', { level: 1, name: words[other[1]].terms.title }).waitFor();
      await awake(page);
      assert.equal(await page.locator('html').getAttribute('lang'), other[1]);
      assertQuiet();
      await close();
    }
  });
});

/** Opens a page and waits until it stands still: awake where it has a program, nothing loading. */
async function settled(page, path) {
  await page.goto(path);
  const hasProgram = (await page.locator('script[type=module]').count()) > 0;
  if (hasProgram) await awake(page);
  await page.locator('.skeleton').first().waitFor({ state: 'detached' });
  await page.locator('main').waitFor();
}

/** What axe finds in light and in dark, added to `troubles` with the page's name. */
async function inBothLooks(page, name, troubles) {
  for (const colorScheme of ['light', 'dark']) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    for (const { id, help, where } of await violations(page)) troubles.push(`${name} (${colorScheme}) ${id}: ${help}: ${where.join(', ')}`);
  }
}

async function focused(page) {
  return page.evaluate(() => document.activeElement.textContent.trim());
}

/** Presses Tab until the focus stands on what reads so. */
async function tabTo(page, name) {
  for (let count = 0; count < 60; count++) {
    await page.keyboard.press('Tab');
    if ((await focused(page)) === name) return;
  }
  assert.fail(`“${name}” is not reached with Tab`);
}

/** The element that reaches farthest to the right, to find the culprit. */
async function widest(page) {
  return page.evaluate(() => {
    const right = (element) => element.getBoundingClientRect().right;
    const all = [...document.querySelectorAll('body *')].filter((element) => getComputedStyle(element).position !== 'fixed');
    const found = all.reduce((most, element) => (right(element) > right(most) ? element : most), document.body);
    return `${found.tagName.toLowerCase()}.${found.className}`;
  });
}
