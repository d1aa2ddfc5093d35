// A network that can be bad on purpose: everything between the browser and the server goes through it. What a browser's own
// tools do to a page, they don't always do to its service worker; this does it to both.

import { once } from 'node:events';
import { createServer, request } from 'node:http';

/**
 * Opens a gate before the server at `target`. `address` is where the browser goes. `mood` may be set at any time:
 *
 * - `null`: all passes
 * - `(path) => undefined | 'lost' | 'deaf' | { status, headers, body } | { after: promise }`: for each request; `lost` cuts the
 *   line, `deaf` cuts it when the server has done its work, `after` lets it pass later
 *
 * `seen` counts the POSTs by path that came this far.
 */
export async function openGate(target) {
  const server = new URL(target);
  const gate = { mood: null, seen: new Map(), lost: () => (gate.mood = () => 'lost'), open: () => (gate.mood = null) };
  const listener = createServer(async (from, to) => {
    const path = from.url.split('?')[0];
    const what = gate.mood?.(path, from.method);
    if (what === 'lost') return from.socket.destroy();
    if (from.method === 'POST') gate.seen.set(path, (gate.seen.get(path) ?? 0) + 1);
    if (what?.status) {
      from.resume();
      to.writeHead(what.status, { 'content-type': 'application/json', ...what.headers });
      return to.end(what.body ?? '"transport"');
    }
    await what?.after;
    pass(from, to, server, what === 'deaf');
  });
  // A line that is closed at the very moment when a question comes over it would be a fault of the gate's own.
  listener.keepAliveTimeout = 0;
  listener.listen(0, '127.0.0.1');
  await once(listener, 'listening');
  gate.address = `http://127.0.0.1:${listener.address().port}`;
  gate.close = () => {
    listener.closeAllConnections();
    listener.close();
  };
  return gate;
}

function pass(from, to, server, deaf) {
  const headers = { ...from.headers, host: server.host };
  const on = request({ host: server.hostname, port: server.port, method: from.method, path: from.url, headers }, (answer) => {
    if (deaf) return from.socket.destroy();
    to.writeHead(answer.statusCode, answer.headers);
    answer.pipe(to);
    answer.on('error', () => to.destroy());
  });
  on.on('error', () => from.socket.destroy());
  to.on('close', () => on.destroy());
  from.pipe(on);
}
