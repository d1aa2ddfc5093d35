// Makes the parts of the client smaller, each in its place: `node optimise.mjs FIRST OTHER…`. What every page loads is named first, then the
// others, the largest first. As many at a time as the machine has cores, each in a thread that has binaryen ready: starting it takes
// longer than most of the parts.

import { once } from 'node:events';
import { readFile, writeFile } from 'node:fs/promises';
import { availableParallelism } from 'node:os';
import { Worker, isMainThread, parentPort } from 'node:worker_threads';

if (isMainThread) await handOut(process.argv.slice(2));
else await work();

/** Gives the next file to whoever is free. */
async function handOut([first, ...others]) {
  const waiting = [{ file: first, first: true }, ...others.map((file) => ({ file }))];
  const busy = Array.from({ length: Math.min(availableParallelism(), waiting.length) }, async () => {
    const worker = new Worker(new URL(import.meta.url));
    let task;
    // A thread that breaks off ends the program, with what it says and the part at which it was.
    worker.once('error', (cause) => {
      throw new Error(`cannot make ${task?.file ?? 'anything'} smaller`, { cause });
    });
    worker.on('message', () => worker.postMessage((task = waiting.shift() ?? null)));
    await once(worker, 'exit');
  });
  await Promise.all(busy);
}

async function work() {
  const { default: binaryen } = await import('binaryen');
  const { Features } = binaryen;
  // What today's compiler uses; older defaults refuse it.
  const used =
    Features.BulkMemory | Features.BulkMemoryOpt | Features.NontrappingFPToInt | Features.SignExt | Features.MutableGlobals | Features.ReferenceTypes | Features.Multivalue;
  // "-Oz".
  binaryen.setOptimizeLevel(2);
  binaryen.setShrinkLevel(2);
  binaryen.setGenerateStackIR(true);
  binaryen.setOptimizeStackIR(true);
  binaryen.setDebugInfo(false);
  parentPort.on('message', async (task) => {
    if (!task) return parentPort.close();
    const module = binaryen.readBinary(await readFile(task.file), used);
    // The flow of what every page loads is untangled, then it is made smaller twice.
    if (task.first) {
      module.runPasses(['flatten', 'rereloop']);
      module.optimize();
    }
    module.optimize();
    module.runPasses(['strip-producers']);
    await writeFile(task.file, module.emitBinary());
    module.dispose();
    parentPort.postMessage('next');
  });
  parentPort.postMessage('next');
}
