// Pictures as phones make them, and files that only pretend to be pictures.

/** A JPEG with something to see in it; `colour` tells pictures apart. */
export async function photo(browser, colour = 'teal') {
  const context = await browser.newContext();
  try {
    const page = await context.newPage();
    const address = await page.evaluate((colour) => {
      const canvas = Object.assign(document.createElement('canvas'), { width: 640, height: 480 });
      const pen = canvas.getContext('2d');
      pen.fillStyle = colour;
      pen.fillRect(0, 0, 640, 480);
      pen.fillStyle = 'white';
      for (let at = 0; at < 12; at++) pen.fillRect(at * 53, (at * 97) % 420, 40, 60);
      return canvas.toDataURL('image/jpeg', 0.8);
    }, colour);
    return Buffer.from(address.split(',')[1], 'base64');
  } finally {
    await context.close();
  }
}

/** The same JPEG with the place where it was taken in its EXIF, and the moment (`2026:03:12 14:05:00`). */
export function takenAt(jpeg, latitude, longitude, moment) {
  const body = exif(latitude, longitude, moment);
  const head = Buffer.alloc(4);
  head.writeUInt16BE(0xffe1, 0);
  head.writeUInt16BE(body.length + 2, 2);
  return Buffer.concat([jpeg.subarray(0, 2), head, body, jpeg.subarray(2)]);
}

// TIFF, big endian: a directory that points to two others: GPS, whose two angles stand behind it, and the moment.
function exif(latitude, longitude, moment) {
  const tiff = Buffer.alloc(180);
  tiff.write('MM', 0, 'latin1');
  tiff.writeUInt16BE(42, 2);
  tiff.writeUInt32BE(8, 4);
  tiff.writeUInt16BE(moment ? 2 : 1, 8);
  entry(tiff, moment ? 22 : 10, [0x8825, 4, 1, 38]);
  tiff.writeUInt16BE(4, 38);
  entry(tiff, 40, [1, 2, 2]).write('N\0', 48, 'latin1');
  entry(tiff, 52, [2, 5, 3, 92]);
  entry(tiff, 64, [3, 2, 2]).write('E\0', 72, 'latin1');
  entry(tiff, 76, [4, 5, 3, 116]);
  angle(tiff, 92, latitude);
  angle(tiff, 116, longitude);
  if (moment) {
    entry(tiff, 10, [0x8769, 4, 1, 140]);
    tiff.writeUInt16BE(1, 140);
    entry(tiff, 142, [0x9003, 2, 20, 158]).write(`${moment}\0`, 158, 'latin1');
  }
  return Buffer.concat([Buffer.from('Exif\0\0', 'latin1'), tiff]);
}

function entry(tiff, at, [tag, type, count, value = 0]) {
  tiff.writeUInt16BE(tag, at);
  tiff.writeUInt16BE(type, at + 2);
  tiff.writeUInt32BE(count, at + 4);
  tiff.writeUInt32BE(value, at + 8);
  return tiff;
}

function angle(tiff, at, degrees) {
  const whole = Math.floor(degrees);
  const parts = [whole, 1, 0, 1, Math.round((degrees - whole) * 3600 * 1000), 1000];
  parts.forEach((part, index) => tiff.writeUInt32BE(part, at + index * 4));
}

/** A file as the file chooser gives it. */
export function file(buffer, name = 'foto.jpg', mimeType = 'image/jpeg') {
  return { name, mimeType, buffer };
}

export const pdf = Buffer.from('%PDF-1.4\n1 0 obj\n<< /Type /Catalog >>\nendobj\ntrailer << /Root 1 0 R >>\n%%EOF\n');
export const svg = Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"><script>alert(1)</script></svg>');
