import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { gunzipSync } from 'node:zlib';
import { loadAssets, withoutOtherHosts } from './assets.ts';

describe('assets', () => {
  const { files, styleSheet } = loadAssets();

  it('have a style sheet that calls no other host, has no font of the NHS and finds its pictures', () => {
    const css = files.get(styleSheet)?.body.toString('utf8') ?? '';
    assert.ok(css.length > 200_000);
    assert.doesNotMatch(css, /@font-face|Frutiger|https?:\/\/(?!www\.w3\.org)/i);
    for (const [, address = ''] of css.matchAll(/url\(["']?(\/[^)"']+)/g)) assert.ok(files.has(address), address);
  });

  it('are also there compressed', () => {
    for (const { body, gzip } of files.values()) assert.deepEqual(gunzipSync(gzip), body);
  });

  it('are refused when a new version of the style sheet calls another host in another way', () => {
    assert.throws(() => withoutOtherHosts('a{background:url(https://assets.nhs.uk/x.png)}'), /another host/);
    assert.throws(() => withoutOtherHosts('a{background:url("//assets.nhs.uk/x.png")}'), /another host/);
  });
});
