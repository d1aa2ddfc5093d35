// A service that is used here (R7.1.2, R7.1.3, R7.2, R7.4): from its form to the result, with one return for mending; and without script.

import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { assertAccessible } from '../support/axe.mjs';
import { awake } from '../support/browser.mjs';
import { open } from '../support/citizen.mjs';
import { REFUSED, stage } from '../support/stage.mjs';
import { az, like } from '../support/words.mjs';

const SERVICE = 'Su sayğacının plomblanması';
const AT_ONCE = 'Dövlət reyestrlərindəki şəxsi məlumatlar barədə arayışın verilməsi';
const PASSPORT = /Sayğacın pasportunun surəti/;
const ADVICE = 'Bütün səhifələri aydın skan edin.';
const RESULT = 'Sayğac plomblandı, akt əlavə olunub.';
const paper = (name, words) => ({ name, mimeType: 'application/pdf', buffer: Buffer.from(`%PDF-1.7\n1 0 obj\n<< ${words} >>\nendobj\n%%EOF\n`) });

/** Number of the service, as the portal's search finds it. */
async function numberOf(address, name = SERVICE) {
  const all = await (await fetch(`${address}/services.json`)).json();
  const list = Array.isArray(all) ? all : (all.services ?? all.data ?? Object.values(all).find(Array.isArray));
  return list.find((one) => JSON.stringify(one).includes(name)).number;
}

/** Everything that a register does not hold. */
async function fillIn(page) {
  await page.getByLabel(/Şəxsiyyət vəsiqəsi/).first().fill('AA1234567');
  await page.getByLabel(/Abonent kodu/).fill('1234567');
  await page.getByLabel(/Ustanın gəlməsi üçün münasib gün/).fill('2030-05-06');
  await page.getByLabel(/Plomblamanın səbəbi/).selectOption('Yeni sayğac');
}

describe('a service that is used here', () => {
  const on = stage('sqlite');
  const story = {};

  test('R7.1.2 R7.2 a request is filled in, named where it lacks something, and confirmed', () =>
    on.window('nigar', async (page) => {
      story.service = await numberOf(on.address);
      await open(page, `/services/${story.service}/request`);
      await page.getByRole('heading', { name: az.request.held_title }).waitFor();
      assert.equal(await page.getByLabel(az.request.held_fin, { exact: true }).count(), 0, 'what a register holds is not asked');
      await page.getByRole('button', { name: az.request.send, exact: true }).click();
      await page.locator('#error-summary').waitFor();
      await assertAccessible(page);
      await fillIn(page);
      await page.reload();
      await awake(page);
      await page.getByLabel(/Abonent kodu/).waitFor();
      await page.waitForFunction(() => [...document.querySelectorAll('input')].some((one) => one.value === '1234567'));
      await page.getByLabel(PASSPORT).setInputFiles(paper('Pasport.pdf', '/Type /Catalog'));
      await page.getByRole('link', { name: 'Pasport.pdf', exact: true }).waitFor();
      await page.getByRole('button', { name: az.request.send, exact: true }).click();
      await page.waitForURL(/\/my\/requests\/[0-9a-f-]{36}\?sent=1$/);
      await page.getByText(az.request.sent_title, { exact: true }).waitFor();
      // What is said first stands above what is still loading.
      await page.getByRole('heading', { level: 1 }).waitFor();
      await assertAccessible(page);
      story.id = new URL(page.url()).pathname.split('/').pop();
    }, { expected: [REFUSED] }));

  test('R7.4 what can not be read goes back with an advice', () =>
    on.window('azersu', async (page) => {
      await open(page, '/register/requests');
      await page.locator(`a[href$="${story.id}"]`).click();
      const take = page.getByRole('button', { name: az.request.take, exact: true });
      await take.click();
      await take.waitFor({ state: 'detached' });
      await page.locator('summary', { hasText: az.request.return_title }).click();
      await page.locator('.request-mending', { hasText: PASSPORT }).getByRole('checkbox').check();
      await page.locator('.request-mending', { hasText: PASSPORT }).getByRole('combobox').selectOption('illegible');
      await page.locator('.request-mending', { hasText: PASSPORT }).getByRole('textbox').fill(ADVICE);
      await assertAccessible(page);
      await page.getByRole('button', { name: az.request.give_back, exact: true }).click();
      await page.getByText(az.request.state_returned).first().waitFor();
    }, { screen: 'desktop' }));

  test('R7.4 its sender mends what is named', () =>
    on.window('nigar', async (page) => {
      await open(page, `/my/requests/${story.id}`);
      await page.locator('#mend').getByText(ADVICE).waitFor();
      await page.locator('#mend').getByLabel(PASSPORT).setInputFiles(paper('Aydın.pdf', '/Type /Page'));
      await page.getByRole('link', { name: 'Aydın.pdf', exact: true }).waitFor();
      await assertAccessible(page);
      await page.getByRole('button', { name: az.request.mend, exact: true }).click();
      await page.waitForURL(/mended=1$/);
      await page.getByText(az.request.state_mended).first().waitFor();
    }));

  test('R7.1.3 the signed result is given and taken', async () => {
    await on.window('azersu', async (page) => {
      await open(page, `/register/requests/${story.id}`);
      await page.locator('summary', { hasText: az.request.finish_title }).click();
      await page.locator('textarea[name=text]').fill(RESULT);
      await page.locator('#documents').setInputFiles(paper('Akt.pdf', '/Type /Pages'));
      await page.getByRole('link', { name: 'Akt.pdf', exact: true }).waitFor();
      await page.getByRole('button', { name: az.request.finish, exact: true }).click();
      await page.locator('#result').getByText(RESULT).waitFor();
    }, { screen: 'desktop' });
    await on.window('nigar', async (page) => {
      await open(page, '/my/requests');
      await page.locator(`a[href$="${story.id}"]`).click();
      await page.locator('#result').getByText(RESULT).waitFor();
      const [file] = await Promise.all([page.waitForEvent('download'), page.getByRole('link', { name: 'Akt.pdf', exact: true }).click()]);
      assert.equal(file.suggestedFilename(), 'Akt.pdf');
      await assertAccessible(page);
    });
  });

  test('R7.2 a form is made of the regulation; what it may not ask is named at its field', () =>
    on.window('azersu', async (page) => {
      await open(page, `/register/forms/${story.service}`);
      await page.getByRole('button', { name: az.request.add_field, exact: true }).click();
      const last = page.locator('.request-fields > li').last();
      await last.getByRole('textbox').first().fill('FİN');
      await page.getByRole('button', { name: az.request.save, exact: true }).click();
      await last.getByText(az.request.held_by_register).waitFor();
      await last.getByRole('textbox').first().fill('Qapının rəngi');
      await last.getByRole('button', { name: like(az.request.move_up) }).press('Enter');
      await assertAccessible(page);
      await page.getByRole('button', { name: az.request.save, exact: true }).click();
      await page.getByText(like(az.request.saved)).waitFor();
    }, { screen: 'desktop' }));

  test('R-annex1 1.6 a service that runs by itself gives its sealed result, or its refusal, in the same press', () =>
    on.window('nigar', async (page) => {
      const number = await numberOf(on.address, AT_ONCE);
      const ask = async (purpose) => {
        await open(page, `/services/${number}/request`);
        await page.getByLabel(/Arayış nə üçün lazımdır/).selectOption(purpose);
        await page.getByLabel(/Arayışın təqdim olunacağı yer/).fill('Kapital Bank');
        await page.getByRole('button', { name: az.request.send, exact: true }).click();
        await page.waitForURL(/\/my\/requests\/[0-9a-f-]{36}\?done=1$/);
      };
      await ask('Bank');
      await page.getByText(az.request.done_title, { exact: true }).waitFor();
      await page.locator('#result').getByText(/Soyadı: Hüseynova/).waitFor();
      await page.locator('#result').getByText(az.request.by_itself, { exact: true }).waitFor();
      await assertAccessible(page);
      await ask('Məhkəmə');
      await page.locator('#result').getByRole('heading', { name: az.request.refusal_title }).waitFor();
    }));

  test('R7.1.2 without script the same form is posted, and nothing typed is lost', () =>
    on.window('nigar', async (page) => {
      await page.goto(`/services/${story.service}/request`);
      await page.getByLabel(/Abonent kodu/).fill('7654321');
      await page.getByRole('button', { name: az.request.send, exact: true }).click();
      await page.waitForURL(/\?draft=/);
      assert.equal(await page.getByLabel(/Abonent kodu/).inputValue(), '7654321');
      await fillIn(page);
      await page.getByLabel(PASSPORT).setInputFiles(paper('Sadə.pdf', '/Type /Catalog'));
      await page.getByRole('button', { name: az.request.send, exact: true }).click();
      await page.waitForURL(/\/my\/requests\/[0-9a-f-]{36}\?sent=1$/);
      await page.getByText(az.request.sent_title, { exact: true }).waitFor();
      await page.getByRole('link', { name: 'Sadə.pdf', exact: true }).waitFor();
    }, { script: false }));
});
