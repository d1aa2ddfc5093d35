// Cuts a font to some characters and to the weights that the styles use. `node cut.mjs FONT CHARACTERS`; the font comes out.

import { readFile } from 'node:fs/promises';
import subset from 'subset-font';

const [font, characters] = process.argv.slice(2);
const weights = { min: 400, max: 700, default: 400 };
process.stdout.write(await subset(await readFile(font), characters, { targetFormat: 'woff2', variationAxes: { wght: weights } }));
