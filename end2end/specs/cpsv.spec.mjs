// The register of e-services as linked data (R10.5): by CPSV-AP 3.2, checked against shapes. No browser is needed.

import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { checker, read, statements } from '../support/linked.mjs';
import { demo } from '../support/server.mjs';

const SERVICE = 'http://purl.org/vocab/cpsv#PublicService';
const TYPE = 'http://www.w3.org/1999/02/22-rdf-syntax-ns#type';

describe('linked data', () => {
  let server, context, register, check;

  before(async () => {
    server = await demo('sqlite');
    context = await read(server.address, '/context/cpsv.jsonld');
    register = await read(server.address, '/services.jsonld');
    check = await checker();
  });
  after(() => server?.stop());

  /** One of the register with everything: a regulation, documents, events, other bodies. */
  const fullest = () => register.graph.toSorted((a, b) => Object.keys(b).length - Object.keys(a).length)[0];

  test('R10.5 the whole register keeps to the shapes', async () => {
    const store = await statements(register, context);
    assert.ok(store.getQuads(null, TYPE, SERVICE).length >= 60, `${register.graph.length} services`);
    assert.deepEqual(await check(store), []);
  });

  test('R10.5 a service has a document of its own, the same as in the register', async () => {
    const { identifier } = fullest();
    const { '@context': named, ...service } = await read(server.address, `/services/${identifier}.jsonld`);
    assert.equal(named, register['@context']);
    assert.deepEqual(service, fullest());
    const missing = await fetch(`${server.address}/services/ER-2026-9999999-0.jsonld`);
    assert.equal(missing.status, 404);
  });

  const damages = {
    'without a number': (service) => delete service.identifier,
    'with two numbers': (service) => (service.identifier = [service.identifier, 'another']),
    'without a title': (service) => delete service.title,
    'without an Azerbaijani title': (service) => (service.title = { en: 'In English' }),
    'with two titles in a language': (service) => (service.title = { az: ['Bir', 'Iki'] }),
    'without a description': (service) => delete service.description,
    'without an authority': (service) => delete service.hasCompetentAuthority,
    'with an authority that is a person': (service) => (service.hasCompetentAuthority.type = 'Agent'),
    'with a negative cost': (service) => (service.hasCost.hasValue = -1),
    'with a result without a name': (service) => delete service.produces.title,
    'with a time that is no duration': (service) => (service.processingTime = 'soon'),
    'with an event of no class': (service) => service.isGroupedBy.forEach((event) => delete event.type),
  };
  for (const [how, damage] of Object.entries(damages)) {
    test(`R10.5 a document ${how} does not keep to them`, async () => {
      const document = { '@context': register['@context'], ...structuredClone(fullest()) };
      assert.deepEqual(await check(await statements(document, context)), [], 'whole before');
      damage(document);
      assert.notDeepEqual(await check(await statements(document, context)), []);
    });
  }
});
