/** An element to be written: its name, attributes, and a text or elements within. */
export type Element = {
  readonly name: string;
  readonly attributes?: Readonly<Record<string, string>>;
  readonly within: string | readonly Element[];
};

export function element(name: string, ...within: readonly Element[]): Element {
  return { name, within };
}

export function textElement(name: string, text: string, attributes: Readonly<Record<string, string>> = {}): Element {
  return { name, attributes, within: text };
}

/** The document as text, two spaces a level, every text and attribute escaped. */
export function xmlText(root: Element): string {
  return `<?xml version="1.0" encoding="UTF-8"?>\n${written(root, '')}`;
}

function written({ name, attributes = {}, within }: Element, indent: string): string {
  const opening = [name, ...Object.entries(attributes).map(([key, value]) => `${key}="${escaped(value)}"`)].join(' ');
  if (typeof within === 'string') return `${indent}<${opening}>${escaped(within)}</${name}>\n`;
  return `${indent}<${opening}>\n${within.map((each) => written(each, `${indent}  `)).join('')}${indent}</${name}>\n`;
}

const ESCAPES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

function escaped(text: string): string {
  return text.replaceAll(/[&<>"]/g, (character) => ESCAPES[character] ?? '');
}
