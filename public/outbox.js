// Sends the appeals that wait on this device: one implementation for the service worker and, where a browser has no worker,
// for the page itself.
//
// What is kept lies in IndexedDB (`app/src/device/shelf.rs` writes it too; a test holds the two together). A draft's id is the
// key by which the server knows it again, so an answer that was lost on the way costs a second question and no second appeal.
// The order is the person's (`position`), never the clock's.

self.outbox = (() => {
  const DATABASE = "muraciet";
  const VERSION = 1;
  const SHELVES = ["drafts", "blobs", "seen"];

  // States in which a draft is taken up again by itself. "sending" is one whose sender was killed.
  const QUEUED = ["waiting", "sending", "sign_in", "terms"];

  // How one run goes on trying while the server is in trouble; browsers end a worker after about five minutes.
  const PATIENCE_MS = 240_000;
  const FIRST_PAUSE_MS = 2_000;
  const LONGEST_PAUSE_MS = 60_000;
  // An answer that takes longer is taken for lost; a file may take as long as the slowest network needs.
  const ANSWER_MS = 60_000;
  const SLOWEST_BYTES_PER_MS = 4;
  // So many in a row without any answer: there is no network, whatever the browser says.
  const LOST_IN_A_ROW = 2;

  // How a file of each kind goes up; each gives the id under which the server keeps it. Other kinds have their place here.
  const TAKERS = { photo: takePhoto, voice: takeRecording, video: takeRecording };
  // The field of the form in which files of a kind stand.
  const FIELDS = { photo: "photos", voice: "voice", video: "video" };
  // Under what files of drafts lie (`kept::key`, `kept::poster_key`), and the draft they belong to.
  const OF_DRAFT = /^(?:photo|sound|film|poster)\/([^/]+)\//;
  // A page lays a file down first and its draft a moment later: nobody's is what was found without a draft so long ago, and still is.
  const NOBODYS_MS = 86_400_000;
  // Where it is written down when such files were found, on the shelf "seen".
  const FOUND = "nobodys";
  // The largest piece that the server takes at once.
  const PIECE_BYTES = 2 ** 20;

  const TAKEN_BACK = { now: {} };

  const told = new BroadcastChannel("outbox");

  /** Asks whoever can to send: the worker, which outlives the page; without one the page does it. */
  async function wake() {
    const registration = await self.navigator.serviceWorker?.getRegistration();
    if (!registration?.active) return run();
    // The browser wakes the worker when the network is back, even without a page. Not every browser can, or may.
    await registration.sync?.register("send").catch(() => {});
    registration.active.postMessage({ type: "send" });
  }

  let going;
  let askedAgain = false;

  /** Sends what waits. Resolves with true when nothing is left to be tried again. One at a time in the whole browser. */
  function run() {
    askedAgain = true;
    going ??= alone(rounds).finally(() => (going = undefined));
    return going;
  }

  function alone(work) {
    return self.navigator.locks ? self.navigator.locks.request("outbox", work) : work();
  }

  async function rounds() {
    const began = performance.now();
    for (let pause = FIRST_PAUSE_MS; ; ) {
      askedAgain = false;
      // What can't be tidied now is tidied the next time.
      await tidy().catch(() => {});
      const { left, wait, gone } = await pass();
      if (askedAgain) continue;
      if (!left) return true;
      // Where some go, the rest needn't wait long.
      if (gone) pause = FIRST_PAUSE_MS;
      if (self.navigator.onLine === false || performance.now() - began + Math.max(wait, pause) > PATIENCE_MS) return false;
      await rest(Math.max(wait, pause));
      pause = Math.min(2 * pause, LONGEST_PAUSE_MS);
    }
  }

  /** A pause that ends early when somebody asks again. */
  async function rest(pause) {
    const until = performance.now() + pause;
    while (!askedAgain && performance.now() < until) await new Promise((done) => setTimeout(done, 250));
  }

  /** Tries each that waits once, in the person's order. One that can't go keeps nobody back. `gone`: some have been sent. */
  async function pass() {
    const drafts = (await queue()).sort((one, other) => one.position - other.position);
    if (drafts.length === 0) return { left: false, wait: 0 };
    for (const killed of drafts.filter(({ state }) => state === "sending")) {
      await change(killed, (there) => ({ ...there, state: "waiting" }));
    }
    let left = false;
    let gone = false;
    let lost = 0;
    const reader = await me();
    if (reader.again) return { left: true, wait: reader.wait };
    for (const draft of drafts) {
      const outcome = await send(draft, reader.me);
      const sent = outcome.now.state === "sent";
      // The receipt stays; the files needn't.
      await change(draft, (there) => ({ ...there, ...outcome.now }), sent ? filesOf(draft) : []);
      if (sent) gone = true;
      if (!outcome.again) continue;
      left = true;
      if (outcome.wait) return { left, wait: outcome.wait, gone };
      lost = outcome.lost ? lost + 1 : 0;
      if (lost >= LOST_IN_A_ROW) break;
    }
    return { left, wait: 0, gone };
  }

  /** Who is signed in by now; nobody's appeal goes out under another's name. */
  async function me() {
    const { status, body, wait } = await ask("/api/session/whoami", { method: "GET" }, ANSWER_MS);
    return status === 200 ? { me: body } : { again: true, wait };
  }

  async function send(draft, reader) {
    if (!reader || (draft.owner && draft.owner !== reader.person)) return stays("sign_in", "sign_in");
    if (!reader.terms_accepted) return stays("terms", null);
    let files = draft.files;
    for (let at = 0; at < files.length; at++) {
      if (files[at].id) continue;
      if (!(await shown(draft, files))) return TAKEN_BACK;
      const outcome = await take(files[at], (part) => shown(draft, files, part));
      if (outcome.now) return outcome;
      files = files.map((file, other) => (other === at ? { ...file, id: outcome.id } : file));
      await change(draft, (there) => ({ ...there, files }));
    }
    if (!(await shown(draft, files))) return TAKEN_BACK;
    const ids = (kind) => files.filter((file) => kindOf(file) === kind).map((file) => file.id);
    const form = { ...draft.form, media: ids("photo"), voice: ids("voice")[0] ?? null, videos: ids("video") };
    const answer = await ask("/api/appeals/submit", posted(JSON.stringify({ form }), "application/json"), ANSWER_MS);
    if (answer.status === 200 && answer.body?.number) {
      return { now: { state: "sent", percent: 100, error: null, receipt: answer.body } };
    }
    return (await forgotten(draft, answer)) ?? judged(answer);
  }

  /** Says how far it is; `part` of the file on its way has arrived. False when the person has taken it back; from here on nobody can. */
  function shown(draft, files, part = 0) {
    return change(draft, (there) => ({ ...there, state: "sending", percent: percent(files, part) }));
  }

  function kindOf(file) {
    return file.kind ?? "photo";
  }

  /** The server no longer knows a file that went up days ago, and it still lies here: it goes up once more. */
  async function forgotten(draft, { body }) {
    const unknown = body?.refused?.some(({ field, code }) => Object.values(FIELDS).includes(field) && code === "unknown");
    const kept = draft.files.filter((file) => file.id && file.key);
    if (!unknown || draft.renewed || kept.length === 0) return undefined;
    const files = draft.files.map((file) => (file.key ? { ...file, id: null } : file));
    askedAgain = true;
    return { now: { state: "waiting", files, renewed: true }, again: true };
  }

  async function take(file, told) {
    const blob = file.key && (await get("blobs", file.key));
    const taker = TAKERS[kindOf(file)];
    // The browser has thrown it away, or it never lay here: only the person can say whether to send without it.
    if (!blob || !taker) return stays("refused", { refused: [{ field: FIELDS[kindOf(file)] ?? "form", code: "unknown" }] });
    return taker(blob, file, told);
  }

  async function takePhoto(blob) {
    const patience = ANSWER_MS + blob.size / SLOWEST_BYTES_PER_MS;
    const answer = await ask("/upload/photo", posted(blob, "application/octet-stream"), patience);
    return answer.status === 200 && answer.body?.id ? { id: answer.body.id } : judged(answer);
  }

  /** Piece by piece, under the upload's own id, with which its key ends: every attempt goes on from what has arrived. */
  async function takeRecording(blob, file, told) {
    const upload = file.key.split("/").pop();
    const question = (path, asked) => ask(path, posted(JSON.stringify(asked), "application/json"), ANSWER_MS);
    let answer = await question("/upload/recording", { id: upload, kind: file.kind, bytes: blob.size });
    for (let before = -1; answer.body?.received < blob.size && !answer.body.stored; ) {
      const { received } = answer.body;
      // Not a byte further: as bad as no answer.
      if (received <= before) return { now: { state: "waiting" }, again: true };
      before = received;
      await told(received / blob.size);
      const piece = blob.slice(received, received + PIECE_BYTES);
      const init = { ...posted(piece, "application/octet-stream"), method: "PUT" };
      answer = await ask(`/upload/recording/${upload}/${received}`, init, ANSWER_MS + piece.size / SLOWEST_BYTES_PER_MS);
    }
    if (answer.status !== 200 || !answer.body) return judged(answer);
    if (answer.body.stored) return { id: answer.body.stored.id };
    const poster = await takePoster(file.key);
    // Trouble on the way: the video does not go without its picture because of that.
    if (poster.again) return poster;
    answer = await question(`/upload/recording/${upload}/finish`, { sha256: null, poster: poster.id ?? null });
    return answer.status === 200 && answer.body?.id ? { id: answer.body.id } : judged(answer);
  }

  /** The picture that the page has made of a video; a video without one goes all the same. */
  async function takePoster(key) {
    const at = posterOf(key);
    const picture = at && (await get("blobs", at));
    return picture ? takePhoto(picture) : {};
  }

  /** Where the picture of a video lies (`kept::poster_key`); other files have none. */
  function posterOf(key) {
    return key.startsWith("film/") ? key.replace("film/", "poster/") : undefined;
  }

  function posted(body, type) {
    return { method: "POST", body, headers: { "content-type": type } };
  }

  /** What an answer that is no success means. Refusals are for the person; trouble is tried again. */
  function judged({ status, body, wait, lost }) {
    if (status === 401) return stays("sign_in", "sign_in");
    if (body?.refused?.some(({ code }) => code === "terms_not_accepted")) return stays("terms", null);
    if (status === 429) return { now: { state: "waiting" }, again: true, wait: wait || FIRST_PAUSE_MS };
    const trouble = lost || status === 0 || status === 404 || status >= 500 || status < 400;
    if (trouble) return { now: { state: "waiting" }, again: true, lost };
    return stays("refused", body ?? "transport");
  }

  function stays(state, error) {
    return { now: { state, error, percent: 0 } };
  }

  /** How much has gone up, out of all files and the form itself. */
  function percent(files, part) {
    const done = part + files.filter((file) => file.id).length;
    return Math.floor((100 * done) / (files.length + 1));
  }

  /** A question to the server; never throws. `lost`: there was no answer. `wait`: how long the server wants to be left alone. */
  async function ask(address, init, patience) {
    try {
      const headers = { accept: "application/json", ...init.headers };
      const response = await fetch(address, { ...init, headers, signal: AbortSignal.timeout(patience) });
      const body = await response.json().catch(() => undefined);
      const wait = response.status === 429 ? 1000 * (Number(response.headers.get("retry-after")) || 0) : 0;
      // Not ours: a hotel's sign-in page, for instance.
      return body === undefined && response.ok ? { status: 0, lost: true, wait: 0 } : { status: response.status, body, wait };
    } catch {
      return { status: 0, lost: true, wait: 0 };
    }
  }

  // The shelf.

  function open() {
    return new Promise((done, failed) => {
      const request = indexedDB.open(DATABASE, VERSION);
      request.onupgradeneeded = () => {
        const there = request.result.objectStoreNames;
        SHELVES.filter((name) => !there.contains(name)).forEach((name) => request.result.createObjectStore(name));
      };
      request.onsuccess = () => done(request.result);
      request.onerror = () => failed(request.error);
    });
  }

  /** One short transaction. `work` gets the store of each shelf and a place for its result. */
  async function step(shelves, mode, work) {
    const database = await open();
    try {
      return await new Promise((done, failed) => {
        const transaction = database.transaction(shelves, mode);
        const result = {};
        transaction.oncomplete = () => done(result.value);
        transaction.onabort = transaction.onerror = () => failed(transaction.error);
        work(...[shelves].flat().map((shelf) => transaction.objectStore(shelf)), result);
      });
    } finally {
      database.close();
    }
  }

  function get(shelf, key) {
    return step(shelf, "readonly", (store, result) => {
      store.get(key).onsuccess = (event) => (result.value = event.target.result);
    });
  }

  /** Looking must not make a database where nobody has agreed to one. */
  async function isMade() {
    const made = await indexedDB.databases?.();
    return !made || made.some(({ name }) => name === DATABASE);
  }

  async function queue() {
    if (!(await isMade())) return [];
    const all = await step("drafts", "readonly", (store, result) => {
      store.getAll().onsuccess = (event) => (result.value = event.target.result);
    });
    return all.filter((draft) => QUEUED.includes(draft.state));
  }

  /**
   * Changes a draft as it lies there now and tells the pages. One that the person has taken back meanwhile stays taken back, and one that
   * was written on and waits again goes with its new words, in the next round: false. `gone`: keys of files that go in the same step.
   */
  async function change({ form: { id }, version }, make, gone = []) {
    const changed = await step(["drafts", "blobs"], "readwrite", (drafts, blobs, result) => {
      drafts.get(id).onsuccess = (event) => {
        const there = event.target.result;
        result.value = Boolean(there) && QUEUED.includes(there.state) && there.version === version;
        if (!result.value) return;
        drafts.put(make(there), id);
        gone.forEach((key) => blobs.delete(key));
      };
    });
    told.postMessage({ id });
    return changed;
  }

  function filesOf(draft) {
    return draft.files.flatMap(({ key }) => [key, key && posterOf(key)]).filter(Boolean);
  }

  /** Takes away files that nobody needs: those of drafts that are sent, and of none, where somebody was killed while taking one away. */
  async function tidy() {
    if (!(await isMade())) return;
    await step(SHELVES, "readwrite", (drafts, blobs, seen) => {
      seen.get(FOUND).onsuccess = ({ target: { result: before = {} } }) => {
        const now = {};
        blobs.getAllKeys().onsuccess = ({ target: { result: keys } }) => {
          for (const key of keys) {
            const id = OF_DRAFT.exec(key)?.[1];
            if (!id) continue;
            drafts.get(id).onsuccess = ({ target: { result: draft } }) => {
              if (draft ? draft.state === "sent" : before[key] < Date.now() - NOBODYS_MS) blobs.delete(key);
              else if (!draft) now[key] = before[key] ?? Date.now();
            };
          }
          // What is asked of a transaction is answered in its order: by then all have been looked up.
          drafts.count().onsuccess = () => (Object.keys(now).length > 0 ? seen.put(now, FOUND) : seen.delete(FOUND));
        };
      };
    });
  }

  return { wake, run };
})();
