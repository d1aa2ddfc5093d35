// A regulation from draft to force (R9, R-annex1): written by one body, agreed by another, discussed by a citizen, approved by the head.

import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { assertAccessible } from '../support/axe.mjs';
import { awake } from '../support/browser.mjs';
import { open } from '../support/citizen.mjs';
import { as, freshId, ok } from '../support/requests.mjs';
import { REFUSED, stage } from '../support/stage.mjs';
import { az, like } from '../support/words.mjs';

const desktop = { screen: 'desktop' };
const COMMENT = 'Arayış üçün beş gün çoxdur, üç gün bəs edər.';
const ANSWER = 'Müddətə növbəti versiyada baxılacaq.';

/** Everything but clause 1.2, which the journey types. */
function text(name) {
  return {
    name,
    content: '',
    legal_basis: ['191 nömrəli qərar, 9-cu hissə'],
    provider: 'Azərsu ASC',
    others: [{ institution: 'aayda', name: 'AAYDA' }],
    automation: 'partial',
    span: { least: 1, most: 5, unit: 'working_days' },
    result: 'Arayış',
    kind: 'interactive',
    fee: { paid: false },
    audiences: ['persons'],
    address: 'https://e.example.az/arayis',
    information: { web: '', email: '', phone: '955' },
    forming: 'Sorğu elektron formada doldurulur.',
    receiving: 'Sorğu qeydə alınır.',
    refusals: ['Məlumat natamamdır.'],
    acceptance: 'Sorğu tam olduqda qəbul edilir.',
    operations: [
      { name: 'Yoxlama', responsible: 'Mütəxəssis', content: 'Sənədlər yoxlanılır.', span: { least: 2, most: 2, unit: 'working_days' }, other: '', result: 'Qeyd.' },
      { name: 'Hazırlama', responsible: 'Mühəndis', content: 'Arayış yazılır.', span: { least: 3, most: 3, unit: 'working_days' }, other: 'AAYDA', result: 'Arayış verilir.' },
    ],
    control_form: 'Cari nəzarət',
    control_rule: 'Aylıq yoxlama',
    complaint_right: 'İstifadəçi şikayət edə bilər.',
    complaint_needs: 'Sorğunun nömrəsi',
    complaint_term: '15 iş günü',
  };
}

describe('a regulation on sqlite', () => {
  const on = stage('sqlite');

  test('R9.1 R9.2 R9.7 R9.8 R-annex1 from draft through agreement and discussion to force', async () => {
    const [id, name] = [freshId(), `Arayışın verilməsi ${Date.now()}`];
    await as(on.browser, on.address, 'azersu', async (context) => {
      const begun = await ok(context, on.address, '/api/regulation/begin', { form: { id, name } });
      const { shown } = await ok(context, on.address, `/api/regulation/card?id=${begun}`);
      await ok(context, on.address, '/api/regulation/save', { form: { id, base: shown.text, text: text(name) } });
    });
    await on.window('azersu', async (page) => {
      await open(page, '/register/regulations');
      await page.getByRole('link', { name }).click();
      await page.getByRole('heading', { level: 1, name }).waitFor();
      await page.locator('#faults li').first().waitFor();
      assert.equal(await page.locator('#faults li').count(), 1, 'one clause is missing, and named');
      await assertAccessible(page);
      await page.getByRole('button', { name: az.regulation.step_submit, exact: true }).click();
      await page.locator('#steps').getByText(az.regulation.c1_2).waitFor();
      const kept = page.waitForResponse('**/api/regulation/save');
      await page.locator('#c-content').fill('Su təchizatı barədə arayış verilir.');
      assert.equal((await kept).status(), 200, 'it saves itself');
      await page.locator('[data-standing="saved"]').waitFor();
      await page.getByText(az.regulation.faults_none).waitFor();
      // What was typed is at the server: the page read anew shows it.
      await page.reload();
      await awake(page);
      assert.equal(await page.locator('#c-content').inputValue(), 'Su təchizatı barədə arayış verilir.');
      await page.getByRole('button', { name: az.regulation.step_submit, exact: true }).click();
      await page.locator('[data-stage="agreement"]').waitFor();
    }, { ...desktop, expected: [REFUSED] });
    await on.window('aayda', async (page) => {
      await open(page, `/register/regulations/${id}`);
      await page.getByRole('button', { name: az.regulation.agree_button, exact: true }).click();
      await page.locator('#agreements').getByText(az.regulation.agreement_agreed).waitFor();
      await assertAccessible(page);
    }, desktop);
    await on.window('azersu', async (page) => {
      await open(page, `/register/regulations/${id}`);
      await page.getByRole('button', { name: az.regulation.step_publish, exact: true }).click();
      await page.locator('[data-stage="discussion"]').waitFor();
    }, desktop);
    await on.window('nigar', async (page) => {
      await open(page, '/regulations');
      await assertAccessible(page);
      await page.getByRole('link', { name }).click();
      await page.locator('.steps-drawing').waitFor();
      await assertAccessible(page);
      await page.locator('[name="form[text]"]').fill(COMMENT);
      await page.getByRole('button', { name: az.regulation.comment_button, exact: true }).click();
      await page.getByText(COMMENT).first().waitFor();
      await page.getByText('Nigar H.').waitFor();
    });
    await on.window('azersu', async (page) => {
      await open(page, `/register/regulations/${id}`);
      await page.getByLabel(like(az.regulation.answer_label)).fill(ANSWER);
      await page.getByRole('button', { name: az.regulation.answer_button, exact: true }).click();
      await page.getByText(ANSWER).waitFor();
      await page.getByRole('button', { name: az.regulation.step_approve, exact: true }).click();
      await page.locator('[data-stage="in_force"]').waitFor();
    }, desktop);
    await on.window(null, async (page, context) => {
      await open(page, `/regulations/${id}`);
      await page.getByText(ANSWER).waitFor();
      await page.locator('details.signature summary').waitFor();
      await assertAccessible(page);
      const file = await context.request.get(`${on.address}/regulations/${id}/pdf`);
      assert.equal(file.status(), 200);
      assert.equal((await file.body()).subarray(0, 5).toString(), '%PDF-');
    });
  });

  test('R9.7 a comment is sent without script', async () => {
    const [id, name] = [freshId(), `Müqavilənin bağlanması ${Date.now()}`];
    await as(on.browser, on.address, 'azersu', async (context) => {
      await ok(context, on.address, '/api/regulation/begin', { form: { id, name } });
      const { shown } = await ok(context, on.address, `/api/regulation/card?id=${id}`);
      const whole = { ...text(name), content: 'Müqavilə bağlanır.', others: [] };
      whole.operations = whole.operations.map((one) => ({ ...one, other: '' }));
      await ok(context, on.address, '/api/regulation/save', { form: { id, base: shown.text, text: whole } });
    });
    await on.window('azersu', async (page) => {
      await open(page, `/register/regulations/${id}`);
      await page.getByRole('button', { name: az.regulation.step_publish, exact: true }).click();
      await page.locator('[data-stage="discussion"]').waitFor();
    }, desktop);
    await on.window('tural', async (page) => {
      await page.goto(`/regulations/${id}`);
      await page.locator('[name="form[text]"]').fill('Müqavilə elektron imzalana bilərmi?');
      await page.getByRole('button', { name: az.regulation.comment_button, exact: true }).click();
      await page.locator('.comment', { hasText: 'Müqavilə elektron imzalana bilərmi?' }).waitFor();
    }, { script: false });
  });
});
