// The main job, from the phone to the signed answer: with script, on each database, on a phone and on a desktop.
// Every step of one person is seen by the others on pages that nobody touches.

import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { after, before, describe, test } from 'node:test';
import { promisify } from 'node:util';
import { awake, launchBrowser, openWindow } from '../support/browser.mjs';
import { addPhotos, category, chooseCategory, open, placeByTap, placeOfDevice, send } from '../support/citizen.mjs';
import { answered, arrives, keepsOpen } from '../support/live.mjs';
import { signIn } from '../support/persons.mjs';
import { file, photo, takenAt } from '../support/pictures.mjs';
import { databases, demo, program } from '../support/server.mjs';
import { answer, openCard, progress, route, row } from '../support/staff.mjs';
import { az, fill, like } from '../support/words.mjs';

const LEAK = 'su.sizma';
/** Names, personal numbers and telephones of those who take part. */
const PERSONAL = ['Leyla', 'Məmmədova', 'Rəşid qızı', '5DM0L01', '1234501', 'Tural', 'Kamran oğlu', '5DM0T02', '1234502', 'Sevinc', 'Qasımov', 'Həsənov'];

for (const database of databases()) {
  for (const screen of ['phone', 'desktop']) {
    describe(`the main job on ${database}, ${screen}`, () => journey(database, screen));
  }
}

function journey(database, screen) {
  let browser, server, at, jpeg;
  const windows = [];
  const story = { word: `nişan${Date.now().toString(36)}`, place: somewhere(), took: [] };
  const texts = {
    own: `Küçədə boru partlayıb, su axır. Mənzil 14, telefon 0501234501. ${story.word}`,
    joined: 'Bizim həyətə də su dolur, keçmək olmur.',
    progress: 'Briqada yerə göndərilib, boru dəyişdirilir.',
    first: 'Boru dəyişdirilib, sızma aradan qaldırılıb.',
    second: 'Yolun örtüyü bərpa olunub, quyu bağlanıb.',
  };

  async function windowOf(person, options = {}) {
    const window = await openWindow(browser, server.address, { screen, place: story.place, ...options });
    windows.push(window);
    if (person) await signIn(window.page, person);
    return window.page;
  }

  /** Says which step is to blame, when one before has not succeeded. */
  function needs(...names) {
    for (const name of names) assert.ok(story[name], `a step before did not succeed: no ${name}`);
  }

  function note(t, what, ms) {
    story.took.push(ms);
    t.diagnostic(`${what}: ${ms} ms`);
  }

  before(async () => {
    server = await demo(database);
    browser = await launchBrowser();
    jpeg = await photo(browser);
    at = await category(server.address, LEAK);
  });

  after(async () => {
    await browser?.close();
    await server?.stop();
  });

  test('A1.4 the map is alive before anybody signs in', async () => {
    const page = await windowOf(null);
    const { latitude, longitude } = story.place;
    const part = [longitude - 0.004, latitude - 0.004, longitude + 0.004, latitude + 0.004].map((n) => n.toFixed(4));
    // On the phone the visitor looks at the very place, on the desktop at the whole country.
    await open(page, screen === 'phone' ? `/?part=${part},15` : '/');
    await page.getByRole('heading', { level: 1, name: az.home.title }).waitFor();
    await page.locator('.map.is-ready, .is-ready .map-canvas').first().waitFor();
    if (screen === 'desktop') {
      await page.locator('.map-cluster, .map-pin').first().waitFor();
      await page.locator('#list .appeal-card').nth(5).waitFor();
      assert.ok((await page.locator('#list .appeal-card').count()) > 5, 'the list shows what the map shows');
    }
    story.visitor = page;
  });

  test('A8.1 signing in through the single sign-on comes back to the page one was on', async () => {
    const page = await windowOf(null);
    await open(page, '/track');
    await page.locator('.account summary').click();
    await page.locator('.account').getByRole('link', { name: az.ui.sign_in }).click();
    await page.locator('[data-person="leyla"]').click();
    await page.waitForURL('/track');
    await awake(page);
    await page.locator('.account summary').click();
    await page.locator('.account-who', { hasText: 'Leyla' }).waitFor();
    story.leyla = page;
  });

  test('A8.2 after signing in the e-cabinet is there', async () => {
    needs('leyla');
    await open(story.leyla, '/my');
    await story.leyla.getByRole('heading', { level: 1, name: az.cabinet.title }).waitFor();
    assert.equal(await story.leyla.getByText(az.cabinet.sign_in_text).count(), 0);
  });

  test('A8.3 a place, a kind, words and a photo are all that is needed to send', async (t) => {
    needs('leyla', 'visitor');
    const page = story.leyla;
    await open(page, '/report');
    await addPhotos(page, [file(screen === 'desktop' ? takenAt(jpeg, 40.1, 48.1) : jpeg)]);
    if (screen === 'phone') {
      await placeOfDevice(page);
    } else {
      await page.getByRole('button', { name: az.report.photo_place_no }).click();
      story.place = await placeByTap(page);
    }
    await page.locator('#text').fill(texts.own);
    if (screen === 'desktop') {
      // The words themselves say what it is about.
      await page.getByRole('button', { name: at.name, exact: true }).first().click();
    } else {
      await chooseCategory(page, at);
    }
    const pins = await story.visitor.locator('.map-pin, .map-cluster').count();
    story.desk = await windowOf('sevinc');
    await open(story.desk, `/owner?q=${story.word}`);
    await story.desk.getByText(az.desk.empty_filtered_title).waitFor();
    const untouched = await Promise.all([keepsOpen(story.visitor), keepsOpen(story.desk)]);

    const sent = await send(page);
    Object.assign(story, { id: sent.id, receipt: sent.number });
    const onMap = story.visitor.locator(`#list a[href="/appeals/${sent.id}"]`);
    const [list, inbox] = await Promise.all([arrives(onMap, sent.at), arrives(row(story.desk, sent.id), sent.at)]);
    note(t, 'sent → list of an open map', list);
    note(t, "sent → owner's inbox", inbox);
    if (screen === 'phone') {
      assert.equal(pins, 0, 'nothing lay at this place before');
      note(t, 'sent → pin on an open map', await arrives(story.visitor.locator('.map-pin, .map-cluster'), sent.at));
    }
    for (const still of untouched) await still();
    await page.getByText(az.cabinet.sent_next).waitFor();
    await page.locator('.photos .photo').waitFor();
  });

  test('A8.4 the appeal is shown to who reports the same, and is joined with own words and photo', async (t) => {
    needs('id');
    const page = await windowOf('tural', { place: story.place });
    await open(page, '/report');
    await placeOfDevice(page);
    await page.locator('#text').fill(texts.joined);
    await chooseCategory(page, at);
    const similar = page.locator('#similar article', { hasText: story.receipt });
    await similar.waitFor();
    await assertTellsNothing(page, 'Leyla', 'Məmmədova', '5DM0L01', '1234501', story.word);
    await similar.getByRole('link', { name: az.report.similar_join }).click();
    await page.waitForURL(`/join/${story.id}`);
    await page.getByRole('heading', { level: 1, name: az.join.title }).waitFor();
    // What was typed has come along.
    await page.waitForFunction((text) => document.querySelector('#text')?.value === text, texts.joined);
    await addPhotos(page, [file(jpeg)]);
    const still = await keepsOpen(story.leyla);
    const joined = answered(page, '/api/appeals/join');
    await page.getByRole('button', { name: az.join.join, exact: true }).click();
    const since = await joined;
    note(t, "joined → author's cabinet", await arrives(story.leyla.getByText(fill(az.cabinet.joined, 1)), since));
    await still();
    await page.waitForURL(`/my/${story.id}`);
    await page.getByText(az.cabinet.joined_part).waitFor();
    story.tural = page;
  });

  test('A8.5 the owner routes to two institutions; the official number reaches the citizen by itself', async (t) => {
    needs('id', 'tural');
    const { desk, leyla } = story;
    await openCard(desk, story.id);
    await desk.locator('.desk-card .desk-words', { hasText: story.word }).waitFor();
    await desk.locator('.desk-joins', { hasText: texts.joined }).waitFor();
    for (const person of ['azersu', 'aayda', 'azeriqaz']) {
      story[person] = await windowOf(person);
      await open(story[person], `/institution?q=${story.word}`);
      await story[person].getByText(az.desk.empty_filtered_title).waitFor();
    }
    const still = await keepsOpen(leyla);
    const unread = await unreadOf(leyla);
    const { number, at: since } = await route(desk, 'Avtomobil Yolları', screen === 'desktop' ? 'Boru partlayıb, su axır.' : '');
    assert.match(number, /^AM-\d{4}-\d{7}-\d$/);
    story.number = number;
    const [cabinet, first, second] = await Promise.all([
      arrives(leyla.locator('.number-value', { hasText: number }), since),
      arrives(row(story.azersu, story.id), since),
      arrives(row(story.aayda, story.id), since),
    ]);
    note(t, "routed → citizen's cabinet", cabinet);
    note(t, "routed → institutions' cabinets", Math.max(first, second));
    await leyla.waitForFunction((before) => Number(document.querySelector('.tab-count')?.textContent ?? 0) > before || before >= 99, unread);
    await still();
    await story.tural.locator('.number-value', { hasText: number }).waitFor();
  });

  test('T4.2 a notice with the number lies in the cabinet', async () => {
    needs('number');
    const page = await windowOf('leyla');
    await open(page, '/my/notices');
    const registered = fill(az.cabinet.notice_registered, story.number);
    const routed = fill(az.cabinet.notice_routed, story.number);
    await page.getByText(registered).or(page.getByText(routed)).first().waitFor();
    await page.locator('.is-unread', { hasText: story.number }).first().waitFor();
  });

  test('A7.0.1 another institution finds neither the row nor the card', async () => {
    needs('number');
    const page = story.azeriqaz;
    assert.equal(await row(page, story.id).count(), 0);
    await page.goto(`/institution/${story.id}`);
    await page.getByText(az.desk.gone_title).waitFor();
    assert.equal(await page.getByText(story.word).count(), 0);
    await story.leyla.getByText(story.word).first().waitFor();
  });

  test('A8.8 the day of the answer is the one the official calendar gives', async () => {
    needs('number');
    const { stdout } = await promisify(execFile)(program, ['due', new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Baku' }).format(), '15']);
    const [year, month, day] = stdout.trim().split('\n').pop().split('-');
    const shown = `${day}.${month}.${year}`;
    await story.leyla.locator('.page', { hasText: shown }).waitFor();
    await openCard(story.azersu, story.id);
    await story.azersu.locator('.desk-context', { hasText: shown }).waitFor();
    await story.azersu.locator('.desk-context').getByText(like(az.desk.deadline_article)).waitFor();
  });

  test('A7.0.1 progress of an institution appears on the open page of the citizen', async (t) => {
    needs('number');
    const since = await progress(story.azersu, texts.progress);
    note(t, "progress → citizen's cabinet", await arrives(story.leyla.locator('.timeline', { hasText: texts.progress }), since));
  });

  test('A8.9 both answers, signed, reach the author and who joined; then the answer is rated', async (t) => {
    needs('number');
    const { leyla, tural } = story;
    const part = await answer(story.azersu, texts.first, [file(jpeg)]);
    note(t, "first answer → citizen's cabinet", await arrives(leyla.locator('#answer', { hasText: texts.first }), part));
    await openCard(story.aayda, story.id);
    const since = await answer(story.aayda, texts.second);
    note(t, "second answer → citizen's cabinet", await arrives(leyla.locator('#answer', { hasText: texts.second }), since));
    await leyla.locator('.badge', { hasText: az.status.answered }).first().waitFor();
    await leyla.getByText(az.cabinet.signature_valid).nth(1).waitFor({ state: 'attached' });
    assert.equal(await leyla.getByText(az.cabinet.signature_valid).count(), 2, 'each answer carries a valid signature');
    await leyla.getByText(az.cabinet.signature_demo).locator('visible=true').nth(1).waitFor();
    assert.equal(await leyla.getByText(az.cabinet.signature_demo).locator('visible=true').count(), 2, 'and says that it is a demonstration');
    await tural.locator('#answer', { hasText: texts.second }).waitFor();
    await leyla.getByRole('radio', { name: fill(az.cabinet.rate_star, 5) }).check();
    await leyla.getByRole('button', { name: az.cabinet.rate_send }).click();
    await leyla.getByText(fill(az.cabinet.rated, 5)).waitFor();
  });

  test('A2.1 anybody follows it by its number and sees nothing personal', async () => {
    needs('number');
    const page = await windowOf(null);
    await open(page, '/track');
    await page.locator('.page #number').fill(story.number.toLowerCase().replaceAll('-', ' '));
    await page.getByRole('button', { name: az.track.find }).click();
    await page.waitForURL(`/track/${story.number}`);
    await page.locator('.number-value', { hasText: story.number }).waitFor();
    await page.locator('.badge', { hasText: az.status.rated }).or(page.locator('.badge', { hasText: az.status.answered })).first().waitFor();
    await page.getByText('Avtomobil Yolları').first().waitFor();
    await page.reload();
    await awake(page);
    await assertTellsNothing(page, ...PERSONAL, texts.own, texts.joined, texts.first, texts.second);
    const published = await page.getByText('Boru partlayıb, su axır.', { exact: true }).count();
    assert.equal(published, screen === 'desktop' ? 1 : 0, 'the text as far as staff have cleared it');
    assert.equal(await page.locator('.photos .photo').count(), 0, 'photos were not cleared');
  });

  test('A1.4 the console of everybody stayed quiet', (t) => {
    for (const window of windows) window.assertQuiet();
    t.diagnostic(`slowest live update: ${Math.max(...story.took)} ms`);
  });
}

/** A place in the open country, another one each time. */
function somewhere() {
  return { latitude: 40.25 + Math.random() * 0.1, longitude: 48.5 + Math.random() * 0.2, accuracy: 10 };
}

// Neither in what is shown nor in the data that the page carries for its program.
async function assertTellsNothing(page, ...secrets) {
  const html = await page.content();
  for (const secret of secrets) assert.ok(!html.includes(secret), `${page.url()} does not tell “${secret}”`);
}

async function unreadOf(page) {
  const badge = page.locator('.tab-count');
  return (await badge.count()) > 0 ? Number(await badge.first().innerText()) : 0;
}
