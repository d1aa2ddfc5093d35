// Runs the journeys: `node run.mjs [WORD…]` takes the specs whose names contain a word, or all.
// Two lanes (`MURACIET_JOURNEY_LANES` for another number) run side by side, each against servers of its own, for a journey waits
// more than it computes; the next spec goes to whichever lane is free. The last line counts: `N passed, N failed`.

import { fork } from 'node:child_process';
import { once } from 'node:events';
import { readdir } from 'node:fs/promises';
import { availableParallelism } from 'node:os';
import { basename, join } from 'node:path';

const folder = join(import.meta.dirname, 'specs');
const words = process.argv.slice(2);
const names = (await readdir(folder)).filter((name) => name.endsWith('.spec.mjs')).sort();
const waiting = names.filter((name) => words.length === 0 || words.some((word) => name.includes(word))).map((name) => join(folder, name));
const lanes = Math.min(Number(process.env.MURACIET_JOURNEY_LANES ?? Math.min(2, availableParallelism())), waiting.length);
const count = { passed: 0, failed: 0 };

await Promise.all(Array.from({ length: lanes }, lane));
if (count.passed + count.failed === 0) {
  console.log('no journey was found');
  count.failed++;
}
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
  console.log(`a lane broke${running ? ` at ${basename(running)}` : ''}`);
  count.failed++;
}

function tell(file, { passed, failed, seconds, report }) {
  count.passed += passed;
  count.failed += failed;
  console.log(`\n-- ${basename(file)}: ${passed} passed, ${failed} failed, ${seconds} s`);
  process.stdout.write(report);
}
