// What people read, taken from the application's own texts, so that no sentence stands here twice.

import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { root } from './server.mjs';

async function texts(lang) {
  const folder = join(root, 'app/locales', lang);
  const files = (await readdir(folder)).filter((name) => name.endsWith('.json'));
  const read = async (name) => [name.replace('.json', ''), JSON.parse(await readFile(join(folder, name), 'utf8'))];
  return Object.fromEntries(await Promise.all(files.map(read)));
}

/** Asking for a text that is not there fails at once: a locator with `undefined` in it would match everything. */
function strict(texts, path) {
  return new Proxy(texts, {
    get(of, key) {
      // What the language itself asks of any object, awaiting or printing it.
      if (typeof key === 'symbol' || key === 'then' || key === 'toJSON') return of[key];
      if (!Object.hasOwn(of, key)) throw new Error(`there is no text ${path}.${key}`);
      const found = of[key];
      // A text with plural forms is one text.
      return typeof found === 'string' || path.includes('.') ? found : strict(found, `${path}.${key}`);
    },
  });
}

/** The texts by language: `words.az.report.send`. */
export const words = Object.fromEntries(await Promise.all(['az', 'en', 'ru'].map(async (lang) => [lang, strict(await texts(lang), lang)])));
export const az = words.az;

/** A sentence with its places filled in, in their order. */
export function fill(sentence, ...values) {
  const text = typeof sentence === 'string' ? sentence : sentence.other;
  return text.replace(/\{\w+\}/g, () => String(values.shift()));
}

/** The sentence whatever stands in its places; a text with plural forms matches in each of them. */
export function like(sentence) {
  const forms = typeof sentence === 'string' ? [sentence] : Object.values(sentence);
  // A place at the very end takes all that is left.
  const one = (form) => form.split(/\{\w+\}/).map(escaped).join('(.+?)').replace(/\(\.\+\?\)$/, '(.+)');
  return new RegExp(forms.map(one).join('|'));
}

function escaped(text) {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}
