// After sending: the rights of the person in the e-cabinet (A9.1, A8.4, A8.7, A2.1), on a phone; the forms also without script.

import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { assertAccessible } from '../support/axe.mjs';
import { awake } from '../support/browser.mjs';
import { addPhotos, open } from '../support/citizen.mjs';
import { file } from '../support/pictures.mjs';
import { answeredAppeal, appealForm, as, freshId, ok, routedAppeal, sentAppeal } from '../support/requests.mjs';
import { plainly } from '../support/server.mjs';
import { openCard } from '../support/staff.mjs';
import { stage } from '../support/stage.mjs';
import { az, fill, like } from '../support/words.mjs';

const TEXT = 'Küçədə böyük çuxur var, maşınlar keçə bilmir.';

for (const database of plainly()) {
  describe(`rights after sending on ${database}`, () => rights(database));
  describe(`rights after sending without JavaScript on ${database}`, () => withoutScript(database));
}

/** Opens the card and follows one of its rights. */
async function follow(page, id, name) {
  await open(page, `/my/${id}`);
  await page.getByRole('link', { name: new RegExp(`^${name}`) }).first().click();
  await page.getByRole('heading', { level: 1, name }).waitFor();
}

/** Presses the step's button and comes back to the card. */
async function finish(page, id, button, done) {
  await page.getByRole('button', { name: button, exact: true }).click();
  await page.waitForURL(new RegExp(`/my/${id}\\?done=`));
  await page.getByRole('status').filter({ hasText: done }).waitFor();
}

async function join(on, person, id, text) {
  const form = { id: freshId(), appeal: id, text, media: [], answer_mode: 'amis', postal_address: '' };
  await as(on.browser, on.address, person, (context) => ok(context, on.address, '/api/appeals/join', { form }));
}

function rights(database) {
  const on = stage(database);

  test('A9.1 within the first minutes a slip is corrected, and staff see what stood there before', async () => {
    const id = await sentAppeal(on.browser, on.address, 'leyla');
    await on.window('leyla', async (page) => {
      await open(page, `/my/${id}`);
      await page.getByText(like(az.rights.window)).waitFor();
      await assertAccessible(page);
      await page.getByRole('link', { name: az.rights.step_amend }).click();
      const text = page.locator('#text');
      await text.waitFor();
      assert.equal(await text.inputValue(), TEXT);
      await text.fill('');
      await page.getByRole('button', { name: az.rights.amend_button, exact: true }).click();
      await page.locator('#error-summary').getByRole('link', { name: az.errors.required_text }).waitFor();
      await text.fill('Küçədə iki çuxur var, maşınlar keçə bilmir.');
      await finish(page, id, az.rights.amend_button, az.rights.done_amend);
      await page.getByText('Küçədə iki çuxur var').first().waitFor();
      await page.locator('.timeline', { hasText: az.rights.what_amended_own }).waitFor();
    });
    await on.window('sevinc', async (page) => {
      await open(page, `/owner/${id}`);
      const entry = page.locator('.timeline-item', { hasText: az.rights.what_amended });
      await entry.getByText(TEXT).waitFor();
      await entry.getByText('Küçədə iki çuxur var').waitFor();
    }, { screen: 'desktop' });
  });

  test('A9.1 staff who route meanwhile close the window, and the words typed stay', async () => {
    const id = await sentAppeal(on.browser, on.address, 'leyla');
    await on.window('leyla', async (page) => {
      await open(page, `/my/${id}/amend`);
      await page.locator('#text').fill('Yazdığım uzun düzəliş itməməlidir.');
      const form = { appeal: id, institutions: ['aayda'], public_text: '', publish_photos: false };
      await as(on.browser, on.address, 'sevinc', (context) => ok(context, on.address, '/api/owner/route', { form }));
      await page.getByRole('button', { name: az.rights.amend_button, exact: true }).click();
      await page.locator('#error-summary', { hasText: az.errors.not_now }).waitFor();
      assert.equal(await page.locator('#text').inputValue(), 'Yazdığım uzun düzəliş itməməlidir.');
    }, { expected: [/status of 422/] });
  });

  test('A9.1 documents are added later and lie before the institution with their photo', async () => {
    const id = await routedAppeal(on.browser, on.address, 'leyla', 'aayda');
    await on.window('leyla', async (page) => {
      await follow(page, id, az.rights.step_add_documents);
      await page.locator('#text').fill('Çuxurun dərinliyi yarım metrdir.');
      await addPhotos(page, [file(on.jpeg)]);
      await assertAccessible(page);
      await finish(page, id, az.rights.documents_button, az.rights.done_add_documents);
      await page.locator('.timeline-item', { hasText: 'yarım metrdir' }).locator('.photo').waitFor();
    });
    await on.window('aayda', async (page) => {
      await open(page, `/institution/${id}`);
      await page.locator('.timeline-item', { hasText: 'yarım metrdir' }).locator('.photo').waitFor();
    }, { screen: 'desktop' });
    await on.window(null, async (page) => {
      await open(page, `/appeals/${id}`);
      await page.locator('.timeline').waitFor();
      assert.equal(await page.getByText('yarım metrdir').count(), 0, 'an addition is never public');
    });
  });

  test('A9.1 confidentiality takes the words out of the public, and staff cannot clear them again', async () => {
    const id = await sentAppeal(on.browser, on.address, 'leyla');
    const form = { appeal: id, institutions: ['aayda'], public_text: 'Yolda çuxur var, diqqət.', publish_photos: false };
    await as(on.browser, on.address, 'sevinc', (context) => ok(context, on.address, '/api/owner/route', { form }));
    await on.window('leyla', async (page) => {
      await follow(page, id, az.rights.step_ask_confidentiality);
      await page.locator('#text').fill('Mətndə ailəm barədə məlumat var.');
      await finish(page, id, az.rights.step_ask_confidentiality, az.rights.done_ask_confidentiality);
      await page.getByText(az.rights.confidential).waitFor();
    });
    await on.window(null, async (page) => {
      await open(page, `/appeals/${id}`);
      await page.getByText(az.track.private).waitFor();
      assert.equal(await page.getByText('Yolda çuxur var, diqqət.').count(), 0);
    });
    await on.window('sevinc', async (page) => {
      await open(page, `/owner?heap=all`);
      await openCard(page, id);
      await page.locator('.desk-card').getByText(az.rights.staff_confidential_hint).first().waitFor();
      await page.getByRole('group', { name: az.desk.steps_label }).getByRole('button', { name: az.owner.step_route_more, exact: true }).click();
      await page.locator('form[aria-labelledby="route-title"]').waitFor();
      assert.equal(await page.locator('form[aria-labelledby="route-title"] #text').count(), 0, 'no field for a public text');
    }, { screen: 'desktop' });
  });

  test('A9.1 what is not solved goes back with new proof; the next answer is rated with reasons', async () => {
    const id = await answeredAppeal(on.browser, on.address, 'leyla', 'aayda');
    await on.window('leyla', async (page) => {
      await follow(page, id, az.rights.step_dispute);
      await page.locator('#text').fill('Çuxur yerindədir, fotoya baxın.');
      await addPhotos(page, [file(on.jpeg)]);
      await finish(page, id, az.rights.dispute_button, az.rights.done_dispute);
      await page.locator('.badge', { hasText: az.status.in_progress }).first().waitFor();
      await page.locator('.timeline-next').waitFor();
    });
    await on.window('aayda', async (page) => {
      await open(page, `/institution/${id}`);
      await page.locator('.timeline-item', { hasText: 'Çuxur yerindədir' }).locator('.photo').waitFor();
    }, { screen: 'desktop' });
    const reply = { appeal: id, text: 'Çuxur bu dəfə doldurulub.', media: [] };
    await as(on.browser, on.address, 'aayda', (context) => ok(context, on.address, '/api/institution/answer', { form: reply }));
    await on.window('leyla', async (page) => {
      await open(page, `/my/${id}`);
      await page.getByRole('radio', { name: fill(az.cabinet.rate_star, 4) }).check();
      await page.getByRole('checkbox', { name: az.rights.reason_late }).check();
      await page.getByRole('checkbox', { name: az.rights.reason_done_well }).check();
      await page.getByRole('button', { name: az.cabinet.rate_send }).click();
      await page.getByText(fill(az.cabinet.rated, 4)).waitFor();
      await page.locator('.tag', { hasText: az.rights.reason_late }).waitFor();
    });
  });

  test('A9.1 a complaint has its own number and lies on the heap of the owner', async () => {
    const id = await answeredAppeal(on.browser, on.address, 'leyla', 'aayda');
    let number;
    await on.window('leyla', async (page) => {
      await follow(page, id, az.rights.step_complain);
      await page.getByText(az.rights.terms_contents).waitFor();
      await page.getByText(like(az.rights.terms_court)).waitFor();
      await assertAccessible(page);
      await page.locator('#text').fill('Cavab həqiqətə uyğun deyil.');
      await page.locator('#demand').fill('Qərara yenidən baxılmasını xahiş edirəm.');
      await finish(page, id, az.rights.complain_button, az.rights.done_complain);
      number = await page.locator('#complaints .complaint-number').innerText();
      assert.match(number, /^S-\d{4}-\d{7}-\d$/);
    });
    await on.window('sevinc', async (page) => {
      await open(page, '/owner?heap=complaints');
      await openCard(page, id);
      await page.locator('#complaints', { hasText: number }).waitFor();
    }, { screen: 'desktop' });
  });

  test('A9.1 the materials stand on one page', async () => {
    const id = await answeredAppeal(on.browser, on.address, 'leyla', 'aayda');
    await on.window('leyla', async (page) => {
      await open(page, `/my/${id}`);
      await page.getByRole('link', { name: new RegExp(`^${az.rights.materials}`) }).click();
      await page.getByRole('heading', { level: 1, name: az.rights.materials }).waitFor();
      await page.locator('.table td', { hasText: /^AM-\d{4}-\d{7}-\d\/\d+$/ }).first().waitFor();
      await page.getByText('Çuxur doldurulub, yol təmir edilib.').first().waitFor();
      await page.getByRole('button', { name: az.rights.print }).waitFor();
      await assertAccessible(page);
      await page.emulateMedia({ media: 'print' });
      assert.equal(await page.getByRole('button', { name: az.rights.print }).isVisible(), false, 'paper has no buttons');
      assert.equal(await page.locator('.table').isVisible(), true);
    });
  });

  test('A8.4 who joined leaves again', async () => {
    const id = await sentAppeal(on.browser, on.address, 'leyla');
    await join(on, 'tural', id, 'Bizdə də belədir.');
    await on.window('tural', async (page) => {
      await follow(page, id, az.rights.step_leave);
      await page.getByRole('button', { name: az.rights.leave_button, exact: true }).click();
      await page.waitForURL(/\/my\?done=leave$/);
      await page.getByText(az.rights.done_leave).waitFor();
      assert.equal(await page.locator(`a[href="/my/${id}"]`).count(), 0);
    });
    await on.window('leyla', async (page) => {
      await open(page, `/my/${id}`);
      await page.locator('.timeline', { hasText: az.rights.what_left }).waitFor();
      assert.equal(await page.getByText(like(az.cabinet.joined)).count(), 0, 'nobody is counted any more');
    });
  });

  test('A9.1 who withdraws leaves, and for those who joined it goes on', async () => {
    const id = await routedAppeal(on.browser, on.address, 'leyla', 'aayda');
    await join(on, 'tural', id, 'Bizdə də belədir.');
    await on.window('leyla', async (page) => {
      await follow(page, id, az.rights.step_withdraw);
      await page.getByText(fill(az.rights.withdraw_lead_joined, 1)).waitFor();
      await finish(page, id, az.rights.withdraw_button, az.rights.done_withdraw);
      await page.locator('.badge', { hasText: az.status.withdrawn }).first().waitFor();
      await page.getByText(az.rights.author_left_me).waitFor();
    });
    await on.window('tural', async (page) => {
      await open(page, '/my/notices');
      await page.getByText(like(az.rights.notice_author_withdrew)).first().waitFor();
      await open(page, `/my/${id}`);
      await page.locator('.badge', { hasText: az.status.routed }).first().waitFor();
      await page.getByText(az.rights.author_left_joined).waitFor();
    });
  });

  test('A8.7 a refused appeal is sent again from its content', async () => {
    const id = await sentAppeal(on.browser, on.address, 'leyla', appealForm({ address: 'Nizami küçəsi 12' }));
    const form = { appeal: id, ground: 'not_clear', reason: 'Tələb aydın deyil, dəqiqləşdirin.' };
    await as(on.browser, on.address, 'sevinc', (context) => ok(context, on.address, '/api/owner/refuse', { form }));
    await on.window('leyla', async (page) => {
      await open(page, `/my/${id}`);
      await page.getByRole('button', { name: az.rights.resend, exact: true }).click();
      await page.waitForURL(/\/report\?draft=/);
      await awake(page);
      assert.equal(await page.locator('#text').inputValue(), TEXT);
      assert.equal(await page.locator('#address').inputValue(), 'Nizami küçəsi 12');
      await page.locator('#text').fill('Çuxurun doldurulmasını xahiş edirəm, maşınlar keçə bilmir.');
      await page.getByRole('button', { name: az.report.send, exact: true }).click();
      await page.waitForURL(/\/my\/[0-9a-f-]{36}\?sent=1$/);
      assert.ok(!page.url().includes(id), 'it is another appeal');
      await page.locator(`a[href="/my/${id}"]`).waitFor();
    });
  });
}

function withoutScript(database) {
  const on = stage(database, { script: false });

  test('A9.1 documents are added and the appeal is withdrawn with plain forms', async () => {
    const id = await sentAppeal(on.browser, on.address, 'nigar');
    await on.window('nigar', async (page) => {
      await page.goto(`/my/${id}`);
      await page.locator(`#rights a[href="/my/${id}/add_documents"]`).click();
      await page.getByRole('button', { name: az.rights.documents_button, exact: true }).click();
      await page.locator('#error-summary').getByRole('link', { name: az.errors.required_text }).waitFor();
      await page.locator('#text').fill('Gecələr heç görünmür.');
      await page.locator('#photos').setInputFiles(file(on.jpeg));
      await page.getByRole('button', { name: az.rights.documents_button, exact: true }).click();
      await page.waitForURL(`/my/${id}?done=add_documents`);
      await page.locator('.timeline-item', { hasText: 'Gecələr heç görünmür.' }).locator('.photo').waitFor();
      await page.locator(`#rights a[href="/my/${id}/withdraw"]`).click();
      await assertAccessible(page);
      await page.locator('#text').fill('Özümüz doldurduq.');
      await page.getByRole('button', { name: az.rights.withdraw_button, exact: true }).click();
      await page.waitForURL(`/my/${id}?done=withdraw`);
      await page.locator('.badge', { hasText: az.status.withdrawn }).first().waitFor();
      assert.equal(await page.locator(`#rights a[href="/my/${id}/withdraw"]`).count(), 0);
    });
  });
}
