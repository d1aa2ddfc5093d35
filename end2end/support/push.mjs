// A push service as small as it can be, and a browser's side of it: no real one can be reached from here. What the server
// sends is decrypted as a browser does it (RFC 8291) and can be handed to the service worker.

import assert from 'node:assert/strict';
import { createDecipheriv, createECDH, hkdfSync, randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { createServer } from 'node:http';
import { setTimeout as pause } from 'node:timers/promises';

/** Starts it; `messages` are those taken so far, decrypted. */
export async function startPush() {
  const ecdh = createECDH('prime256v1');
  ecdh.generateKeys();
  const secret = randomBytes(16);
  const messages = [];
  const server = createServer(async (request, response) => {
    const parts = [];
    for await (const part of request) parts.push(part);
    assert.match(request.headers.authorization ?? '', /^vapid t=.+, k=.+$/);
    messages.push(JSON.parse(decrypted(Buffer.concat(parts), ecdh, secret)));
    response.writeHead(201).end();
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const origin = `http://127.0.0.1:${server.address().port}`;
  const keys = { p256dh: ecdh.getPublicKey('base64url'), auth: secret.toString('base64url') };
  return {
    origin,
    messages,
    subscription: { endpoint: `${origin}/push/1`, expirationTime: null, keys },
    /** The first message that `fits`, once it has come. */
    async message(fits, within = 30_000) {
      const until = Date.now() + within;
      while (Date.now() < until) {
        const found = messages.find(fits);
        if (found) return found;
        await pause(50);
      }
      throw new Error(`no such message among ${JSON.stringify(messages)}`);
    },
    stop: () => server.close(),
  };
}

function decrypted(body, ecdh, secret) {
  const salt = body.subarray(0, 16);
  const theirs = body.subarray(21, 21 + body[20]);
  const info = Buffer.concat([Buffer.from('WebPush: info\0'), ecdh.getPublicKey(), theirs]);
  const ikm = Buffer.from(hkdfSync('sha256', ecdh.computeSecret(theirs), secret, info, 32));
  const key = Buffer.from(hkdfSync('sha256', ikm, salt, Buffer.from('Content-Encoding: aes128gcm\0'), 16));
  const nonce = Buffer.from(hkdfSync('sha256', ikm, salt, Buffer.from('Content-Encoding: nonce\0'), 12));
  const record = body.subarray(21 + body[20]);
  const decipher = createDecipheriv('aes-128-gcm', key, nonce);
  decipher.setAuthTag(record.subarray(-16));
  const plain = Buffer.concat([decipher.update(record.subarray(0, -16)), decipher.final()]);
  return plain.subarray(0, plain.lastIndexOf(2)).toString();
}

/** Lets the page's push manager subscribe at the stand-in, after the person has consented. */
export async function withPushService(context, push) {
  await context.grantPermissions(['notifications']);
  await context.addInitScript((subscription) => {
    const made = () => {
      const one = Object.create(PushSubscription.prototype);
      Object.defineProperties(one, {
        endpoint: { value: subscription.endpoint },
        toJSON: { value: () => subscription },
        unsubscribe: { value: async () => (localStorage.removeItem('test-push'), true) },
      });
      return one;
    };
    PushManager.prototype.subscribe = async (options) => {
      if (!options.userVisibleOnly || !options.applicationServerKey) throw new Error('a browser would refuse this');
      localStorage.setItem('test-push', '1');
      return made();
    };
    PushManager.prototype.getSubscription = async () => (localStorage.getItem('test-push') ? made() : null);
  }, push.subscription);
}
