// The owner's desk in company: who else has the card open, prepared reasons, one matter in two appeals, several rows at once, and
// taking back. Each journey sends its own appeals, far from the others'.

import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { awake } from '../support/browser.mjs';
import { answered } from '../support/live.mjs';
import { appealForm, as, ok } from '../support/requests.mjs';
import { listed, openCard, row, step } from '../support/staff.mjs';
import { REFUSED, stage } from '../support/stage.mjs';
import { az, like } from '../support/words.mjs';

/** Sends an appeal of this person at this place; its id and receipt. */
async function send(on, person, point, text) {
  const form = appealForm({ point, text });
  const receipt = await as(on.browser, on.address, person, (context) => ok(context, on.address, '/api/appeals/submit', { form }));
  return { id: form.id, number: receipt.number };
}

/** The card's form of refusal with the prepared reason in it. */
async function refusing(on, page, id) {
  await page.goto(`${on.address}/owner/${id}`);
  await awake(page);
  await page.locator('#desk-card-title').waitFor();
  await step(page, az.owner.step_refuse);
  const dialog = page.getByRole('dialog', { name: az.owner.refuse_title });
  await dialog.getByRole('button', { name: 'Tələb aydın deyil', exact: true }).click();
  return dialog;
}

describe('the desk in company', () => {
  const on = stage('sqlite', { screen: 'desktop' });

  test('A8.5 a card that a colleague has open says so, until it is closed', async () => {
    const { id } = await send(on, 'leyla', { lat: 40.4011, lon: 49.8511 }, 'Səkidə böyük çuxur açılıb, keçmək olmur.');
    await on.window('sevinc', async (one) => {
      await one.goto(`${on.address}/owner/${id}`);
      await awake(one);
      await one.locator('#desk-card-title').waitFor();
      await on.window('orxan', async (other) => {
        await other.goto(`${on.address}/owner/${id}`);
        await awake(other);
        await other.getByText(like(az.triage.here_too)).filter({ hasText: 'Sevinc' }).waitFor();
        await one.getByText(like(az.triage.here_too)).filter({ hasText: 'Orxan' }).waitFor();
        await other.keyboard.press('Escape');
        await one.getByText(like(az.triage.here_too)).waitFor({ state: 'detached' });
      });
    });
  });

  test('A8.6 a prepared reason fills the form; the refusal is taken back with z', async () => {
    const { id, number } = await send(on, 'tural', { lat: 40.4051, lon: 49.8611 }, 'Burada nəsə düz deyil, baxın zəhmət olmasa.');
    await on.window('sevinc', async (page) => {
      const dialog = await refusing(on, page, id);
      assert.match(await dialog.locator('#reason').inputValue(), new RegExp(number));
      await dialog.locator('#reason').fill('№ {number} aydın deyil, dəqiqləşdirin.');
      await dialog.getByText(like(az.triage.templates_missing)).waitFor();
      await dialog.getByRole('button', { name: az.owner.refuse_button, exact: true }).click();
      await dialog.getByText(az.triage.unfilled).first().waitFor();
      await dialog.getByRole('button', { name: 'Tələb aydın deyil', exact: true }).click();
      const refused = answered(page, '/api/owner/refuse');
      await dialog.getByRole('button', { name: az.owner.refuse_button, exact: true }).click();
      await refused;
      await page.getByRole('button', { name: new RegExp(`^${az.triage.undo_button}`) }).waitFor();
      const undone = answered(page, '/api/owner/undo');
      await page.keyboard.press('z');
      await undone;
      await page.locator('.toast', { hasText: az.triage.undo_done }).waitFor();
      await listed(page, id);
    });
  });

  test('A8.6 a step from a page that is stale is refused in words, and what was typed stays', async () => {
    const { id } = await send(on, 'leyla', { lat: 40.4101, lon: 49.8811 }, 'Həyətdə nəsə var, baxın zəhmət olmasa.');
    await on.window('sevinc', async (page) => {
      const dialog = await refusing(on, page, id);
      const words = 'Nəyin təmir olunacağını yazın, müraciəti yenidən göndərin.';
      await dialog.locator('#reason').fill(words);
      const routed = { appeal: id, institutions: ['aayda'], public_text: '', publish_photos: false };
      await as(on.browser, on.address, 'orxan', (context) => ok(context, on.address, '/api/owner/route', { form: routed }));
      await dialog.getByRole('button', { name: az.owner.refuse_button, exact: true }).click();
      await dialog.getByText(az.errors.not_now).first().waitFor();
      assert.equal(await dialog.locator('#reason').inputValue(), words);
    }, { expected: [REFUSED] });
  });

  test('A8.4 a later appeal of the same matter goes on in the earlier one, and its number leads there', async () => {
    const place = { lat: 40.4151, lon: 49.8711 };
    const earlier = await send(on, 'leyla', place, 'Yolda dərin çuxur var, maşın keçmir.');
    const later = await send(on, 'tural', place, 'Həmin yerdə çuxur var, gecə görünmür.');
    await on.window('orxan', async (page) => {
      await page.goto(`${on.address}/owner`);
      await awake(page);
      await openCard(page, later.id);
      const merged = answered(page, '/api/owner/merge');
      await page.getByRole('button', { name: az.triage.merge_button, exact: true }).first().click();
      await merged;
      await page.locator('.toast', { hasText: like(az.triage.merge_done) }).waitFor();
      await page.goto(`${on.address}/track/${later.number}`);
      await page.getByText(az.triage.continued).first().waitFor();
      await page.getByRole('link', { name: earlier.number, exact: true }).first().waitFor();
      await page.locator('.badge', { hasText: az.status.merged }).waitFor();
      assert.equal(await page.locator('.badge', { hasText: az.status.withdrawn }).count(), 0, 'nobody withdrew it');
    });
  });

  test('A8.5 marked rows go to the institution proposed for each, every result is told, and all come back', async () => {
    const one = await send(on, 'nigar', { lat: 40.4251, lon: 49.8811 }, 'Asfalt çöküb, təmir olunmalıdır.');
    const two = await send(on, 'nigar', { lat: 40.4351, lon: 49.8911 }, 'Küçədə asfalt dağılıb, keçmək olmur.');
    await on.window('sevinc', async (page) => {
      await page.goto(`${on.address}/owner`);
      await awake(page);
      for (const { id, number } of [one, two]) {
        await listed(page, id);
        await page.getByLabel(az.triage.mark_label.replace('{number}', number), { exact: true }).check();
      }
      await page.getByText(az.triage.marked.replace('{n}', '2'), { exact: true }).waitFor();
      const done = answered(page, '/api/owner/bulk');
      await page.getByRole('button', { name: az.triage.bulk_button, exact: true }).click();
      await done;
      await page.locator('.desk-results li', { hasText: az.triage.bulk_done }).nth(1).waitFor();
      await row(page, one.id).waitFor({ state: 'detached' });
      const undone = answered(page, '/api/owner/undo');
      await page.getByRole('button', { name: new RegExp(`^${az.triage.undo_button}`) }).click();
      await undone;
      await listed(page, one.id);
      await listed(page, two.id);
    });
  });
});
