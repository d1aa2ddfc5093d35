// What somebody may try: another's appeal, forged fields, guessed numbers, texts that want to be program.

import assert from 'node:assert/strict';
import { before, describe, test } from 'node:test';
import { awake } from '../support/browser.mjs';
import { addPhotos, category, chooseCategory, open, placeByName, send, sendPlain } from '../support/citizen.mjs';
import { file, photo } from '../support/pictures.mjs';
import { appealForm, as, ask, freshId, ok } from '../support/requests.mjs';
import { openCard, row } from '../support/staff.mjs';
import { REFUSED, stage } from '../support/stage.mjs';
import { az } from '../support/words.mjs';

const NASTY = `</textarea><script>window.hacked = 1</script><img src=x onerror="window.hacked=1">'; drop table appeal; -- سلام 🙂 {{7*7}} &lt;b&gt;`;

describe('hostile input', () => {
  let pothole;
  const on = stage('sqlite', { expected: [REFUSED] });
  before(async () => {
    pothole = await category(on.address, 'yol.cuxur');
  });

  const fresh = (text) => `${text} ${freshId().slice(-6)}`;
  const typed = (page) => page.locator('#text').inputValue();

  test("A7.0.1 another's appeal by its id is not found: cabinet, institution, photo", async () => {
    let id, media;
    await on.window('leyla', async (page, context) => {
      await open(page, '/report');
      // A picture that no other journey shows to everybody: one content has one address.
      await addPhotos(page, [file(await photo(on.browser, 'orchid'))]);
      media = await page.locator('input[name=media]').inputValue();
      await placeByName(page, 'Quba');
      await page.locator('#text').fill(fresh('Başqasının müraciəti görünmür.'));
      await chooseCategory(page, pothole);
      ({ id } = await send(page));
      assert.equal((await context.request.get(`/media/${media}/thumb`)).status(), 200, 'the author sees the photo');
    });
    for (const [person, path, title] of [['tural', `/my/${id}`, az.cabinet.not_found_title], ['azersu', `/institution/${id}`, az.desk.gone_title], ['azersu', `/owner/${id}`, az.owner.forbidden_title], ['tural', `/owner/${id}`, az.owner.forbidden_title]]) {
      await on.window(person, async (page) => {
        await page.goto(path);
        await page.getByText(title).filter({ visible: true }).first().waitFor();
        assert.ok(!(await page.content()).includes('Başqasının müraciəti'));
      });
    }
    await on.window('nigar', async (page, context) => {
      assert.equal((await context.request.get(`/media/${media}/thumb`)).status(), 404, 'nobody else sees it');
    });
  });

  test('forged fields and another person\'s id are refused, and nothing is left', () =>
    on.window('tural', async (page, context) => {
      const taken = appealForm();
      await as(on.browser, on.address, 'leyla', (other) => ok(other, on.address, '/api/appeals/submit', { form: taken }));
      const forged = [
        [appealForm({ id: 'x' }), 422],
        [appealForm({ category: 'yol' }), 422],
        [appealForm({ category: 'bele-nov-yoxdur' }), 422],
        [appealForm({ point: null, place: '0', district: 'yoxdur' }), 422],
        [appealForm({ point: { lat: 1e308, lon: -200 } }), 422],
        [appealForm({ media: ['f'.repeat(64)] }), 422],
        [{ ...taken, text: 'Özgənin nömrəsi ilə göndərmək istəyirəm.' }, 409],
      ];
      for (const [form, status] of forged) {
        const answer = await ask(context, on.address, '/api/appeals/submit', { form });
        assert.equal(answer.status, status, `${JSON.stringify(form)}: ${JSON.stringify(answer.body)}`);
      }
      for (const path of ['/api/owner/route', '/api/institution/answer', '/api/owner/refuse']) {
        const answer = await ask(context, on.address, path, { form: { appeal: taken.id, text: 'Mən qurum deyiləm, amma yazıram.', institutions: ['azersu'] } });
        assert.equal(answer.status, 403, path);
      }
      const foreign = await context.request.post('/api/appeals/submit', { data: { form: appealForm() }, headers: { origin: 'https://basqa.example' } });
      assert.equal(foreign.status(), 403, "another site's request");
    }));

  test('A8.5 of ten check digits one is right; the right one of no appeal says that there is none', () =>
    on.window(null, async (page) => {
      const said = [];
      for (let digit = 0; digit <= 9; digit++) {
        await page.goto(`/track/Q-2026-9999998-${digit}`);
        const unknown = await page.getByText(az.track.not_found_title).count();
        const slip = await page.locator('#error-summary', { hasText: az.errors.bad_check_digit }).count();
        said.push(unknown > 0 ? 'unknown' : slip > 0 ? 'slip' : page.url());
      }
      assert.deepEqual(said.sort(), ['slip', 'slip', 'slip', 'slip', 'slip', 'slip', 'slip', 'slip', 'slip', 'unknown']);
    }));

  test('HTML, SQL, right-to-left and emoji are shown as they were typed, and do nothing', () =>
    on.window('leyla', async (page) => {
      const text = fresh(NASTY);
      const { id } = await sendPlain(page, on.address, text);
      const harmless = async (shown, where) => {
        await where.waitFor();
        assert.equal(await shown.evaluate(() => globalThis.hacked), undefined);
        assert.equal(await shown.locator('img[src=x]').count(), 0);
      };
      await harmless(page, page.locator('.prose', { hasText: '</textarea><script>window.hacked = 1</script>' }));
      await page.reload();
      await awake(page);
      await harmless(page, page.locator('.prose', { hasText: 'سلام 🙂 {{7*7}} &lt;b&gt;' }));
      await on.window('sevinc', async (desk) => {
        await open(desk, `/owner?q=${text.slice(-6)}`);
        await row(desk, id).waitFor();
        await openCard(desk, id);
        await harmless(desk, desk.locator('.desk-card .desk-words', { hasText: "'; drop table appeal; --" }));
      }, { screen: 'desktop' });
      await open(page, `/track?number=${encodeURIComponent('<script>window.hacked=1</script>')}`);
      await harmless(page, page.locator('#error-summary'));
      await open(page, '/report');
      await page.locator('#text').fill(text);
      await page.reload();
      await awake(page);
      await page.getByText(az.report.restored).waitFor();
      assert.equal(await typed(page), text);
    }));
});
