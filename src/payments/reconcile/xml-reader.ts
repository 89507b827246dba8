/** An element: its name without a prefix, its own text, and the elements within. */
export type XmlNode = {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly XmlNode[];
  readonly text: string;
};

type Open = {
  readonly name: string;
  readonly tag: string;
  readonly attributes: Record<string, string>;
  readonly children: XmlNode[];
  text: string;
};

const DEEPEST = 40;
const MOST_NODES = 2_000_000;
const TOKEN =
  /<!--[\s\S]*?-->|<!\[CDATA\[([\s\S]*?)\]\]>|<\?[\s\S]*?\?>|<(\/?)([A-Za-z_][\w.:-]*)((?:\s+[A-Za-z_][\w.:-]*\s*=\s*(?:"[^"<]*"|'[^'<]*'))*)\s*(\/?)>|([^<]+)/y;

/** Why a text is not read as XML. Never with a word of the text. */
export class XmlFault extends Error {}

/**
 * Reads XML of the plain sort that banks send: elements, attributes, text, comments and the five entities of XML. A
 * document type, and so any entity of a document's own, is refused, as is what nests too deeply or is too much.
 * @throws XmlFault
 */
export function readXml(text: string): XmlNode {
  if (/<!(?:DOCTYPE|ENTITY|ELEMENT|ATTLIST)/i.test(text)) throw new XmlFault('It declares a document type.');
  const open: Open[] = [];
  let root: XmlNode | undefined;
  let nodes = 0;
  TOKEN.lastIndex = text.startsWith('\uFEFF') ? 1 : 0;
  while (TOKEN.lastIndex < text.length) {
    const match = TOKEN.exec(text);
    if (match === null) throw new XmlFault('It has a part that is neither an element nor a text.');
    const [, cdata, closing, tag, attributes = '', empty, words] = match;
    const inner = open.at(-1);
    if (cdata !== undefined || words !== undefined) {
      if (inner === undefined) {
        if ((cdata ?? words ?? '').trim() !== '') throw new XmlFault('It has a text outside its root.');
      } else inner.text += cdata ?? unescaped(words ?? '');
      continue;
    }
    if (tag === undefined) continue;
    if (closing === '/') {
      if (inner?.tag !== tag) throw new XmlFault('An element is closed that is not the one that is open.');
      open.pop();
      root = finished(inner, open, root);
      continue;
    }
    nodes += 1;
    if (nodes > MOST_NODES || open.length >= DEEPEST) throw new XmlFault('It is larger or deeper than is read.');
    const node = { name: localName(tag), tag, attributes: attributesOf(attributes), children: [], text: '' };
    if (empty === '/') root = finished(node, open, root);
    else open.push(node);
  }
  if (root === undefined || open.length > 0) throw new XmlFault('It ends before its root does.');
  return root;
}

function finished(
  { name, attributes, children, text }: Open,
  open: readonly Open[],
  root: XmlNode | undefined,
): XmlNode | undefined {
  const node = { name, attributes, children, text: text.trim() };
  const parent = open.at(-1);
  if (parent !== undefined) {
    parent.children.push(node);
    return root;
  }
  if (root !== undefined) throw new XmlFault('It has two roots.');
  return node;
}

function localName(tag: string): string {
  return tag.slice(tag.indexOf(':') + 1);
}

function attributesOf(text: string): Record<string, string> {
  const found: Record<string, string> = {};
  for (const [, name = '', double, single] of text.matchAll(/([\w.:-]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g)) {
    found[localName(name)] = unescaped(double ?? single ?? '');
  }
  return found;
}

const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

function unescaped(text: string): string {
  return text.replaceAll(/&([^;&]{0,12});?/g, (_, name: string) => {
    const code = /^#(?:x([0-9a-f]{1,6})|(\d{1,7}))$/i.exec(name);
    const number =
      code === null ? undefined : Number.parseInt(code[1] ?? code[2] ?? '', code[1] === undefined ? 10 : 16);
    const character = number !== undefined && number <= 0x10ffff ? String.fromCodePoint(number) : ENTITIES[name];
    if (character === undefined) throw new XmlFault('It uses an entity that is not one of the five of XML.');
    return character;
  });
}

/** The first element of a name within, at any of the steps of a path. */
export function at(node: XmlNode | undefined, ...path: readonly string[]): XmlNode | undefined {
  return path.reduce<XmlNode | undefined>((here, name) => here?.children.find((child) => child.name === name), node);
}

/** Every element of a name directly within. */
export function all(node: XmlNode | undefined, name: string): readonly XmlNode[] {
  return node?.children.filter((child) => child.name === name) ?? [];
}
