// A running müraciet with the demo, on a free port, with its own data, gone afterwards.

import { spawn, execFile } from 'node:child_process';
import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { mkdir, mkdtemp, readFile, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { promisify } from 'node:util';

export const root = join(import.meta.dirname, '../..');
export const results = join(root, 'end2end/results');
/** The program under test. */
export const program = resolve(root, process.env.CARGO_TARGET_DIR ?? 'target', 'debug/muraciet');

// The demo is filled at the first start; on a busy machine that takes its time.
const STARTS_WITHIN_MS = 180_000;

/** The databases the journeys run on: PostgreSQL whenever `make end2end` gave one. */
export function databases() {
  return process.env.MURACIET_TEST_POSTGRES ? ['sqlite', 'postgres'] : ['sqlite'];
}

/**
 * For journeys whose steps the tests of services and of HTTP walk on both databases already: on SQLite, and on both when
 * `MURACIET_JOURNEYS_EVERYWHERE` is set.
 */
export function plainly() {
  return process.env.MURACIET_JOURNEYS_EVERYWHERE ? databases() : ['sqlite'];
}

/**
 * The address of the demo on `database`. `run.mjs` starts one for all specs; a spec run by itself starts its own,
 * and stops it with `after(() => stop())`.
 */
export async function demo(database) {
  const shared = process.env[`MURACIET_E2E_${database.toUpperCase()}`];
  if (shared) return { address: shared, stop: async () => {} };
  return startServer(database);
}

/**
 * Starts a server of one's own (to kill it, say); `settings` are its environment, `words` more of its command line.
 * `again(settings)` starts it once more on the same data, with other settings if given.
 */
export async function startServer(database, settings = {}, words = []) {
  const data = await mkdtemp(join(tmpdir(), 'muraciet-journey-'));
  const base = database === 'postgres' ? await newPostgresDatabase() : `sqlite:${join(data, 'muraciet.db')}`;
  const server = await launch(base, data, settings, words);
  return {
    ...server,
    data,
    database: base,
    again: (others = {}) => launch(base, data, { ...settings, ...others }, words),
    stop: async () => {
      await server.kill('SIGTERM');
      await rm(data, { recursive: true, force: true });
    },
  };
}

async function launch(database, data, settings, more) {
  const port = await freePort();
  const address = `http://127.0.0.1:${port}`;
  await mkdir(results, { recursive: true });
  const logFile = join(results, `server-${port}.log`);
  const few = more.includes('--appeals') ? [] : ['--appeals', '200'];
  const words = ['serve', '--demo', ...few, '--listen', `127.0.0.1:${port}`, '--database', database, '--data', data, ...more];
  const child = spawn(program, words, { cwd: root, env: environment(settings), stdio: ['ignore', 'pipe', 'pipe'] });
  const log = createWriteStream(logFile);
  child.stdout.pipe(log, { end: false });
  child.stderr.pipe(log, { end: false });
  const kill = async (signal) => {
    if (child.exitCode !== null || child.signalCode !== null) return;
    const gone = once(child, 'exit');
    child.kill(signal);
    await gone;
  };
  // Whatever ends this process ends the server.
  process.once('exit', () => child.kill('SIGKILL'));
  await ready(address, child, logFile).catch(async (cause) => {
    await kill('SIGKILL');
    throw cause;
  });
  return { address, kill, logFile };
}

// Journeys press faster than people. The test database's own variable is not the server's.
function environment(settings) {
  const { MURACIET_TEST_POSTGRES, MURACIET_E2E_SQLITE, MURACIET_E2E_POSTGRES, ...rest } = process.env;
  return {
    ...rest,
    MURACIET_LIMITS__POSTS_PER_MINUTE: '100000',
    MURACIET_LIMITS__SIGN_INS_PER_MINUTE: '10000',
    MURACIET_LIMITS__LIVE_CONNECTIONS: '1000',
    MURACIET_LIMITS__SUBMITS_PER_HOUR: '10000',
    MURACIET_LIMITS__JOINS_PER_HOUR: '10000',
    MURACIET_LIMITS__UPLOADS_PER_HOUR: '10000',
    // A public discussion that may be ended on the day on which it began.
    MURACIET_REGULATION__DISCUSSION_DAYS: '0',
    ...settings,
  };
}

async function ready(address, child, logFile) {
  let broken;
  child.once('error', (cause) => (broken = cause));
  const until = Date.now() + STARTS_WITHIN_MS;
  while (Date.now() < until) {
    if (broken) throw new Error(`cannot start ${program}: ${broken.message}`);
    if (child.exitCode !== null) throw new Error(`the server ended by itself:\n${await tail(logFile)}`);
    const answer = await fetch(`${address}/readyz`).catch(() => undefined);
    if (answer?.ok) return;
    await pause(100);
  }
  throw new Error(`the server was not ready within ${STARTS_WITHIN_MS / 1000} s:\n${await tail(logFile)}`);
}

async function tail(file) {
  const text = await readFile(file, 'utf8').catch(() => '');
  return text.split('\n').slice(-30).join('\n');
}

/** A port that nobody listens on. */
export async function freePort() {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const { port } = probe.address();
  probe.close();
  await once(probe, 'close');
  return port;
}

async function newPostgresDatabase() {
  const cluster = process.env.MURACIET_TEST_POSTGRES;
  if (!cluster) throw new Error('no PostgreSQL: run through server/setup/with-postgres.sh');
  const name = `journey_${process.pid}_${Date.now()}`;
  await promisify(execFile)('psql', [cluster, '--quiet', '--command', `create database ${name}`]);
  const address = new URL(cluster);
  address.pathname = `/${name}`;
  return address.href;
}
