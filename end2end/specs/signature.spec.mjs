// The signature under an answer and a refusal: what the citizen and staff see of it, the files, and the page where anybody checks them
// (A6.0.6, A7.0.4, R12.2).

import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { describe, test } from 'node:test';
import { assertAccessible } from '../support/axe.mjs';
import { awake } from '../support/browser.mjs';
import { open } from '../support/citizen.mjs';
import { as, ok, routedAppeal, sentAppeal } from '../support/requests.mjs';
import { plainly } from '../support/server.mjs';
import { stage } from '../support/stage.mjs';
import { az } from '../support/words.mjs';

const ANSWER = 'Sızma aradan qaldırılıb, köhnə boru dəyişdirilib.';
const REASON = 'Ünvan və problem göstərilməyib, müraciətin mətnindən tələb aydın deyil.';

for (const database of plainly()) {
  describe(`signatures on ${database}`, () => signatures(database));
}

/** Both files of the first signature on the page, as the browser saves them. */
async function take(page, name) {
  const [saved] = await Promise.all([page.waitForEvent('download'), page.getByRole('link', { name, exact: true }).first().click()]);
  return { name: saved.suggestedFilename(), mimeType: 'application/octet-stream', buffer: await readFile(await saved.path()) };
}

async function check(page, document, signature) {
  await page.locator('#document').setInputFiles(document);
  await page.locator('#signature').setInputFiles(signature);
  await page.getByRole('button', { name: az.signature.check, exact: true }).click();
}

function signatures(database) {
  const on = stage(database);

  test('A7.0.4 the citizen sees who signed the answer, takes both files, and anybody checks them', async () => {
    const id = await routedAppeal(on.browser, on.address, 'leyla', 'azersu');
    const reply = { appeal: id, text: ANSWER, media: [] };
    await as(on.browser, on.address, 'azersu', (context) => ok(context, on.address, '/api/institution/answer', { form: reply }));
    const files = {};
    await on.window('leyla', async (page) => {
      await open(page, `/my/${id}`);
      const part = page.locator('#answer details.signature');
      await part.locator('summary').click();
      await part.getByText(az.signature.passed_signer).waitFor();
      await part.getByText(az.signature.demo).waitFor();
      await assertAccessible(page);
      files.document = await take(page, az.signature.take_document);
      files.signature = await take(page, az.signature.take_signature);
      assert.match(files.document.buffer.toString(), /boru dəyişdirilib/);
      assert.equal(files.signature.name, `${files.document.name}.p7s`);
    });
    await on.window(null, async (page) => {
      await open(page, '/verify');
      await assertAccessible(page);
      await check(page, files.document, files.signature);
      await page.getByRole('heading', { level: 1, name: az.signature.valid_title }).waitFor();
      await assertAccessible(page);
      await page.getByRole('link', { name: az.signature.again }).click();
      await awake(page);
      const changed = Buffer.from(files.document.buffer.toString().replace('qaldırılıb', 'qaldırılmayıb'));
      await check(page, { ...files.document, buffer: changed }, files.signature);
      await page.getByRole('heading', { level: 1, name: az.signature.invalid_title }).waitFor();
      await page.getByText(az.signature.why_changed).waitFor();
    });
  });

  test('A6.0.6 a refusal is signed: the citizen sees it without script', async () => {
    const id = await sentAppeal(on.browser, on.address, 'leyla');
    const refusal = { appeal: id, ground: 'not_clear', reason: REASON };
    await as(on.browser, on.address, 'sevinc', (context) => ok(context, on.address, '/api/owner/refuse', { form: refusal }));
    await on.window('leyla', async (page) => {
      await page.goto(`/my/${id}`);
      await page.locator('details.signature summary').click();
      await page.getByText(az.signature.passed_signer).waitFor();
      await page.getByRole('link', { name: az.signature.take_signature, exact: true }).waitFor();
    }, { script: false });
  });
}
