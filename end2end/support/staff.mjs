// What staff do at their desks.

import { answered } from './live.mjs';
import { az, like } from './words.mjs';

/** The row of an appeal in the list. */
export function row(page, id) {
  return page.locator(`[id="row-${id}"]`);
}

/** Waits for the row of an appeal; a list of many appeals is opened further until it is there. */
export async function listed(page, id) {
  const more = page.locator('.desk-list .more button');
  await row(page, id).or(more).first().waitFor();
  while ((await row(page, id).count()) === 0 && (await more.count()) > 0) {
    const before = await page.locator('.desk-rows > li').count();
    await more.click();
    await page.waitForFunction((before) => document.querySelectorAll('.desk-rows > li').length > before, before);
  }
  await row(page, id).waitFor();
}

/** Opens the card of a row in the list. */
export async function openCard(page, id) {
  await listed(page, id);
  await row(page, id).click();
  await page.waitForURL(new RegExp(`/${id}`));
  await page.getByRole('group', { name: az.desk.steps_label }).waitFor();
}

/** Presses one of the card's steps. */
export async function step(page, name) {
  await page.getByRole('group', { name: az.desk.steps_label }).getByRole('button', { name, exact: true }).click();
}

/** The form of a step, by the id of its heading. */
export function form(page, heading) {
  return page.locator(`form[aria-labelledby="${heading}"]`);
}

/**
 * Routes the open card to what is proposed and to the institution found by `words`; `publicText` replaces what is proposed
 * for the public. The official number, and when the answer came.
 */
export async function route(page, words, publicText) {
  await step(page, az.owner.step_route);
  const asked = form(page, 'route-title');
  await asked.locator('input[type=checkbox]').first().waitFor();
  await asked.locator('#institution_words').fill(words);
  await asked.getByRole('button', { name: like(az.owner.route_add) }).first().click();
  await asked.locator('#text').fill(publicText);
  const sent = answered(page, '/api/owner/route');
  await asked.getByRole('button', { name: az.owner.route_button, exact: true }).click();
  const at = await sent;
  const toast = await page.locator('.toast', { hasText: like(az.owner.route_done) }).innerText();
  return { number: toast.match(like(az.owner.route_done))[1].trim(), at };
}

/** Adds a progress entry for the citizen; when the answer came. */
export async function progress(page, text) {
  await step(page, az.institution.step_progress);
  const asked = form(page, 'progress-title');
  await asked.locator('#text').fill(text);
  const sent = answered(page, '/api/institution/progress');
  await asked.getByRole('button', { name: az.institution.progress_button, exact: true }).click();
  return sent;
}

/** Writes the answer, looks at it once more, signs and sends it; when the answer came. */
export async function answer(page, text, photos = []) {
  await step(page, az.institution.step_answer);
  const asked = form(page, 'answer-title');
  await asked.locator('#text').fill(text);
  if (photos.length > 0) {
    await asked.locator('#photos').setInputFiles(photos);
    await asked.locator('.desk-photos li').nth(photos.length - 1).waitFor();
  }
  await asked.getByRole('button', { name: az.institution.answer_check, exact: true }).click();
  const dialog = page.getByRole('dialog', { name: az.institution.confirm_title });
  await dialog.getByText(text).waitFor();
  const sent = answered(page, '/api/institution/answer');
  await dialog.getByRole('button', { name: az.institution.confirm_button, exact: true }).click();
  return sent;
}
