// What every group of journeys needs: a browser, the demo, a picture, and windows for the persons who act.

import { after, before } from 'node:test';
import { launchBrowser, openWindow } from './browser.mjs';
import { signIn } from './persons.mjs';
import { photo } from './pictures.mjs';
import { demo } from './server.mjs';

/** What a browser itself says in its console about answers that are errors. */
export const REFUSED = /status of 4\d\d/;

/**
 * Sets the stage for the tests of one `describe`: `browser`, `address`, `jpeg` once they run, and `window(person, look)`,
 * which lets a person (null: nobody signed in) do something in a window of their own and then checks that the console
 * stayed quiet. `options` are those of `openWindow`.
 */
export function stage(database, options = {}) {
  const set = {};
  let server;
  before(async () => {
    server = await demo(database);
    set.address = server.address;
    set.browser = await launchBrowser();
    set.jpeg = await photo(set.browser, 'olive');
  });
  after(async () => {
    await set.browser?.close();
    await server?.stop();
  });
  set.window = async (person, look, more = {}) => {
    const opened = await openWindow(set.browser, set.address, { ...options, ...more });
    try {
      if (person) await signIn(opened.page, person);
      await look(opened.page, opened.context);
    } catch (cause) {
      throw await withPage(cause, opened);
    }
    opened.assertQuiet();
    await opened.close();
  };
  return set;
}

/** What went wrong, and where: what a person sees there, and what the console said. */
async function withPage(cause, { page, problems }) {
  const seen = await page.locator('main').innerText({ timeout: 5_000 }).catch(() => 'nothing that could be read');
  return new Error(`${cause.stack}\non ${page.url()}\nconsole: ${problems.join('; ') || 'quiet'}\nseen: ${seen.slice(0, 2_000)}`, { cause });
}
