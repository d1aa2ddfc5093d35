// One lane of `run.mjs`: a demo server for each database, and one spec after another against them.

import { finished } from 'node:stream/promises';
import { run } from 'node:test';
import { spec as Report } from 'node:test/reporters';
import { databases, startServer } from './support/server.mjs';

const servers = [];
process.on('message', async ({ file }) => {
  if (file) return ask(await journeys(file));
  await Promise.allSettled(servers.map((server) => server.stop()));
  process.disconnect();
});
// Whatever ends `run.mjs` ends its lanes.
process.on('disconnect', () => process.exit());
for (const database of databases()) {
  console.log(`   starting the demo on ${database} …`);
  const server = await startServer(database);
  servers.push(server);
  process.env[`MURACIET_E2E_${database.toUpperCase()}`] = server.address;
}
ask();

/** Asks for the next spec, with what came of the one before. */
function ask(ended) {
  process.send({ ended });
}

async function journeys(file) {
  const began = performance.now();
  const told = { passed: 0, failed: 0, report: '', failures: [] };
  const isOne = (data) => data.details?.type !== 'suite';
  try {
    const tests = run({ files: [file], concurrency: 1, timeout: 1_800_000 });
    tests.on('test:pass', (data) => isOne(data) && !data.skip && !data.todo && told.passed++);
    tests.on('test:fail', (data) => {
      if (!isOne(data)) return;
      told.failed++;
      const { cause, message } = data.details.error;
      told.failures.push(`${data.name}\n${cause?.stack ?? message}`);
    });
    const report = tests.compose(new Report());
    report.on('data', (text) => (told.report += text));
    await finished(report, { writable: false });
  } catch (cause) {
    told.report += `${cause.stack}\n`;
    told.failed++;
  }
  return { ...told, seconds: Math.round((performance.now() - began) / 1000) };
}
