// Accessibility as a machine can see it: WCAG 2.2 AA by axe.

import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { scriptless } from './browser.mjs';

const source = await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const rules = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/** What axe finds on the page as it is now: rule, what is wrong, where. */
export async function violations(page) {
  return scriptless.has(page.context()) ? lookAtCopy(page) : look(page);
}

// Axe itself is a script: where scripts are off it looks at a copy, the same document at the same address in a
// window with scripts on, with the page's own scripts taken out.
async function lookAtCopy(page) {
  const html = (await page.content()).replace(/<script[\s\S]*?<\/script>/g, '').replace(/<\/?noscript[^>]*>/g, '');
  const context = await page.context().browser().newContext({ viewport: page.viewportSize(), storageState: await page.context().storageState() });
  try {
    const copy = await context.newPage();
    await copy.route((url) => url.href === page.url(), (route) => route.fulfill({ contentType: 'text/html; charset=utf-8', body: html }));
    await copy.goto(page.url());
    return await look(copy);
  } finally {
    await context.close();
  }
}

async function look(page) {
  await page.evaluate(source);
  const found = await page.evaluate((values) => globalThis.axe.run(document, { runOnly: { type: 'tag', values } }), rules);
  const all = found.violations.map(({ id, help, nodes }) => ({ id, help, where: nodes.map((node) => node.target.join(' ')).filter((where) => !isExcepted(id, where)) }));
  return all.filter(({ where }) => where.length > 0);
}

// Markers lie where the appeals lie, however close that is, and the list beside the map offers the same: what WCAG 2.5.8
// names Essential and Equivalent. Their own size is 44 px and more.
function isExcepted(rule, where) {
  return rule === 'target-size' && /\.map-(pin|cluster)/.test(where);
}

/** Fails with the list when axe finds anything. */
export async function assertAccessible(page) {
  assert.deepEqual(await violations(page), [], `axe finds nothing on ${page.url()}`);
}
