// Runs the journeys: `node run.mjs [WORD…]` takes the specs whose names contain a word, or all.
// Two lanes (`MURACIET_JOURNEY_LANES` for another number) run side by side, each against servers of its own, for a journey waits
// more than it computes; the next spec goes to whichever lane is free. The last line counts: `N passed, N failed`. What failed, and
// why, stands once more in `results/failed.txt`; without failures there is no such file.

import { fork } from 'node:child_process';
import { once } from 'node:events';
import { readdir, rm, writeFile } from 'node:fs/promises';
import { availableParallelism } from 'node:os';
import { basename, join } from 'node:path';
import { results } from './support/server.mjs';

const folder = join(import.meta.dirname, 'specs');
const words = process.argv.slice(2);
const names = (await readdir(folder)).filter((name) => name.endsWith('.spec.mjs')).sort();
const waiting = names.filter((name) => words.length === 0 || words.some((word) => name.includes(word))).map((name) => join(folder, name));
const lanes = Math.min(Number(process.env.MURACIET_JOURNEY_LANES ?? Math.min(2, availableParallelism())), waiting.length);
const count = { passed: 0, failed: 0 };
const failures = [];
const list = join(results, 'failed.txt');
await rm(list, { force: true });

await Promise.all(Array.from({ length: lanes }, lane));
if (count.passed + count.failed === 0) {
  console.log('no journey was found');
  count.failed++;
}
if (failures.length > 0) await writeFile(list, `\n== failed journeys\n\n${failures.join('\n\n')}\n`);
console.log(`${count.passed} passed, ${count.failed} failed`);
process.exitCode = count.failed === 0 ? 0 : 1;

/** One lane: its process (`lane.mjs`) asks for a spec, runs it, tells what came of it, and asks again. */
async function lane() {
  const worker = fork(join(import.meta.dirname, 'lane.mjs'));
  let running;
  worker.on('message', ({ ended }) => {
    if (ended) tell(running, ended);
    running = waiting.shift();
    worker.send({ file: running ?? null });
  });
  const [code] = await once(worker, 'exit');
  if (code === 0) return;
  const broken = `a lane broke${running ? ` at ${basename(running)}` : ''}`;
  console.log(broken);
  failures.push(broken);
  count.failed++;
}

function tell(file, { passed, failed, seconds, report, failures: why }) {
  count.passed += passed;
  count.failed += failed;
  failures.push(...why.map((one) => `${basename(file)}: ${one}`));
  console.log(`\n-- ${basename(file)}: ${passed} passed, ${failed} failed, ${seconds} s`);
  process.stdout.write(report);
}
