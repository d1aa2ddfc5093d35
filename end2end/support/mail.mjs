// A mail server as small as it can be: takes every letter and hands it out.

import { once } from 'node:events';
import { createServer } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';

/** Starts it; `letters` are those taken so far: `{ to, subject, text }`. */
export async function startMail() {
  const letters = [];
  const server = createServer((socket) => converse(socket, letters)).listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    port: server.address().port,
    letters,
    /** The first letter that `fits`, once it has come. */
    async letter(fits, within = 30_000) {
      const until = Date.now() + within;
      while (Date.now() < until) {
        const found = letters.find(fits);
        if (found) return found;
        await pause(50);
      }
      throw new Error(`no such letter among ${JSON.stringify(letters)}`);
    },
    stop: () => server.close(),
  };
}

function converse(socket, letters) {
  let text = '';
  let to = '';
  let data = false;
  socket.setEncoding('utf8').on('error', () => {});
  socket.write('220 test ESMTP\r\n');
  socket.on('data', (part) => {
    text += part;
    for (let end = text.indexOf('\r\n'); end >= 0; end = text.indexOf('\r\n')) {
      if (data) {
        const whole = text.indexOf('\r\n.\r\n');
        if (whole < 0) return;
        letters.push(read(to, text.slice(0, whole)));
        text = text.slice(whole + 5);
        data = false;
        socket.write('250 taken\r\n');
        continue;
      }
      const line = text.slice(0, end);
      text = text.slice(end + 2);
      if (/^RCPT/i.test(line)) to = line.match(/<(.*)>/)[1];
      data = /^DATA/i.test(line);
      socket.write(data ? '354 go on\r\n' : /^EHLO/i.test(line) ? '250-test\r\n250 8BITMIME\r\n' : /^QUIT/i.test(line) ? '221 bye\r\n' : '250 ok\r\n');
    }
  });
}

function read(to, message) {
  const [head, ...rest] = message.split('\r\n\r\n');
  const body = rest.join('\r\n\r\n');
  const header = (name) => head.replace(/\r\n[ \t]/g, ' ').match(new RegExp(`^${name}: (.*)$`, 'mi'))?.[1] ?? '';
  const encoding = header('Content-Transfer-Encoding');
  const text = encoding === 'base64' ? Buffer.from(body, 'base64').toString() : encoding === 'quoted-printable' ? unquoted(body) : body;
  return { to, subject: words(header('Subject')), text };
}

function unquoted(body) {
  const bytes = body.replace(/=\r\n/g, '').replace(/=([0-9A-F]{2})/g, (_, hex) => String.fromCharCode(parseInt(hex, 16)));
  return Buffer.from(bytes, 'latin1').toString();
}

function words(text) {
  return text.replace(/\?= =\?/g, '?==?').replace(/=\?utf-8\?b\?(.*?)\?=/gi, (_, word) => Buffer.from(word, 'base64').toString());
}
