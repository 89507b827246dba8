import { createRequire } from 'node:module';
import { setImmediate as giveWay } from 'node:timers/promises';
import type * as Plot from '@observablehq/plot';
import type * as linkedom from 'linkedom';
import { assert } from '../../base/index.ts';

declare const svgBrand: unique symbol;
/** An SVG picture whose every text has been escaped. Only this folder makes one; a page may print it as it is. */
export type Svg = string & { readonly [svgBrand]: true };

/** What a reader who cannot see the picture is told: its name and, in a sentence or two, what it shows. */
export type ChartWords = { readonly id: string; readonly title: string; readonly description: string };

/** As much of a document and its elements as drawing needs; linkedom gives them. */
export type DrawingElement = {
  readonly outerHTML: string;
  textContent: string | null;
  getAttribute(name: string): string | null;
  setAttribute(name: string, value: string): void;
  removeAttribute(name: string): void;
  remove(): void;
  prepend(...children: DrawingElement[]): void;
  querySelector(selector: string): DrawingElement | null;
  querySelectorAll(selector: string): Iterable<DrawingElement>;
};
export type DrawingDocument = { createElementNS(namespace: string, name: string): DrawingElement };

const XML_NAMESPACE = 'http://www.w3.org/2000/svg';

/** Looks of every chart. Sizes are in the picture's own units: it is drawn for a phone and grows with the page. */
export const CHART = {
  width: 400,
  rowHeight: 18,
  fontSize: 12,
  labelWidth: 190,
  ink: '#212b32',
  quiet: '#4c6272',
  line: '#aeb7bd',
  dot: '#005eb8',
  own: '#330072',
} as const;

/** Letters of a label for which `labelWidth` has room in the widest of the page's typefaces. */
const LONGEST_LABEL = 26;

/** A label beside its row, no longer than there is room for; the title of its point has it whole. */
export function shortLabel(label: string): string {
  return label.length <= LONGEST_LABEL ? label : `${label.slice(0, LONGEST_LABEL - 1).trimEnd()}…`;
}

const load = createRequire(import.meta.url);

/** What draws, loaded with the first picture: two hundred files that a start, and most commands, do without. */
export const drawing = {
  get Plot(): typeof Plot {
    return load('@observablehq/plot');
  },
  get linkedom(): typeof linkedom {
    return load('linkedom');
  },
};

/** Loads what draws, so that the first picture does not wait for it. */
export async function loadDrawing(): Promise<void> {
  for (const part of ['Plot', 'linkedom'] as const) {
    void drawing[part];
    await giveWay();
  }
}

/** An empty document for Observable Plot to draw in. */
export function drawingDocument(): DrawingDocument {
  return drawing.linkedom.parseHTML('<!doctype html><html><body></body></html>').document as DrawingDocument;
}

/**
 * Finishes a plot: takes out its style element (our style sheet says the same, and the page's content security policy
 * allows no other), lets it scale, and gives it its words.
 */
export function finishedSvg(plot: DrawingElement, document: DrawingDocument, words: ChartWords): Svg {
  assert(/^[a-z0-9-]+$/.test(words.id), 'the id of a chart is lower-case letters, digits and hyphens');
  for (const style of [...plot.querySelectorAll('style')]) style.remove();
  for (const name of ['width', 'height', 'font-family']) plot.removeAttribute(name);
  plot.setAttribute('xmlns', XML_NAMESPACE);
  plot.setAttribute('class', 'chart');
  plot.setAttribute('font-size', String(CHART.fontSize));
  plot.setAttribute('role', 'group');
  plot.setAttribute('aria-labelledby', `chart-${words.id}-title`);
  plot.setAttribute('aria-describedby', `chart-${words.id}-description`);
  for (const group of plot.querySelectorAll('g[aria-label]')) group.removeAttribute('aria-label');
  for (const link of plot.querySelectorAll('a')) nameLink(link);
  plot.prepend(
    wordsElement(document, 'title', `chart-${words.id}-title`, words.title),
    wordsElement(document, 'desc', `chart-${words.id}-description`, words.description),
  );
  return withShortNumbers(plot.outerHTML) as Svg;
}

/** A hundredth of a unit is finer than any screen; the rest of the digits would be most of the picture's bytes. */
function withShortNumbers(svg: string): string {
  const geometry = / (?:d|transform|x1|x2|y1|y2|cx|cy)="[^"]*"/g;
  return svg.replaceAll(geometry, (attribute) =>
    attribute.replaceAll(/-?\d+\.\d{3,}/g, (number) => String(Math.round(Number(number) * 100) / 100)),
  );
}

/** Gives a link the name of its dot. The table beside the chart has the same links, so the keyboard passes over these. */
function nameLink(link: DrawingElement): void {
  link.setAttribute('tabindex', '-1');
  link.setAttribute('aria-label', link.querySelector('title')?.textContent ?? '');
}

function wordsElement(document: DrawingDocument, name: 'title' | 'desc', id: string, text: string): DrawingElement {
  const element = document.createElementNS(XML_NAMESPACE, name);
  element.setAttribute('id', id);
  element.textContent = text;
  return element;
}
