// The management panel (A3.1.4, A3.5): the owner's staff and the operator on a desktop, once on a phone.

import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { assertAccessible } from '../support/axe.mjs';
import { awake } from '../support/browser.mjs';
import { open } from '../support/citizen.mjs';
import { plainly } from '../support/server.mjs';
import { REFUSED, stage } from '../support/stage.mjs';
import { az, like } from '../support/words.mjs';

const desktop = { screen: 'desktop' };

for (const database of plainly()) {
  describe(`the management panel on ${database}`, () => panel(database));
}

/** A field of the record's form, by the word of its column. */
function field(page, column) {
  return page.locator(`[name="form[values][${column}]"]`);
}

function button(page, name) {
  return page.getByRole('button', { name, exact: true });
}

/** The next twelfth of a month that is more than a week away: no holiday falls on it, nor is one moved there. */
function nextTwelfth() {
  const day = new Date(Date.now() + 8 * 86_400_000);
  if (day.getUTCDate() > 12) day.setUTCMonth(day.getUTCMonth() + 1, 12);
  else day.setUTCDate(12);
  return day.toISOString().slice(0, 10);
}

function panel(database) {
  const on = stage(database);

  test('A3.5 a new holiday names what it moves before it is kept, and its history says who made it', async () => {
    await on.window('sevinc', async (page) => {
      await open(page, '/panel');
      await assertAccessible(page);
      await page.getByRole('link', { name: az.panel.calendar, exact: true }).click();
      await page.getByRole('link', { name: az.panel.new, exact: true }).click();
      const day = nextTwelfth();
      await field(page, 'day').fill(day);
      await field(page, 'kind').selectOption('holiday');
      await field(page, 'status').selectOption('official');
      await button(page, az.panel.save).click();
      await page.getByText(az.panel.required).first().waitFor();
      assert.equal(await field(page, 'day').inputValue(), day, 'what was typed stays');
      await field(page, 'name_az').fill('Əlavə istirahət günü');
      await field(page, 'act').fill('NK qərarı 44');
      await button(page, az.panel.save).click();
      const confirm = button(page, az.panel.save_confirmed);
      await confirm.or(page.getByText(az.panel.act_made, { exact: true })).first().waitFor();
      if (await confirm.isVisible()) await confirm.click();
      await page.getByText(az.panel.act_made, { exact: true }).waitFor();
      await page.getByText('Əlavə istirahət günü').first().waitFor();
      await assertAccessible(page);
    }, { ...desktop, expected: [REFUSED] });
  });

  test('A3.5 an institution with open appeals is not switched off', async () => {
    await on.window('sevinc', async (page) => {
      await open(page, '/panel/institutions?id=azersu');
      await field(page, 'active').uncheck();
      await button(page, az.panel.save).click();
      await page.getByText(like(az.panel.has_open)).first().waitFor();
      await page.getByRole('link', { name: az.panel.open_work, exact: true }).waitFor();
      assert.equal(await field(page, 'active').isChecked(), false, 'what was chosen stays');
    }, { ...desktop, expected: [REFUSED] });
  });

  test('A3.5 a merged district names its successor first, and the sending form offers it no longer', async () => {
    await on.window('sevinc', async (page) => {
      await open(page, '/panel/districts?id=xizi');
      await field(page, 'active').uncheck();
      await button(page, az.panel.save).click();
      await page.getByText(az.panel.required_successor).first().waitFor();
      await field(page, 'successor').selectOption('abseron');
      await button(page, az.panel.save).click();
      await page.getByText(like(az.panel.effect_institutions)).first().waitFor();
      await assertAccessible(page);
      await button(page, az.panel.save_confirmed).click();
      await page.getByText(az.panel.act_saved, { exact: true }).waitFor();
    }, { ...desktop, expected: [REFUSED] });
    await on.window(null, async (page) => {
      await open(page, '/report');
      const offered = (code) => page.locator(`select[name="district"] option[value="${code}"]`).count();
      assert.deepEqual([await offered('abseron'), await offered('xizi')], [1, 0]);
    });
  });

  test('A3.5 two editors: both versions are shown, nothing typed is lost', async () => {
    await on.window('sevinc', async (one) => {
      await open(one, '/panel/institutions?id=azeriqaz');
      await on.window('orxan', async (other) => {
        await open(other, '/panel/institutions?id=azeriqaz');
        await field(other, 'name_en').fill('Azerigas, by Orxan');
        await button(other, az.panel.save).click();
        await other.getByText(az.panel.act_saved, { exact: true }).first().waitFor();
      }, desktop);
      await field(one, 'name_en').fill('Azerigas, by Sevinc');
      await button(one, az.panel.save).click();
      await one.getByText(az.panel.conflict_title).first().waitFor();
      await one.getByText('Azerigas, by Orxan').first().waitFor();
      assert.equal(await field(one, 'name_en').inputValue(), 'Azerigas, by Sevinc');
      await assertAccessible(one);
      await button(one, az.panel.save_mine).click();
      await one.locator('ins', { hasText: 'Azerigas, by Sevinc' }).waitFor();
      await one.getByRole('link', { name: like(az.panel.restore) }).first().click();
      await one.getByText(like(az.panel.restoring)).waitFor();
      assert.equal(await field(one, 'name_en').inputValue(), 'Azerigas, by Orxan');
    }, desktop);
  });

  test('A3.5 what is typed while a record is saved stays in the form', async () => {
    await on.window('sevinc', async (page) => {
      await open(page, '/panel/institutions?id=azersu');
      let release;
      const held = new Promise((resolve) => (release = resolve));
      await page.route('**/api/panel/save', async (route) => {
        await held;
        await route.continue();
      });
      await field(page, 'name_en').fill('Azersu, saved');
      await button(page, az.panel.save).click();
      await field(page, 'name_ru').fill('Азерсу, дописано');
      release();
      await page.locator('ins', { hasText: 'Azersu, saved' }).waitFor();
      const names = [await field(page, 'name_en').inputValue(), await field(page, 'name_ru').inputValue()];
      assert.deepEqual(names, ['Azersu, saved', 'Азерсу, дописано']);
    }, desktop);
  });

  test('A3.5 a file with bad rows names each of them and takes nothing in', async () => {
    const head = 'day;kind;name_az;status;act';
    await on.window('sevinc', async (page) => {
      await open(page, '/panel/calendar?file=1');
      const text = page.locator('[name="form[text]"]');
      await text.fill(`${head}\n2031-01-01;holiday;Yeni il;official;NK 1\n2031-02-30;feast;;official;`);
      await button(page, az.panel.look_through).click();
      await page.getByText(like(az.panel.bad_title)).waitFor();
      await page.getByText('3-ci sətir').waitFor();
      await text.fill(`${head}\n2031-01-01;holiday;Yeni il;official;NK 1`);
      await button(page, az.panel.look_through).click();
      await page.getByText(like(az.panel.would_change)).waitFor();
      await button(page, az.panel.take_in).click();
      await page.getByText(like(az.panel.taken_in)).waitFor();
    }, desktop);
  });

  test('A3.1.4 the hours of a centre are kept as people write them, and wrong ones are named', async () => {
    await on.window('sevinc', async (page) => {
      await open(page, '/panel/centres?id=baki-3');
      await assertAccessible(page);
      assert.equal(await field(page, 'monday').inputValue(), '09:00-18:00');
      await field(page, 'saturday').fill('9-14');
      await button(page, az.panel.save).click();
      await page.locator('[name="form[values][saturday]"][aria-invalid="true"]').waitFor();
      assert.equal(await field(page, 'saturday').inputValue(), '9-14', 'what was typed stays');
      await field(page, 'saturday').fill('10:00 – 14:00');
      await button(page, az.panel.save).click();
      await page.locator('ins', { hasText: '10:00-14:00' }).waitFor();
      await page.getByText(az.panel.act_saved, { exact: true }).first().waitFor();
    }, { ...desktop, expected: [REFUSED] });
  });

  test('A8.6 a template with a place that nobody fills is refused while it is written', async () => {
    await on.window('sevinc', async (page) => {
      await open(page, '/panel/templates?new=1');
      await field(page, 'title').fill('Qısa cavab');
      await field(page, 'purpose').selectOption('answer');
      await field(page, 'language').selectOption('az');
      await field(page, 'text').fill('Hörmətli {ad}, cavab hazırdır.');
      await page.getByText('{ad}', { exact: false }).last().waitFor();
      await button(page, az.panel.save).click();
      await page.getByText(az.panel.unknown_place).first().waitFor();
      await field(page, 'text').fill('№ {number} üzrə cavab hazırdır.');
      await button(page, az.panel.save).click();
      await page.getByText(az.panel.act_made, { exact: true }).waitFor();
    }, { ...desktop, expected: [REFUSED] });
  });

  test('A3.5 the operator keeps users, and the last operator stays', async () => {
    await on.window('operator', async (page) => {
      await open(page, '/panel');
      await page.getByRole('link', { name: az.panel.users, exact: true }).click();
      await page.locator('[name="q"]').fill('Sultanov');
      await button(page, az.panel.find).click();
      await page.waitForURL(/[?&]q=Sultanov/);
      await awake(page);
      await page.getByRole('link', { name: 'Sultanov Kənan' }).click();
      await page.locator('summary', { hasText: az.panel.revoke }).click();
      await button(page, az.panel.revoke).click();
      await page.getByText(az.panel.last_one).first().waitFor();
      await open(page, '/panel/calendar');
      await page.getByText(az.panel.forbidden_title).waitFor();
    }, { ...desktop, expected: [REFUSED, /403/] });
  });

  test('A3.1.4 the panel is used on a phone as well', async () => {
    await on.window('sevinc', async (page) => {
      await open(page, '/panel/rules?q=yol');
      await page.getByRole('table').getByRole('link').first().click();
      await page.getByRole('heading', { level: 2 }).first().waitFor();
      await assertAccessible(page);
    }, { screen: 'phone', expected: [] });
  });
}
