// Covering parts of a photo before the public sees it (A8.5): with a pointer and with keys; the public sees the copy alone.

import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { assertAccessible } from '../support/axe.mjs';
import { addPhotos, chooseCategory, category, open, placeByName, send } from '../support/citizen.mjs';
import { answered, until } from '../support/live.mjs';
import { file, photo as picture } from '../support/pictures.mjs';
import { as, ask, ok } from '../support/requests.mjs';
import { stage } from '../support/stage.mjs';
import { az, fill } from '../support/words.mjs';

describe('covering photos', () => {
  const on = stage('sqlite', { screen: 'desktop' });

  test('A8.5 parts of a photo are covered with pointer and keys, and the public sees the copy alone', async () => {
    let id;
    // A picture of its own: photos are known by their content, and other journeys have sent the usual one.
    const own = await picture(on.browser, 'rebeccapurple');
    await on.window('leyla', async (page) => {
      await open(page, '/report');
      await addPhotos(page, [file(own)]);
      await placeByName(page, 'Quba');
      await page.locator('#text').fill('Örtüləcək şəkilli müraciət, yolda çuxur var.');
      await chooseCategory(page, await category(on.address, 'yol.cuxur'));
      ({ id } = await send(page));
    });
    const form = { appeal: id, institutions: ['aayda'], public_text: 'Yolda çuxur var.', publish_photos: true };
    await as(on.browser, on.address, 'sevinc', (context) => ok(context, on.address, '/api/owner/route', { form }));
    const photo = await as(on.browser, on.address, 'sevinc', async (context) => (await ok(context, on.address, `/api/owner/card?id=${id}`)).media[0]);

    await on.window('sevinc', async (page) => {
      await open(page, `/owner/${id}`);
      await page.getByRole('button', { name: az.cover.open, exact: true }).click();
      const dialog = page.getByRole('dialog', { name: az.cover.title });
      const board = dialog.locator('svg[role=group]');
      // Before the photo is there the drawing has no height.
      await dialog.getByRole('img', { name: az.cover.photo }).evaluate((image) => image.decode());
      await board.scrollIntoViewIfNeeded();
      const { x, y, width, height } = await board.boundingBox();
      await page.mouse.move(x + width * 0.1, y + height * 0.1);
      await page.mouse.down();
      await page.mouse.move(x + width * 0.4, y + height * 0.5, { steps: 4 });
      await page.mouse.up();
      await dialog.locator('#cover-0').waitFor();
      await dialog.getByRole('button', { name: az.cover.add, exact: true }).click();
      const second = dialog.locator('#cover-1');
      await second.waitFor();
      await second.focus();
      await page.keyboard.press('ArrowLeft');
      await page.keyboard.press('Shift+ArrowDown');
      await until(async () => (await second.getAttribute('x')) === '390' && (await second.getAttribute('height')) === '210', 'moved and grown');
      await assertAccessible(page);
      const saved = answered(page, '/api/owner/cover');
      await dialog.getByRole('button', { name: az.cover.save, exact: true }).click();
      await saved;
      await dialog.waitFor({ state: 'detached' });
      await page.getByText(fill(az.cover.covered, 1, 2)).waitFor();
    });

    const shown = await as(on.browser, on.address, 'tural', async (context) => {
      const page = await ok(context, on.address, `/api/appeals/public?id=${id}`);
      assert.equal((await ask(context, on.address, `/media/${photo}/thumb`)).status, 404, 'what was public is not any more');
      return page.photos[0];
    });
    assert.notEqual(shown, photo);
    assert.equal((await fetch(`${on.address}/media/${shown}/medium`)).status, 200);

    // And it is taken away again.
    await on.window('sevinc', async (page) => {
      await open(page, `/owner/${id}`);
      await page.getByRole('button', { name: az.cover.open, exact: true }).click();
      const dialog = page.getByRole('dialog', { name: az.cover.title });
      await dialog.getByRole('button', { name: az.cover.clear, exact: true }).click();
      const lifted = answered(page, '/api/owner/cover');
      await dialog.getByRole('button', { name: az.cover.lift, exact: true }).click();
      await lifted;
      await page.locator('.toast', { hasText: az.cover.lifted }).waitFor();
    });
    assert.equal((await fetch(`${on.address}/media/${photo}/medium`)).status, 200);
    assert.equal((await fetch(`${on.address}/media/${shown}/medium`)).status, 404);
  });
});
