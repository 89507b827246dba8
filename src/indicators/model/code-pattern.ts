/** One pattern: the characters that may stand at each place. */
export type PatternPlaces = readonly ReadonlySet<string>[];

/**
 * Reads a pattern of codes, `J4[1-47]|J20`, into its alternatives; undefined when a class is empty or a range of it
 * runs backwards.
 */
export function readPattern(pattern: string): readonly PatternPlaces[] | undefined {
  const alternatives = pattern.split('|').map(placesOf);
  return alternatives.every((each) => each !== undefined) ? alternatives : undefined;
}

function placesOf(text: string): PatternPlaces | undefined {
  const places: ReadonlySet<string>[] = [];
  for (const part of text.match(/\[[^\]]*\]|./g) ?? []) {
    const place = part.startsWith('[') ? classOf(part.slice(1, -1)) : new Set([part]);
    if (place === undefined) return undefined;
    places.push(place);
  }
  return places.length > 0 ? places : undefined;
}

function classOf(text: string): ReadonlySet<string> | undefined {
  const characters = new Set<string>();
  for (const range of text.match(/.-.|./g) ?? []) {
    const [first = 0, last = first] = [range.charCodeAt(0), range.charCodeAt(range.length - 1)];
    if (range === '-' || last < first) return undefined;
    for (let code = first; code <= last; code += 1) characters.add(String.fromCharCode(code));
  }
  return characters.size > 0 ? characters : undefined;
}
