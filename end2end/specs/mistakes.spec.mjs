// Wrong or missing input: each is told in the person's language beside its field, and nothing typed is lost.

import assert from 'node:assert/strict';
import { before, describe, test } from 'node:test';
import { addPhotos, category, chooseCategory, open, placeByName, sendButton } from '../support/citizen.mjs';
import { file, pdf, svg, takenAt } from '../support/pictures.mjs';
import { appealForm, ask } from '../support/requests.mjs';
import { REFUSED, stage } from '../support/stage.mjs';
import { az, fill, like } from '../support/words.mjs';

describe('wrong input', () => {
  let pothole;
  const on = stage('sqlite', { expected: [REFUSED] });
  before(async () => {
    pothole = await category(on.address, 'yol.cuxur');
  });

  const typed = (page) => page.locator('#text').inputValue();

  test('A8.3 every missing field is named, and its line leads to the field', () =>
    on.window('leyla', async (page) => {
      await open(page, '/report');
      await sendButton(page).click();
      const summary = page.locator('#error-summary');
      for (const [sentence, field] of [[az.errors.required_place, 'place'], [az.errors.required_category, 'category'], [az.errors.required_text, 'text']]) {
        await summary.getByRole('link', { name: sentence }).click();
        await page.locator(`#${field}:focus`).waitFor();
      }
      await page.getByRole('radio', { name: az.report.answer_post }).check();
      await sendButton(page).click();
      await summary.getByRole('link', { name: az.errors.required_postal_address }).waitFor();
      await page.locator('#postal_address').fill('Nizami küçəsi');
      await sendButton(page).click();
      await summary.getByRole('link', { name: az.errors.bad_postal_address }).waitFor();
      await page.locator('#text').fill('Az');
      await sendButton(page).click();
      await summary.getByRole('link', { name: like(az.errors.too_short) }).waitFor();
    }));

  test('a place outside the country is told at once and not accepted', () =>
    on.window(
      'leyla',
      async (page) => {
        await open(page, '/report');
        await page.getByRole('button', { name: az.report.place_mine }).click();
        await page.getByText(az.report.place_outside).waitFor();
        await page.locator('#text').fill('Bu yer ölkədən kənardadır, sınaq üçün.');
        await chooseCategory(page, pothole);
        await sendButton(page).click();
        await page.locator('#error-summary', { hasText: az.errors.outside_country }).waitFor();
      },
      { place: { latitude: 41.72, longitude: 44.79 } },
    ));

  test('T8.1 without consent there is no place of the device, and the other ways remain', () =>
    on.window('leyla', async (page) => {
      await open(page, '/report');
      await page.getByRole('button', { name: az.report.place_mine }).click();
      await page.getByText(az.account.ask_location).waitFor();
      await page.getByRole('button', { name: az.account.consent_yes }).first().click();
      await page.getByText(az.ui.locate_denied).waitFor();
      await placeByName(page, 'Şəki');
    }));

  test("T8.1 a photo's own place is asked for, taken on a yes, and gone from the file", () =>
    on.window('leyla', async (page, context) => {
      await open(page, '/report');
      const original = takenAt(on.jpeg, 40.58, 49.67);
      assert.ok(original.includes('Exif'));
      await addPhotos(page, [file(original)]);
      await page.getByText(az.report.photo_place_offer).waitFor();
      assert.equal(await page.locator('.place-words').count(), 0, 'nothing is taken silently');
      await page.getByRole('button', { name: az.report.photo_place_yes }).click();
      await page.locator('.place-words').waitFor();
      await page.getByText(fill(az.ui.picker_chosen, '40.58000', '49.67000')).waitFor();
      const media = await page.locator('input[name=media]').inputValue();
      const kept = await (await context.request.get(`/media/${media}/full`)).body();
      assert.ok(kept.length > 500 && !kept.includes('Exif'), 'the stored file says nothing of its own');
    }));

  test('a text that is too long stays, and its length is told', () =>
    on.window('leyla', async (page) => {
      const long = 'ə'.repeat(4_001);
      await open(page, '/report');
      await placeByName(page, 'Quba');
      await chooseCategory(page, pothole);
      await page.locator('#text').fill(long);
      await page.locator('.counter.is-over', { hasText: fill(az.ui.over, 1) }).waitFor();
      await sendButton(page).click();
      await page.locator('#error-summary', { hasText: like(az.errors.too_long) }).waitFor();
      assert.equal(await typed(page), long);
    }));

  test('12 MB of text are refused, by the server function and by the plain form, without a fault', () =>
    on.window('leyla', async (page, context) => {
      const text = 'a'.repeat(12 << 20);
      const form = appealForm({ text });
      const { status } = await ask(context, on.address, '/api/appeals/submit', { form });
      assert.ok([413, 422].includes(status), `a clear answer, not ${status}`);
      const plain = { id: form.id, lat: '40.4', lon: '49.8', category: form.category, text, similar_seen: 'true', action: 'send' };
      const response = await context.request.post('/report', { multipart: plain, headers: { origin: on.address, accept: 'text/html' }, maxRedirects: 0 });
      assert.ok([303, 413, 422].includes(response.status()), `a clear answer, not ${response.status()}`);
      assert.equal((await ask(context, on.address, `/api/cabinet/card?id=${form.id}`)).status, 404, 'nothing was kept');
    }));

  test('files that are no photos are refused one by one; the good one stays', () =>
    on.window('leyla', async (page) => {
      await open(page, '/report');
      const bad = [
        [file(pdf, 'sened.jpg'), az.errors.not_a_picture],
        [file(svg, 'sekil.jpg'), az.errors.not_a_picture],
        [file(on.jpeg.subarray(0, Math.floor(on.jpeg.length / 3)), 'yarimciq.jpg'), az.errors.broken_picture],
        [file(Buffer.from('GIF89a' + '\0'.repeat(200)), 'hereketli.jpg'), az.errors.not_a_picture],
      ];
      await addPhotos(page, [file(on.jpeg)]);
      for (const [what, why] of bad) {
        await page.locator('#photos').setInputFiles([what]);
        await page.locator('.photo-problem', { hasText: what.name }).getByText(why).waitFor();
      }
      assert.equal(await page.locator('input[name=media]').count(), 1, 'only the photo is sent along');
      await page.getByRole('button', { name: fill(az.report.photo_remove, 2) }).click();
      assert.equal(await page.locator('.photo-problem').count(), bad.length - 1);
    }));

  test('of more than ten photos ten are taken, and that is said', () =>
    on.window('leyla', async (page) => {
      await open(page, '/report');
      const many = Array.from({ length: 12 }, (_, at) => file(on.jpeg, `foto-${at}.jpg`));
      await page.locator('#photos').setInputFiles(many);
      await page.getByText(fill(az.errors.too_many_photos, 10)).first().waitFor();
      assert.equal(await page.locator('.photo-tile').count(), 10);
    }));

  test('40 photos sent past the page are refused as a whole', () =>
    on.window('leyla', async (page, context) => {
      const media = Array.from({ length: 40 }, (_, at) => at.toString(16).padStart(64, '0'));
      const { status, body } = await ask(context, on.address, '/api/appeals/submit', { form: appealForm({ media }) });
      assert.equal(status, 422);
      assert.ok(JSON.stringify(body).includes('too_many'), JSON.stringify(body));
    }));
});
