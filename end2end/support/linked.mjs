// Documents of linked data held against shapes, without the network: the context is the one the server gave.

import jsonld from 'jsonld';
import { Parser, Store } from 'n3';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import Validator from 'rdf-validate-shacl';
import { root } from './server.mjs';

/** A document of the server, and the context it names. */
export async function read(server, path) {
  const answer = await fetch(`${server}${path}`);
  if (!answer.ok || !answer.headers.get('content-type').startsWith('application/ld+json')) {
    throw new Error(`${path}: ${answer.status} ${answer.headers.get('content-type')}`);
  }
  return answer.json();
}

/** The statements of a document; whatever address it names, no other context than this one is loaded. */
export async function statements(document, context) {
  const documentLoader = async (url) => {
    if (url !== document['@context']) throw new Error(`nothing but the context is loaded: ${url}`);
    return { contextUrl: null, documentUrl: url, document: context };
  };
  // What the context does not know, and what is no address, is an error and no silence.
  const quads = await jsonld.toRDF(document, { format: 'application/n-quads', documentLoader, safe: true });
  return new Store(new Parser({ format: 'N-Quads' }).parse(quads));
}

/** Checks documents against the shapes of this project; gives what is wrong, in words. */
export async function checker() {
  const text = await readFile(join(root, 'end2end/shapes/cpsv-ap.ttl'), 'utf8');
  const validator = new Validator(new Store(new Parser().parse(text)));
  return async (store) => {
    const report = await validator.validate(store);
    const name = (term) => term?.value?.split(/[/#]/).at(-1) ?? '';
    return report.results.map((one) => `${one.focusNode?.value} ${name(one.path)}: ${name(one.sourceConstraintComponent)}`);
  };
}
