// The citizen's part without JavaScript: plain links and forms, and nothing typed is ever lost.

import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { category } from '../support/citizen.mjs';
import { file, pdf } from '../support/pictures.mjs';
import { answeredAppeal } from '../support/requests.mjs';
import { databases } from '../support/server.mjs';
import { stage } from '../support/stage.mjs';
import { az, fill, like, words } from '../support/words.mjs';

for (const database of databases()) {
  describe(`without JavaScript on ${database}`, () => withoutScript(database));
}

function withoutScript(database) {
  const on = stage(database, { script: false, expected: [/status of 404/] });
  const story = { text: `Həyətdə işıq yanmır, qaranlıqdır. ${Date.now().toString(36)}` };

  test('A1.4 the appeals stand in a list that can be filtered and opened', () =>
    on.window(null, async (page) => {
      await page.goto('/');
      assert.ok((await page.locator('#list .appeal-card').count()) > 5, 'the list is served with the page');
      const { root } = await category(on.address, 'isiq.yanmir');
      await page.getByLabel(az.home.category).selectOption({ label: root });
      await page.getByRole('button', { name: az.home.apply }).click();
      await page.waitForURL(/category=isiq/);
      await page.getByRole('navigation', { name: az.home.status }).getByRole('link', { name: az.status.group_in_work }).click();
      await page.waitForURL(/status=.*category=|category=.*status=/);
      await page.locator('#list .appeal-card a').first().click();
      await page.waitForURL(/\/appeals\/[0-9a-f-]{36}/);
      await page.locator('.number-value').waitFor();
    }));

  test('A8.3 an appeal is sent with plain forms; signing in on the way loses nothing', () =>
    on.window(null, async (page) => {
      const kind = await category(on.address, 'isiq.yanmir');
      await page.goto('/report');
      await page.getByLabel(az.report.place_search).fill('Quba');
      await page.getByLabel(az.report.text_title).fill(story.text);
      await page.locator('#photos').setInputFiles(file(on.jpeg));
      await page.getByRole('button', { name: az.report.place_find, exact: true }).click();
      await page.waitForURL(/draft=.*find=Quba/);
      assert.equal(await page.getByLabel(az.report.text_title).inputValue(), story.text, 'searching a place keeps the words');
      story.settlement = await page.locator('input[name=place]').first().inputValue();
      await page.locator('input[name=place]').first().check();
      await page.getByLabel(az.report.place_address).fill('Məscidin yanında');
      await page.getByRole('button', { name: az.report.send, exact: true }).click();

      // Only now one has to say who one is.
      await page.locator('[data-person="nigar"]').click();
      await page.waitForURL(/\/report\?draft=/);
      assert.equal(await page.getByLabel(az.report.text_title).inputValue(), story.text);
      assert.equal(await page.getByLabel(az.report.place_address).inputValue(), 'Məscidin yanında');
      assert.equal(await page.locator('input[name=media]').count(), 1, 'the photo is still there');
      assert.equal(await page.locator(`input[name=place][value="${story.settlement}"]`).isChecked(), true);

      // What is missing is named, with a link to its field.
      await page.getByRole('button', { name: az.report.send, exact: true }).click();
      await page.locator('#error-summary').getByRole('link', { name: az.errors.required_category }).waitFor();
      assert.equal(await page.getByLabel(az.report.text_title).inputValue(), story.text);
      await page.locator('#category').selectOption({ label: kind.name });
      await page.getByRole('button', { name: az.report.send, exact: true }).click();

      // Others may have reported it: they are shown once, and one's own can be sent all the same.
      const similar = page.getByRole('heading', { name: like(az.report.similar_title) });
      await similar.or(page.getByText(az.cabinet.sent_title)).first().waitFor();
      if (await similar.isVisible()) {
        await page.getByRole('button', { name: az.report.send, exact: true }).click();
      }
      await page.waitForURL(/\/my\/[0-9a-f-]{36}\?sent=1$/);
      await page.getByText(az.cabinet.sent_title).waitFor();
      await page.getByText(story.text).waitFor();
      await page.getByText('Məscidin yanında').waitFor();
      assert.equal(await page.locator('.photos .photo').count(), 1);
      story.number = await page.locator('.number-value').first().innerText();
      story.id = new URL(page.url()).pathname.split('/').pop();
    }));

  test('A8.4 the similar appeal is shown and joined with own words and photo', () =>
    on.window('rauf', async (page) => {
      const kind = await category(on.address, 'isiq.yanmir');
      await page.goto('/report');
      await page.getByLabel(az.report.place_search).fill('Quba');
      await page.getByRole('button', { name: az.report.place_find, exact: true }).click();
      await page.locator(`input[name=place][value="${story.settlement}"]`).check();
      await page.locator('#category').selectOption({ label: kind.name });
      await page.getByLabel(az.report.text_title).fill('Bizim küçədə də üç gündür işıq yoxdur.');
      await page.getByRole('button', { name: az.report.send, exact: true }).click();
      const similar = page.locator('#similar article', { hasText: story.number });
      await similar.getByRole('link', { name: az.report.similar_join }).click();
      await page.waitForURL(`/join/${story.id}`);
      await page.getByLabel(az.join.text).fill('Bizim küçədə də üç gündür işıq yoxdur.');
      await page.locator('#photos').setInputFiles(file(on.jpeg));
      await page.getByRole('button', { name: az.join.join, exact: true }).click();
      await page.waitForURL(`/my/${story.id}`);
      await page.getByText(az.cabinet.joined_part).waitFor();
    }));

  test('a file that is no photo is told, and the words of a joining stay', () =>
    on.window('firuze', async (page) => {
      await page.goto(`/join/${story.id}`);
      await page.getByLabel(az.join.text).fill('Buna mən də şahidəm.');
      await page.locator('#photos').setInputFiles(file(pdf, 'foto.jpg'));
      await page.getByRole('button', { name: az.join.join, exact: true }).click();
      await page.locator('#error-summary', { hasText: az.errors.not_a_picture }).waitFor();
      assert.equal(await page.getByLabel(az.join.text).inputValue(), 'Buna mən də şahidəm.');
    }));

  test('A8.4 who has to sign in before joining finds the words again', () =>
    on.window(null, async (page) => {
      await page.goto(`/join/${story.id}`);
      await page.getByLabel(az.join.text).fill('Mən də qoşuluram, işıq lazımdır.');
      await page.getByRole('button', { name: az.join.join, exact: true }).click();
      await page.locator('[data-person="xezer"]').click();
      await page.waitForURL(/\/join\//);
      assert.equal(await page.getByLabel(az.join.text).inputValue(), 'Mən də qoşuluram, işıq lazımdır.');
    }));

  test('A8.5 tracking by number; an unknown or mistyped one is told', () =>
    on.window(null, async (page) => {
      await page.goto('/track');
      await page.getByLabel(az.track.number).fill(` ${story.number.toLowerCase()} `);
      await page.getByRole('button', { name: az.track.find }).click();
      await page.waitForURL(`/track/${story.number}`);
      await page.locator('.number-value', { hasText: story.number }).waitFor();
      assert.equal(await page.getByText(story.text).count(), 0, 'words that nobody has cleared are not public');
      await page.goto(`/track?number=${encodeURIComponent(story.number.replace(/\d$/, (digit) => (Number(digit) + 1) % 10))}`);
      await page.locator('#error-summary', { hasText: az.errors.bad_check_digit }).waitFor();
      await page.goto('/track?number=nömrə');
      await page.locator('#error-summary', { hasText: az.errors.bad_number }).waitFor();
    }));

  test('A8.9 the answer is read and rated', async () => {
    const id = await answeredAppeal(on.browser, on.address, 'nigar', 'aayda');
    await on.window('nigar', async (page) => {
      await page.goto(`/my/${id}`);
      await page.getByText('Çuxur doldurulub, yol təmir edilib.').waitFor();
      await page.getByText(az.cabinet.signature_valid).waitFor();
      await page.getByRole('radio', { name: fill(az.cabinet.rate_star, 4) }).check();
      await page.getByLabel(az.cabinet.rate_text).fill('Sağ olun.');
      await page.getByRole('button', { name: az.cabinet.rate_send }).click();
      await page.waitForURL(`/my/${id}`);
      await page.getByText(fill(az.cabinet.rated, 4)).waitFor();
      await page.getByText('Sağ olun.').waitFor();
    });
  });

  test('R5.1 a question about a service that is too long is shown again as it was typed', () =>
    on.window('nigar', async (page) => {
      await page.goto('/services?kind=interactive');
      await page.locator('a[href^="/services/ER-"]').first().click();
      await page.waitForURL(/\/services\/ER-/);
      const asked = page.locator('textarea[name="form[question]"]');
      const long = 'Bu xidmət üçün nə lazımdır? '.repeat(40);
      await asked.fill(long);
      await page.getByRole('button', { name: az.portal.ask_send }).click();
      await page.waitForURL(/draft=/);
      assert.equal(await asked.inputValue(), long);
      await page.locator('#questions, .service-question').first().waitFor();
      await asked.fill('Bu xidmət üçün nə lazımdır?');
      await page.getByRole('button', { name: az.portal.ask_send }).click();
      await page.waitForURL(/done=asked/);
    }));

  test('T4.2 notices are read and marked as read', () =>
    on.window('nigar', async (page) => {
      await page.goto('/my/notices');
      await page.locator('.is-unread').first().waitFor();
      await page.getByRole('button', { name: az.cabinet.notices_mark }).click();
      await page.getByRole('heading', { level: 1, name: az.cabinet.notices_title }).waitFor();
      await page.locator('.is-unread').first().waitFor({ state: 'detached' });
      assert.ok((await page.locator('.notice-line').count()) > 0);
    }));

  test('T1.3 the terms can be read by anybody; accepting asks who one is', () =>
    on.window(null, async (page) => {
      await page.goto('/terms');
      await page.getByRole('heading', { level: 1, name: az.terms.title }).waitFor();
      assert.ok((await page.locator('.terms p').count()) > 20, 'the whole text is there');
      await page.getByRole('link', { name: az.terms.sign_in }).click();
      await page.locator('[data-person="leyla"]').click();
      await page.waitForURL('/terms');
      await page.getByText(az.terms.accepted).waitFor();
    }));

  test('A3.8 one session serves every section, and signing out ends it', () =>
    on.window('leyla', async (page) => {
      for (const path of ['/my', '/my/notices', '/report']) {
        await page.goto(path);
        await page.locator('.account-name', { hasText: 'Leyla' }).waitFor();
      }
      await page.locator('.account summary').click();
      await page.getByRole('button', { name: az.ui.sign_out }).click();
      await page.waitForURL((address) => address.pathname === '/');
      await page.goto('/my');
      await page.getByText(az.cabinet.sign_in_text).waitFor();
    }));

  test('the language is changed by a button, and stays', () =>
    on.window(null, async (page) => {
      await page.goto('/track?number=');
      for (const [lang, name] of [['en', 'English'], ['ru', 'Русский'], ['az', 'Azərbaycanca']]) {
        await page.locator('.account summary').click();
        await page.getByRole('button', { name, exact: true }).click();
        await page.getByRole('heading', { level: 1, name: words[lang].track.title }).waitFor();
        assert.equal(await page.locator('html').getAttribute('lang'), lang);
        await page.goto('/track');
        await page.getByRole('heading', { level: 1, name: words[lang].track.title }).waitFor();
      }
    }));
}
