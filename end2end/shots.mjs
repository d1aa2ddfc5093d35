// Pictures of the screens, light and dark, into end2end/results/shots: what citizens see in three sizes, what staff see in the two of a
// desk, as long as the page is, machines and displays in the sizes in which they are hung up. Beside each picture it is said what a look at the page can measure: what is wider than the window,
// and what is too small to be hit (44 px; links in running text may be lower).
// `node shots.mjs [WORD…]` takes the screens whose names contain a word; with MURACIET_E2E_SQLITE set to an address
// it looks at the server there instead of starting one.

import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { launchBrowser, openWindow } from './support/browser.mjs';
import { openToday, pair } from './support/machine.mjs';
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
    for (const screen of sizes(what)) {
      for (const dark of [false, true]) {
        await picture(what, screen, dark);
      }
    }
  }
} finally {
  await browser.close();
  await server.stop();
}

/** Staff sit at desks; the lists of their work are looked at on a phone too. Machines stand upright, displays of a hall lie. */
function sizes({ desk, hung }) {
  if (hung) return ['kiosk', 'hall'];
  return desk ? ['desktop', 'laptop', 'phone'] : ['phone', 'tablet', 'desktop'];
}

async function picture({ name, address, person, machine, follow, open, desk }, screen, dark) {
  const script = process.env.MURACIET_SHOTS_PLAIN === undefined;
  const { page, problems, close } = await openWindow(browser, server.address, { screen, dark, script });
  const file = join(folder, `${name}-${screen}${dark ? '-dark' : ''}.png`);
  if (person) await signIn(page, person, address);
  if (machine) await openToday(browser, server.address);
  if (machine) await pair(browser, server.address, page);
  await page.goto(address, { waitUntil: 'load' });
  await page.waitForLoadState('networkidle', { timeout: 3000 }).catch(() => {});
  if (follow) {
    await page.locator(follow).first().click({ timeout: 5000 }).catch(() => problems.push(`nothing to follow: ${follow}`));
    await page.waitForLoadState('networkidle', { timeout: 3000 }).catch(() => {});
  }
  if (open) await page.locator(`${open} > summary`).click({ timeout: 5000 }).catch(() => problems.push(`nothing to open: ${open}`));
  await page.screenshot({ path: file, fullPage: desk === true });
  problems.push(...(await faults(page)));
  console.log(`   ${file}${problems.length > 0 ? `  ! ${problems.join(' | ')}` : ''}`);
  await close();
}

/** What sticks out of the window, and what is too small for a finger. */
async function faults(page) {
  return page.evaluate(() => {
    const said = [];
    const width = document.documentElement.clientWidth;
    const named = (one) => `${one.tagName.toLowerCase()}${one.id ? `#${one.id}` : ''}.${String(one.className?.baseVal ?? one.className).replaceAll(' ', '.')}`;
    const scrolls = (one) => one.closest('.table-frame, .map-canvas, [style*="overflow"], pre') !== null;
    const wide = document.documentElement.scrollWidth - width;
    if (wide > 0) {
      const out = [...document.querySelectorAll('body *')].filter((one) => one.getBoundingClientRect().right > width + 1 && !scrolls(one));
      said.push(`${wide} px too wide: ${out.slice(-1).map(named)}`);
    }
    const small = [...document.querySelectorAll('button, input:not([type=hidden]), select, summary, a.button, a.chip')].filter((one) => {
      const { width: across, height } = one.getBoundingClientRect();
      const label = one.closest('label')?.getBoundingClientRect();
      return across > 0 && Math.max(height, label?.height ?? 0) < 43.5;
    });
    if (small.length > 0) said.push(`${small.length} too low: ${[...new Set(small.map(named))].slice(0, 4)}`);
    return said;
  });
}
