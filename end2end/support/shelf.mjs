// What lies on the device, looked at and put there as the page itself does it.

/** Agrees to the device's storage, as the page's own question does. */
export async function agreeToStorage(page) {
  await page.evaluate(() => {
    localStorage.setItem('consents', JSON.stringify([{ of: 'storage', given: true, at_ms: Date.now() }]));
    dispatchEvent(new Event('consent'));
  });
}

/** Everything on a shelf of the device; empty when there is no database. */
export function onShelf(page, shelf) {
  return page.evaluate(async (shelf) => {
    const there = await indexedDB.databases();
    if (!there.some(({ name }) => name === 'muraciet')) return [];
    const database = await new Promise((done, failed) => {
      const request = indexedDB.open('muraciet');
      request.onsuccess = () => done(request.result);
      request.onerror = () => failed(request.error);
    });
    const found = await new Promise((done) => (database.transaction(shelf).objectStore(shelf).getAll().onsuccess = (event) => done(event.target.result)));
    database.close();
    return JSON.parse(JSON.stringify(found));
  }, shelf);
}

/** Lays `entries` ([key, value]) on shelves of the device, `{ shelf: entries }`; on the shelf of files a value is the text of one. */
export function layOnShelves(page, entries) {
  return page.evaluate(async (entries) => {
    const database = await new Promise((done, failed) => {
      const request = indexedDB.open('muraciet', 1);
      request.onupgradeneeded = () => ['drafts', 'blobs', 'seen'].forEach((name) => request.result.createObjectStore(name));
      request.onsuccess = () => done(request.result);
      request.onerror = () => failed(request.error);
    });
    await new Promise((done, failed) => {
      const work = Object.assign(database.transaction(Object.keys(entries), 'readwrite'), { oncomplete: done, onabort: failed });
      for (const [shelf, all] of Object.entries(entries)) {
        for (const [key, value] of all) work.objectStore(shelf).put(shelf === 'blobs' ? new Blob([value]) : value, key);
      }
    });
    database.close();
  }, entries);
}

/** The keys on a shelf of the device, in their order. */
export function keysOnShelf(page, shelf) {
  return page.evaluate(async (shelf) => {
    const database = await new Promise((done) => (indexedDB.open('muraciet').onsuccess = (event) => done(event.target.result)));
    const keys = await new Promise((done) => (database.transaction(shelf).objectStore(shelf).getAllKeys().onsuccess = (event) => done(event.target.result)));
    database.close();
    return keys;
  }, shelf);
}

/** Makes `count` more drafts like the one there, each with a photo of its own name, its own id and place in the queue. */
export function moreLikeIt(page, count) {
  return page.evaluate(async (count) => {
    const database = await new Promise((done) => (indexedDB.open('muraciet').onsuccess = (event) => done(event.target.result)));
    const ended = (transaction) => new Promise((done, failed) => Object.assign(transaction, { oncomplete: done, onabort: failed }));
    const all = (shelf, method) =>
      new Promise((done) => (database.transaction(shelf).objectStore(shelf)[method]().onsuccess = (event) => done(event.target.result)));
    const [draft] = await all('drafts', 'getAll');
    const [blob] = await all('blobs', 'getAll');
    const work = database.transaction(['drafts', 'blobs'], 'readwrite');
    for (let n = 1; n <= count; n++) {
      const id = `${draft.form.id.slice(0, 24)}${n.toString(16).padStart(12, '0')}`;
      const key = `photo/${id}/1`;
      work.objectStore('blobs').put(blob, key);
      const form = { ...draft.form, id, text: `${draft.form.text} № ${n}`, media: [] };
      const files = [{ kind: 'photo', key, name: `${n}.jpg`, id: null }];
      work.objectStore('drafts').put({ ...draft, form, files, position: draft.position + n }, id);
    }
    await ended(work);
    database.close();
  }, count);
}
