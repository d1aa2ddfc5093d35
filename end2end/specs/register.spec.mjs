// The register of e-services (R10): a provider's head writes an application, the operator registers it, the number and the notice appear.

import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { assertAccessible } from '../support/axe.mjs';
import { awake } from '../support/browser.mjs';
import { open } from '../support/citizen.mjs';
import { REFUSED, stage } from '../support/stage.mjs';
import { az, like } from '../support/words.mjs';

const NAME = 'Fərdi evin su xəttinə qoşulması barədə arayış';
const NUMBER = /ER-\d{4}-\d{7}-\d/;
const desktop = { screen: 'desktop' };

/** A control of the form, by the name of its item. */
function item(page, name) {
  return page.locator(`[name="form[facts][${name}]"]`);
}

async function press(page, words) {
  await page.getByRole('button', { name: words, exact: true }).click();
}

describe('the register of e-services', () => {
  const on = stage('sqlite', desktop);

  test('R10.3, R10.4 from the application to the registry number', async () => {
    let number = '';
    await on.window('azersu', async (page) => {
      await open(page, '/register');
      await assertAccessible(page);
      await press(page, az.register.new);
      await page.getByRole('heading', { level: 1, name: az.register.title_register }).waitFor();
      await press(page, az.register.submit);
      await page.locator('#error-summary').waitFor();
      assert.ok((await page.locator('#error-summary li').count()) >= 9, 'each missing item is named');
      await item(page, 'name_az').fill(NAME);
      await item(page, 'content_az').fill('Abonentin su sərfiyyatı barədə arayışın elektron formada verilməsi');
      await item(page, 'legal_basis').fill('Su təchizatı və tullantı suları haqqında Qanun, maddə 12');
      await page.locator('[name="form[facts][kind]"][value="interactive"]').check();
      await page.locator('[name="form[facts][automation]"][value="partial"]').check();
      await page.locator('[name="form[facts][audiences][]"][value="persons"]').check();
      await item(page, 'address').fill('https://azersu.az/arayis');
      await page.locator('[name="form[facts][paid]"][value="no"]').check();
      await item(page, 'amount').waitFor({ state: 'hidden' });
      await item(page, 'field').selectOption('kommunal');
      await press(page, az.register.keep);
      await page.getByText(az.register.kept).waitFor();
      await assertAccessible(page);
      await press(page, az.register.submit);
      await page.getByText(/EA-\d{4}-\d{7}-\d/).first().waitFor();
    }, { expected: [REFUSED] });

    await on.window('reyestr', async (page) => {
      await open(page, '/register');
      await assertAccessible(page);
      await page.getByRole('link', { name: NAME }).click();
      await page.locator('details.signature').waitFor();
      await assertAccessible(page);
      await press(page, az.register.grant_register);
      number = (await page.locator('.notice-good').getByText(NUMBER).first().innerText()).match(NUMBER)[0];
      await open(page, '/register/import');
      await assertAccessible(page);
    });

    await on.window('azersu', async (page) => {
      await open(page, '/my/notices');
      await page.getByRole('link', { name: like(az.register.notice_granted) }).filter({ hasText: number }).click();
      await awake(page);
      await page.locator('#register-history').getByText(az.register.change_register).waitFor();
      await open(page, '/register');
      await page.getByText(number).first().waitFor();
    });
  });

  test('R5.1 the provider reads how its services are judged, without who has judged', () =>
    on.window('azersu', async (page) => {
      await open(page, '/register/quality');
      await page.getByRole('heading', { level: 1, name: az.register.judged_title }).waitFor();
      await page.locator('table tbody a').first().click();
      await page.locator('#said').getByText(az.register.judged_words_hint).waitFor();
      await assertAccessible(page);
    }));

  test('R10.6 overdue duties are open to everybody', async () => {
    await on.window(null, async (page) => {
      await open(page, '/services/duties');
      await page.getByRole('heading', { level: 2, name: az.register.duties_operator }).waitFor();
      await assertAccessible(page);
    });
  });
});
