// Runs the journeys: `node run.mjs [WORD…]` takes the specs whose names contain a word, or all.
// One demo server for each database serves all specs; the last line counts: `N passed, N failed`.

import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { finished } from 'node:stream/promises';
import { run } from 'node:test';
import { spec as Report } from 'node:test/reporters';
import { databases, startServer } from './support/server.mjs';

const folder = join(import.meta.dirname, 'specs');
const words = process.argv.slice(2);
const names = (await readdir(folder)).filter((name) => name.endsWith('.spec.mjs')).sort();
const files = names.filter((name) => words.length === 0 || words.some((word) => name.includes(word))).map((name) => join(folder, name));

const servers = [];
const count = { passed: 0, failed: 0 };
try {
  for (const database of databases()) {
    console.log(`   starting the demo on ${database} …`);
    const server = await startServer(database);
    servers.push(server);
    process.env[`MURACIET_E2E_${database.toUpperCase()}`] = server.address;
  }
  const tests = run({ files, concurrency: 1, timeout: 1_800_000 });
  const isOne = (data) => data.details?.type !== 'suite';
  tests.on('test:pass', (data) => isOne(data) && !data.skip && !data.todo && count.passed++);
  tests.on('test:fail', (data) => isOne(data) && count.failed++);
  const report = tests.compose(new Report());
  report.pipe(process.stdout, { end: false });
  await finished(report, { writable: false });
} catch (cause) {
  console.error(cause);
  count.failed++;
} finally {
  await Promise.allSettled(servers.map((server) => server.stop()));
}
if (count.passed + count.failed === 0) {
  console.log('no journey was found');
  count.failed++;
}
console.log(`${count.passed} passed, ${count.failed} failed`);
process.exitCode = count.failed === 0 ? 0 : 1;
