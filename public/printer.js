// Writes tickets to the printer that hangs on a queue machine, at a USB socket or a serial line, and hears what the printer says.
//
// The talk is the one of printers in the network (`server/src/ticket/printer.rs`): asked how its paper is, given the picture, asked
// whether it is done. Nothing is believed to be on paper that the printer has not said to be. A test holds the questions together
// with `domain::queue::print::escpos`.

self.ticketPrinter ??= (() => {
  const ASK_PAPER = [0x10, 0x04, 0x04];
  const ASK_DONE = [0x1d, 0x72, 0x01];
  const isOut = (answer) => (answer & 0x60) !== 0;
  const hasEnded = (answer) => (answer & 0x0c) !== 0;
  // By its fixed bits an answer is told from what a printer may send unasked.
  const isOfPaper = (byte) => (byte & 0x93) === 0x12;
  const isOfDone = (byte) => (byte & 0x90) === 0;

  // A printer that does not answer by then is off; a ticket is printed and cut by then.
  const ANSWER_MS = 2_000;
  const PRINTED_MS = 8_000;
  // Bytes handed over at a time.
  const PIECE = 4_096;
  // Interfaces of printers, and of those that have a maker's own class.
  const CLASSES = [7, 255];

  // Dots across a ticket, and the edge that stays white.
  const WIDTH = 576;
  const EDGE = 12;
  const LONGEST = 1_200;

  let turn = Promise.resolve();

  /** Prints: "done", "no_paper" or "silent". One ticket after the other. */
  function print(kind, speed, bytes) {
    const own = turn.then(() => talk(kind, speed, bytes));
    turn = own;
    return own;
  }

  async function talk(kind, speed, bytes) {
    let line;
    const opening = kind === "usb" ? usb() : serial(speed);
    try {
      line = await within(ANSWER_MS, opening);
      const paper = await within(ANSWER_MS, ask(line, ASK_PAPER, isOfPaper));
      if (isOut(paper)) return "no_paper";
      await within(PRINTED_MS + line.takes(bytes.length), hand(line, bytes));
      const after = await within(PRINTED_MS, ask(line, ASK_DONE, isOfDone));
      return hasEnded(after) ? "no_paper" : "done";
    } catch {
      // Unplugged, switched off, held by another program, or without an answer in time. A line that opens later would stay held.
      if (!line) opening.then((late) => late.close()).catch(() => {});
      return "silent";
    } finally {
      await within(ANSWER_MS, Promise.resolve(line?.close())).catch(() => {});
    }
  }

  async function ask(line, question, fits) {
    await line.send(Uint8Array.from(question));
    for (;;) {
      const answer = (await line.hear()).find(fits);
      if (answer !== undefined) return answer;
    }
  }

  async function hand(line, bytes) {
    for (let at = 0; at < bytes.length; at += PIECE) await line.send(bytes.subarray(at, at + PIECE));
  }

  function within(limit, work) {
    let clock;
    const late = new Promise((_, reject) => {
      clock = setTimeout(() => reject(new Error("no answer in time")), limit);
    });
    return Promise.race([work, late]).finally(() => clearTimeout(clock));
  }

  async function usb() {
    const [device] = await navigator.usb.getDevices();
    await device.open();
    if (!device.configuration) await device.selectConfiguration(1);
    const { number, alternate, out, back } = ends(device);
    await device.claimInterface(number);
    if (alternate !== 0) await device.selectAlternateInterface(number, alternate);
    return {
      takes: () => 0,
      send: async (bytes) => {
        const sent = await device.transferOut(out, bytes);
        if (sent.status !== "ok") throw new Error(sent.status);
      },
      hear: async () => {
        const { data } = await device.transferIn(back, 64);
        // A printer that has nothing to say yet may say that at once, and again.
        if (!data?.byteLength) await new Promise((done) => setTimeout(done, 20));
        return data ? new Uint8Array(data.buffer, data.byteOffset, data.byteLength) : new Uint8Array();
      },
      close: () => device.close(),
    };
  }

  /** Where a printer takes bytes and gives its answers. */
  function ends(device) {
    for (const { interfaceNumber, alternates } of device.configuration.interfaces) {
      for (const { interfaceClass, alternateSetting, endpoints } of alternates) {
        const end = (direction) => endpoints.find((one) => one.type === "bulk" && one.direction === direction)?.endpointNumber;
        const [out, back] = [end("out"), end("in")];
        if (CLASSES.includes(interfaceClass) && out && back) return { number: interfaceNumber, alternate: alternateSetting, out, back };
      }
    }
    throw new Error("no printer");
  }

  async function serial(speed) {
    const [port] = await navigator.serial.getPorts();
    if (!port.readable) await port.open({ baudRate: speed });
    const [reader, writer] = [port.readable.getReader(), port.writable.getWriter()];
    return {
      takes: (count) => (count * 10_000) / speed,
      send: (bytes) => writer.write(bytes),
      hear: async () => {
        const { value, done } = await reader.read();
        if (done) throw new Error("gone");
        return value;
      },
      close: async () => {
        await reader.cancel().catch(() => {});
        await writer.abort().catch(() => {});
        reader.releaseLock();
        writer.releaseLock();
        await port.close();
      },
    };
  }

  /** Whether a printer that may be used is there. Asks nobody. */
  async function has(kind) {
    try {
      return (await known(kind)).length > 0;
    } catch {
      return false;
    }
  }

  function known(kind) {
    return kind === "usb" ? navigator.usb.getDevices() : navigator.serial.getPorts();
  }

  /** The browser asks which printer it is; call it from a press. The one that was used before is forgotten. */
  async function allow(kind) {
    try {
      const filters = CLASSES.map((classCode) => ({ classCode }));
      const chosen = kind === "usb" ? await navigator.usb.requestDevice({ filters }) : await navigator.serial.requestPort();
      const others = (await known(kind)).filter((one) => one !== chosen);
      await Promise.all(others.map((one) => one.forget?.()));
      return true;
    } catch {
      // The question was closed without an answer, or the browser knows no such devices.
      return false;
    }
  }

  /** A ticket drawn without the server: rows of bits, 1 is black. Lines of `above` and `below` are parted by line breaks. */
  function draw(above, number, below) {
    const paper = Object.assign(document.createElement("canvas"), { width: WIDTH, height: LONGEST });
    const ink = paper.getContext("2d", { willReadFrequently: true });
    ink.fillStyle = "#fff";
    ink.fillRect(0, 0, WIDTH, LONGEST);
    ink.fillStyle = "#000";
    ink.textAlign = "center";
    let y = 0;
    const write = (text, size, weight) => {
      ink.font = `${weight} ${size}px sans-serif`;
      for (const words of wrapped(ink, text)) ink.fillText(words, WIDTH / 2, (y += size * 1.2), WIDTH - 2 * EDGE);
      y += size * 0.4;
    };
    for (const line of above.split("\n")) write(line, 28, 700);
    // Forty millimetres tall, as wide as the paper lets it be.
    write(number, 438, 700);
    for (const line of below.split("\n")) write(line, 28, 400);
    const rows = Math.min(Math.ceil(y), LONGEST);
    const dots = ink.getImageData(0, 0, WIDTH, rows).data;
    const bits = new Uint8Array((WIDTH / 8) * rows);
    for (let at = 0; at < WIDTH * rows; at += 1) if (dots[at * 4] < 128) bits[at >> 3] |= 0x80 >> (at & 7);
    return bits;
  }

  function wrapped(ink, text) {
    const lines = [];
    for (const word of text.split(" ")) {
      const longer = lines.length > 0 ? `${lines.at(-1)} ${word}` : word;
      if (lines.length > 0 && ink.measureText(longer).width <= WIDTH - 2 * EDGE) lines[lines.length - 1] = longer;
      else lines.push(word);
    }
    return lines;
  }

  return { print, has, allow, draw };
})();
