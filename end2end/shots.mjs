// Pictures of the screens in three sizes, light and dark, into end2end/results/shots.
// `node shots.mjs [WORD…]` takes the screens whose names contain a word; with MURACIET_E2E_SQLITE set to an address
// it looks at the server there instead of starting one.

import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { launchBrowser, openWindow, screens } from './support/browser.mjs';
import { demo, results } from './support/server.mjs';
import { signIn } from './support/persons.mjs';
import { screensToShow } from './screens.mjs';

const folder = join(results, 'shots');
const words = process.argv.slice(2);
const wanted = screensToShow.filter(({ name }) => words.length === 0 || words.some((word) => name.includes(word)));

await mkdir(folder, { recursive: true });
const server = await demo('sqlite');
const browser = await launchBrowser();
try {
  for (const what of wanted) {
    for (const screen of Object.keys(screens)) {
      for (const dark of [false, true]) {
        await picture(what, screen, dark);
      }
    }
  }
} finally {
  await browser.close();
  await server.stop();
}

async function picture({ name, address, person }, screen, dark) {
  const { page, problems, close } = await openWindow(browser, server.address, { screen, dark });
  const file = join(folder, `${name}-${screen}${dark ? '-dark' : ''}.png`);
  if (person) await signIn(page, person, address);
  await page.goto(address, { waitUntil: 'load' });
  await page.waitForLoadState('networkidle', { timeout: 3000 }).catch(() => {});
  await page.screenshot({ path: file });
  console.log(`   ${file}${problems.length > 0 ? `  ! ${problems.join(' | ')}` : ''}`);
  await close();
}
