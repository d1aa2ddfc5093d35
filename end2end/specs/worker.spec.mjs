// What the service worker does when no page is looking: a click on a notification, another address at the push service, and a
// newer page than itself.

import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { ORIGIN, openAt, startWorker } from '../support/worker.mjs';

const APPEAL = '/my/01890000-0000-7000-8000-0000000000aa';

function clicked(url) {
  const notification = { data: url && { url }, closed: 0 };
  return { notification: Object.assign(notification, { close: () => (notification.closed += 1) }) };
}

describe('a click on a notification', () => {
  test('brings the open window of that page to the front, and opens no second one', async () => {
    const [map, page] = [openAt('/'), openAt(`${APPEAL}?sent=1`)];
    const worker = await startWorker({ windows: [map, page] });
    const click = clicked(APPEAL);
    await worker.hear('notificationclick', click);
    assert.deepEqual([page.focused, map.focused, worker.opened], [1, 0, []]);
    assert.equal(click.notification.closed, 1);
  });

  test('opens the page where no window shows it; what others type in stays as it is', async () => {
    const form = openAt('/report');
    const worker = await startWorker({ windows: [form] });
    await worker.hear('notificationclick', clicked(APPEAL));
    assert.deepEqual([worker.opened, form.focused], [[ORIGIN + APPEAL], 0]);
  });

  test('opens it anew where the browser refuses to bring it to the front', async () => {
    const worker = await startWorker({ windows: [openAt(APPEAL, { focuses: false })] });
    await worker.hear('notificationclick', clicked(APPEAL));
    assert.deepEqual(worker.opened, [ORIGIN + APPEAL]);
  });

  test('without an address leads to the notices, and never to another site', async () => {
    const worker = await startWorker();
    await worker.hear('notificationclick', clicked());
    await worker.hear('notificationclick', clicked('https://evil.example/my/notices'));
    assert.deepEqual(worker.opened, [`${ORIGIN}/my/notices`]);
  });
});

describe('another address at the push service', () => {
  const browser = (nr) => ({ endpoint: `https://push.example/${nr}`, options: { applicationServerKey: new ArrayBuffer(65) }, toJSON: () => ({ endpoint: `https://push.example/${nr}` }) });
  const paths = (worker) => worker.asked.map(({ path }) => path.replace('/api/notices/', ''));

  for (const [how, event, made] of [
    ['that the browser has made itself', { oldSubscription: browser(1), newSubscription: browser(2) }],
    ['that has to be made', { oldSubscription: browser(1), newSubscription: null }, browser(2)],
  ]) {
    test(`${how} is told to the server, and the old one taken back`, async () => {
      const worker = await startWorker({ subscription: made, answer: (path) => (path.endsWith('has-push') ? true : null) });
      await worker.hear('pushsubscriptionchange', event);
      assert.deepEqual(paths(worker), ['has-push', 'allow-push', 'stop-push']);
      assert.equal(worker.asked[1].body.form.endpoint, 'https://push.example/2');
      assert.equal(worker.asked[2].body.endpoint, 'https://push.example/1');
    });
  }

  test('is nobody else’s: not told for who is signed in now but was never asked, nor without an answer', async () => {
    for (const answer of [() => false, () => undefined]) {
      const worker = await startWorker({ answer });
      await worker.hear('pushsubscriptionchange', { oldSubscription: browser(1), newSubscription: browser(2) });
      assert.deepEqual(paths(worker), ['has-push']);
    }
    const worker = await startWorker();
    await worker.hear('pushsubscriptionchange', { oldSubscription: null, newSubscription: browser(2) });
    assert.deepEqual(paths(worker), []);
  });
});

describe('a worker that is older than the page', () => {
  const shell = { '/offline.html': 'no network', '/outbox.js': 'old sender', '/pkg/old/app.js': 'old program' };
  const request = (path, mode = 'cors') => ({ request: { url: ORIGIN + path, method: 'GET', mode } });

  test('gives the new page the new program, and the old page still its own', async () => {
    const network = { '/report': '<html>new', '/pkg/new/app.js': 'new program', '/outbox.js': 'new sender' };
    const worker = await startWorker({ shell, answer: (path) => network[path] });
    const given = async (path, mode) => (await worker.hear('fetch', request(path, mode))).text();
    assert.equal(await given('/report', 'navigate'), '<html>new');
    assert.equal(await given('/pkg/new/app.js'), 'new program');
    assert.equal(await given('/outbox.js'), 'new sender');
    assert.equal(await given('/pkg/old/app.js'), 'old program', 'the server may have forgotten it');
  });

  test('keeps the new program for the time without a network', async () => {
    let network = { '/pkg/new/app.js': 'new program' };
    const worker = await startWorker({ shell, answer: (path) => network[path] });
    await worker.hear('fetch', request('/pkg/new/app.js'));
    network = {};
    assert.equal(await (await worker.hear('fetch', request('/pkg/new/app.js'))).text(), 'new program');
    assert.equal(await (await worker.hear('fetch', request('/track', 'navigate'))).text(), 'no network');
  });

  test('a word it does not know yet does no harm', async () => {
    const worker = await startWorker({ shell });
    for (const data of ['later', { type: 'later' }, null]) await worker.hear('message', { data });
    assert.deepEqual(await worker.caches.keys(), ['shell-old0000old00']);
  });
});

describe('the map without a network', () => {
  const asking = (path, filter, more = {}) => {
    const body = { query: { bbox: { south: Math.random() }, zoom: 12, filter }, ...more };
    return { request: { url: ORIGIN + path, method: 'POST', mode: 'cors', clone: () => new Response(JSON.stringify(body)) } };
  };

  /** A worker that has seen the whole map and its list with a network, and has none now. */
  async function without(who) {
    let network = { '/api/map/view': { pins: ['seen'] }, '/api/map/list': { rows: ['seen'] } };
    const worker = await startWorker({ answer: (path) => network[path] });
    await worker.hear('message', { data: { type: 'here', keep: who !== undefined, who } });
    for (const path of Object.keys(network)) await worker.hear('fetch', asking(path, {}));
    network = {};
    return worker;
  }

  test('shows what was last seen, whichever part is looked at; for another filter it says that it does not know', async () => {
    const worker = await without('');
    assert.deepEqual(await (await worker.hear('fetch', asking('/api/map/view', {}))).json(), { pins: ['seen'] });
    assert.deepEqual(await (await worker.hear('fetch', asking('/api/map/list', {}, { after: null }))).json(), { rows: ['seen'] });
    assert.equal((await worker.hear('fetch', asking('/api/map/view', { category: 'yol' }))).type, 'error');
  });

  test('a further page of the list is never the first one again', async () => {
    const worker = await without('');
    await assert.rejects(worker.hear('fetch', asking('/api/map/list', {}, { after: 'mark' })));
  });

  test('without consent nothing of it is kept', async () => {
    const worker = await without(undefined);
    assert.equal((await worker.hear('fetch', asking('/api/map/view', {}))).type, 'error');
  });
});
