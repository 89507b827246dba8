import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { gzipSync } from 'node:zlib';

/** A file that the browser may keep for ever: its address has the hash of what is in it. */
export type Asset = { readonly body: Buffer; readonly gzip: Buffer; readonly type: string };

/** What the pages need beside themselves; made once, at start. */
export type Assets = {
  readonly styleSheet: string;
  readonly icon: string;
  /** Shows how far the sending of a file is. */
  readonly uploadScript: string;
  /** By address. */
  readonly files: ReadonlyMap<string, Asset>;
};

/** The folder in which `nhsuk/…` of NHS.UK frontend lies. */
export const NHSUK_FOLDER = join(
  dirname(createRequire(import.meta.url).resolve('nhsuk-frontend/package.json')),
  'dist',
);

const FONT_FACE = /@font-face\{[^}]*\}/g;

/**
 * NHS.UK frontend's style sheet without its fonts, which it would fetch from another host and which need a licence:
 * text falls back to Arial.
 * @throws Error when an address of another host is left in it
 */
export function withoutOtherHosts(css: string): string {
  const own = css
    .replace(FONT_FACE, '')
    .replaceAll('Frutiger W01,', '')
    .replaceAll(/\/\*#[^*]*\*\//g, '');
  const left = /url\(\s*["']?(?:https?:)?\/\/[^)]*\)/.exec(own.replaceAll(/url\(["']?data:[^)]*\)/g, ''));
  if (left) throw new Error(`NHS.UK frontend's style sheet calls another host: ${left[0]}`);
  return own;
}

/** Reads the style sheets and the icon and names each by its hash. */
export function loadAssets(): Assets {
  const nhsuk = readFileSync(join(NHSUK_FOLDER, 'nhsuk', 'nhsuk-frontend.min.css'), 'utf8');
  const own = readFileSync(join(import.meta.dirname, 'commonweal.css'), 'utf8');
  const css = asset(`${withoutOtherHosts(nhsuk)}\n${own}`, 'text/css; charset=utf-8');
  const icon = asset(readFileSync(join(import.meta.dirname, 'icon.svg'), 'utf8'), 'image/svg+xml');
  const upload = asset(readFileSync(join(import.meta.dirname, 'upload.js'), 'utf8'), 'text/javascript; charset=utf-8');
  const styleSheet = `/assets/commonweal-${hashOf(css)}.css`;
  const iconAddress = `/assets/icon-${hashOf(icon)}.svg`;
  const uploadScript = `/assets/upload-${hashOf(upload)}.js`;
  const files = new Map([
    [styleSheet, css],
    [iconAddress, icon],
    [uploadScript, upload],
  ]);
  for (const name of ['arrow-down', 'arrow-up', 'arrow-up-down', 'cross']) {
    const file = join(NHSUK_FOLDER, 'nhsuk', 'assets', 'images', `nhsuk-icon-${name}.svg`);
    files.set(`/assets/images/nhsuk-icon-${name}.svg`, asset(readFileSync(file, 'utf8'), 'image/svg+xml'));
  }
  return { styleSheet, icon: iconAddress, uploadScript, files };
}

function asset(text: string, type: string): Asset {
  const body = Buffer.from(text);
  return { body, gzip: gzipSync(body), type };
}

function hashOf({ body }: Asset): string {
  return createHash('sha256').update(body).digest('hex').slice(0, 12);
}
