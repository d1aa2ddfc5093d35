// Asking the server functions directly, as the page's own program does: for what a journey needs to have happened before,
// and for requests that no page of ours would make.

import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { openWindow } from './browser.mjs';
import { signIn } from './persons.mjs';

/** A UUIDv7, as the browser makes it before the first attempt to send. */
export function freshId() {
  const bytes = randomBytes(16);
  bytes.writeUIntBE(Date.now(), 0, 6);
  bytes[6] = 0x70 | (bytes[6] & 0x0f);
  bytes[8] = 0x80 | (bytes[8] & 0x3f);
  return bytes.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}

/** Asks for `path` with a JSON body (or by GET without one) with the cookies of this window; `{ status, body }`. */
export async function ask(context, address, path, data) {
  const url = `${address}${path}`;
  const headers = { origin: address, accept: 'application/json' };
  const response = data === undefined ? await context.request.get(url, { headers }) : await context.request.post(url, { headers, data });
  const text = await response.text();
  return { status: response.status(), body: parsed(text), headers: response.headers() };
}

function parsed(text) {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

/** The same, where only success is expected: the answer itself. */
export async function ok(context, address, path, data) {
  const { status, body } = await ask(context, address, path, data);
  assert.equal(status, 200, `${path}: ${JSON.stringify(body)}`);
  return body;
}

/** A form that can be sent as it stands; `more` replaces parts of it. */
export function appealForm(more = {}) {
  return {
    id: freshId(),
    point: { lat: 40.3777, lon: 49.892 },
    category: 'yol.cuxur',
    text: 'Küçədə böyük çuxur var, maşınlar keçə bilmir.',
    answer_mode: 'amis',
    similar_seen: true,
    ...more,
  };
}

/** Runs `work` with the signed-in window of a demo person. */
export async function as(browser, address, person, work) {
  const window = await openWindow(browser, address, { script: false });
  try {
    await signIn(window.page, person);
    return await work(window.context);
  } finally {
    await window.close();
  }
}

/** An appeal of `person` that has just been sent: its id. */
export async function sentAppeal(browser, address, person, form = appealForm()) {
  await as(browser, address, person, (context) => ok(context, address, '/api/appeals/submit', { form }));
  return form.id;
}

/** An appeal of `person` that lies in the cabinet of `institution`: its id. */
export async function routedAppeal(browser, address, person, institution, form = appealForm()) {
  const id = await sentAppeal(browser, address, person, form);
  const routing = { appeal: id, institutions: [institution], public_text: '', publish_photos: false };
  await as(browser, address, 'sevinc', (context) => ok(context, address, '/api/owner/route', { form: routing }));
  return id;
}

/** An appeal of `person` that `institution` has answered (its demo person has the same name): its id. */
export async function answeredAppeal(browser, address, person, institution, form = appealForm()) {
  const id = await routedAppeal(browser, address, person, institution, form);
  const reply = { appeal: id, text: 'Çuxur doldurulub, yol təmir edilib.', media: [] };
  await as(browser, address, institution, (context) => ok(context, address, '/api/institution/answer', { form: reply }));
  return id;
}
