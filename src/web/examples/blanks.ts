/** Elements that hold words; none may be blank. Lists are not nested, so each ends at its first end tag. */
const TEXT_HOLDERS = [
  'td',
  'th',
  'dd',
  'dt',
  'li',
  'p',
  'h1',
  'h2',
  'h3',
  'h4',
  'caption',
  'a',
  'legend',
  'label',
  'strong',
];
const CELL_VALUE = /<span class="cell-value">\s*<\/span>/g;
const SLIPS = /\b(?:undefined|NaN)\b|\[object Object\]|>\s*null\s*</g;

/** What is blank on a page, or shows that something is missing without saying so; for tests. */
export function blanksIn(html: string): readonly string[] {
  const words = html.replaceAll(/<svg[\s\S]*?<\/svg>/g, '');
  const blank = TEXT_HOLDERS.flatMap((tag) =>
    [...words.matchAll(new RegExp(`<${tag}(?: [^>]*)?>([\\s\\S]*?)</${tag}>`, 'g'))]
      .filter(([, inside = '']) => inside.replaceAll(/<[^>]*>/g, '').trim() === '')
      .map(([element]) => element),
  );
  return [...blank, ...(words.match(CELL_VALUE) ?? []), ...(words.match(SLIPS) ?? [])];
}
