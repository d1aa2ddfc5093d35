// A ticket printer that hangs on a queue machine, as a page finds it among its devices, and the ticket that comes out of it.

import assert from 'node:assert/strict';

/**
 * Puts a printer to the pages of this window: `usb` or `serial`. It keeps what it is sent in `window.printer.tickets`, one list of bytes
 * for each ticket, and answers as printers do; with `paper` in the session's storage it answers that. A printer that is not `chosen` is
 * found only after the page has asked for it.
 */
export function plugIn(page, kind, chosen = true) {
  return page.addInitScript(standIn, { kind, chosen });
}

function standIn({ kind, chosen }) {
  const printer = (window.printer = { tickets: [], got: [] });
  const isChosen = () => chosen || sessionStorage.getItem('printer-chosen') !== null;
  const choose = (device) => async () => {
    sessionStorage.setItem('printer-chosen', 'yes');
    return device;
  };
  let hears;
  const answers = [];
  const say = (byte) => (hears ? hears(byte) : answers.push(byte));
  const take = (bytes) => {
    const sent = [...bytes];
    if (sent.join() === '16,4,4') return say(Number(sessionStorage.getItem('paper') ?? 0x12));
    if (sent.join() !== '29,114,1') return printer.got.push(...sent);
    printer.tickets.push(printer.got);
    printer.got = [];
    return say(0);
  };
  const hear = () =>
    new Promise((done) => {
      if (answers.length > 0) return done(answers.shift());
      hears = (byte) => {
        hears = undefined;
        done(byte);
      };
    });
  const ends = ['out', 'in'].map((direction, nr) => ({ type: 'bulk', direction, endpointNumber: nr + 1 }));
  const usb = {
    configuration: { interfaces: [{ interfaceNumber: 0, alternates: [{ alternateSetting: 0, interfaceClass: 7, endpoints: ends }] }] },
    open: async () => {},
    close: async () => {},
    claimInterface: async () => {},
    transferOut: async (_, bytes) => {
      take(bytes);
      return { status: 'ok' };
    },
    transferIn: async () => ({ status: 'ok', data: new DataView(Uint8Array.of(await hear()).buffer) }),
  };
  const serial = {
    readable: null,
    writable: null,
    open: async ({ baudRate }) => {
      printer.speed = baudRate;
      serial.readable = new ReadableStream({ pull: async (line) => line.enqueue(Uint8Array.of(await hear())) });
      serial.writable = new WritableStream({ write: take });
    },
    close: async () => {
      serial.readable = serial.writable = null;
    },
  };
  const list = (device) => async () => (isChosen() ? [device] : []);
  const value =
    kind === 'usb'
      ? { getDevices: list(usb), requestDevice: choose(usb) }
      : { getPorts: list(serial), requestPort: choose(serial) };
  Object.defineProperty(navigator, kind, { configurable: true, value });
}

/** The tickets that came out on this page, as pictures. */
export async function tickets(page) {
  return (await page.evaluate(() => window.printer.tickets)).map(picture);
}

/** The picture in the bytes of a ticket, dot by dot, as a printer puts it on paper. */
export function picture(bytes) {
  assert.deepEqual(bytes.slice(0, 2), [0x1b, 0x40], 'it begins anew');
  let at = 2;
  let across = 0;
  const rows = [];
  while (bytes[at] === 0x1d && bytes[at + 1] === 0x76) {
    across = bytes[at + 4] + 256 * bytes[at + 5];
    const height = bytes[at + 6] + 256 * bytes[at + 7];
    for (let row = 0; row < height; row += 1) rows.push(bytes.slice(at + 8 + row * across, at + 8 + (row + 1) * across));
    at += 8 + across * height;
  }
  assert.deepEqual(bytes.slice(at), [0x1b, 0x64, 4, 0x1d, 0x56, 0x42, 0], 'and ends with a cut');
  return { width: across * 8, rows };
}

/** Rows of a picture on which something is black. */
export function inked({ rows }) {
  return rows.filter((row) => row.some((dots) => dots !== 0)).length;
}
