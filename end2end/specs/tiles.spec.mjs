// A map drawn from the operator's own tiles instead of the embedded background.

import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import { after, before, describe, test } from 'node:test';
import { awake, launchBrowser, openWindow } from '../support/browser.mjs';
import { photo } from '../support/pictures.mjs';
import { startServer } from '../support/server.mjs';

describe("tiles of one's own", () => {
  let browser, server, tiles;
  const asked = [];

  before(async () => {
    browser = await launchBrowser();
    const picture = await photo(browser, 'olive');
    tiles = createServer((request, response) => {
      asked.push(request.url);
      response.writeHead(200, { 'content-type': 'image/jpeg' }).end(picture);
    });
    await new Promise((listening) => tiles.listen(0, '127.0.0.1', listening));
    server = await startServer(
      'sqlite',
      {
        MURACIET_MAP__MODE: 'raster',
        MURACIET_MAP__TILE_URL: `http://127.0.0.1:${tiles.address().port}/tiles/{z}/{x}/{y}.jpg`,
        MURACIET_MAP__TILE_ATTRIBUTION: '© Sınaq xəritəsi',
        MURACIET_MAP__TILE_MAX_ZOOM: '17',
      },
      ['--appeals', '20'],
    );
  });
  after(async () => {
    await browser?.close();
    await server?.stop();
    tiles?.close();
  });

  test('the map asks for them, the content policy lets them in, and their makers are named', async () => {
    const { page, close, assertQuiet } = await openWindow(browser, server.address, { screen: 'desktop' });
    await page.goto('/');
    await awake(page);
    await page.locator('img.leaflet-tile-loaded').first().waitFor();
    assert.match(asked[0], /^\/tiles\/\d+\/\d+\/\d+\.jpg$/);
    await page.locator('.leaflet-control-attribution', { hasText: '© Sınaq xəritəsi' }).waitFor();
    await page.locator('.map-cluster, .map-pin').first().waitFor();
    assertQuiet();
    await close();
  });
});
