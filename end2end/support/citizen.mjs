// What a citizen does on the pages with script: the steps of the journey, each as a person would take it.

import assert from 'node:assert/strict';
import { awake } from './browser.mjs';
import { answered } from './live.mjs';
import { az, fill } from './words.mjs';

/** A category by its code, with the name of its root: `{ root, name }` in Azerbaijani. */
export async function category(address, code) {
  const all = await (await fetch(`${address}/api/map/categories`)).json();
  const of = (id) => all.find((one) => one.id === id).name.az;
  return { root: of(code.split('.')[0]), name: of(code) };
}

/** Opens a page and waits until it has woken up. */
export async function open(page, path) {
  await page.goto(path);
  await awake(page);
}

/** "Olduğum yer": the device tells. The words under the map say where that is. */
export async function placeOfDevice(page) {
  await page.getByRole('button', { name: az.report.place_mine }).click();
  await page.locator('.place-words').waitFor();
}

/** A tap on the middle of the map; the coordinates as the page says them. */
export async function placeByTap(page) {
  const map = page.locator('.map-picker .map-canvas');
  await page.locator('.map-picker.is-ready').waitFor();
  await map.scrollIntoViewIfNeeded();
  const { width, height } = await map.boundingBox();
  await map.click({ position: { x: width / 2, y: height / 2 } });
  await page.locator('.place-words').waitFor();
  const said = await page.locator('.picker-foot [aria-live]').innerText();
  const [latitude, longitude] = said.match(/\d+\.\d+/g).map(Number);
  return { latitude, longitude };
}

/** A settlement by its name, from the suggestions, with the keyboard. */
export async function placeByName(page, name) {
  const field = page.getByRole('combobox', { name: az.report.place_search });
  await field.fill(name);
  await page.getByRole('option').first().waitFor();
  await field.press('ArrowDown');
  await field.press('Enter');
  await page.locator('.place-words').waitFor();
}

/** A category by its root and its leaf. */
export async function chooseCategory(page, { root, name }) {
  await page.locator('.kinds').last().getByRole('button', { name: root, exact: true }).click();
  await page.locator('.kinds').last().getByRole('button', { name, exact: true }).click();
  await page.locator('.kind-chosen', { hasText: name }).waitFor();
}

/** Adds photos and waits until the server has taken all of them. */
export async function addPhotos(page, files) {
  const before = await page.locator('.photo-tile').count();
  await page.locator('#photos').setInputFiles(files);
  await page.locator('.photo-tile').nth(before + files.length - 1).waitFor();
  await page.locator('.photo-tile progress').waitFor({ state: 'detached' });
  assert.equal(await page.locator('.photo-problem').count(), 0, 'every photo is taken');
}

/** The button "Göndər". */
export function sendButton(page) {
  return page.getByRole('button', { name: az.report.send, exact: true });
}

/** Presses "İndi göndər" among the drafts, unless what waited has gone by itself and the button with it. */
export async function sendNow(page) {
  const button = page.getByRole('button', { name: az.drafts.send_now });
  for (;;) {
    const pressed = await button.click({ timeout: 2_000 }).then(() => true, () => false);
    if (pressed || (await button.count()) === 0) return;
  }
}

/** Presses "Göndər" and reads the receipt: its number, the appeal's id, and when the answer came. */
export async function send(page) {
  const sent = answered(page, '/api/appeals/submit');
  await sendButton(page).click();
  const at = await sent;
  return { ...(await receipt(page)), at };
}

/** The receipt on the page where sending leads. */
export async function receipt(page) {
  await page.waitForURL(/\/my\/[0-9a-f-]{36}\?sent=1$/);
  await page.getByText(az.cabinet.sent_title).waitFor();
  const number = await page.locator('.receipt .number-value').innerText();
  assert.match(number, /^Q-\d{4}-\d{7}-\d$/, 'a receipt number as it is written everywhere');
  return { number, id: new URL(page.url()).pathname.split('/').pop() };
}

/** A whole appeal that nothing is special about; `text` tells it from others. */
export async function sendPlain(page, address, text, code = 'yol.cuxur') {
  await open(page, '/report');
  await placeByName(page, 'Quba');
  await page.locator('#text').fill(text);
  await chooseCategory(page, await category(address, code));
  return send(page);
}

/** How many appeals the cabinet counts. */
export async function countMine(page) {
  await page.goto('/my');
  const count = page.locator('.list-count');
  await count.or(page.getByText(az.cabinet.empty_title)).waitFor();
  return (await count.count()) > 0 ? Number((await count.innerText()).match(/\d+/)[0]) : 0;
}
