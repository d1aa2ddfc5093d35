// Lighthouse on the pages that people see first, as a phone with a slow network sees them (its mobile preset: slow 4G, a
// processor four times slower). Prints a table; the whole reports go to end2end/results. Part of `make bench`.

import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import lighthouse from 'lighthouse';
import { launchBrowser } from '../support/browser.mjs';
import { freePort, results, startServer } from '../support/server.mjs';

const PAGES = { 'public map': '/', 'appeal by number': '/track', help: '/help' };
const CATEGORIES = ['performance', 'accessibility', 'best-practices', 'seo'];

const server = await startServer('sqlite', {}, ['--appeals', '2000']);
const port = await freePort();
const browser = await launchBrowser([`--remote-debugging-port=${port}`], { whole: true });
try {
  await mkdir(results, { recursive: true });
  const rows = [];
  for (const [name, path] of Object.entries(PAGES)) rows.push(row(name, await measure(name, path)));
  console.table(rows);
} finally {
  await browser.close();
  await server.stop();
}

async function measure(name, path) {
  const done = await lighthouse(`${server.address}${path}`, { port, output: 'html', logLevel: 'error', onlyCategories: CATEGORIES });
  await writeFile(join(results, `lighthouse-${name.replaceAll(' ', '-')}.html`), done.report);
  return done.lhr;
}

function row(page, { categories, audits }) {
  const score = (name) => Math.round(categories[name].score * 100);
  return {
    page,
    performance: score('performance'),
    accessibility: score('accessibility'),
    'best practices': score('best-practices'),
    SEO: score('seo'),
    'largest paint, s': Number((audits['largest-contentful-paint'].numericValue / 1000).toFixed(2)),
    'blocked, ms': Math.round(audits['total-blocking-time'].numericValue),
    'weight, KB': Math.round(audits['total-byte-weight'].numericValue / 1024),
  };
}
