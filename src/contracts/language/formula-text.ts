import { type Condition, type Expression, isCondition } from './expression.ts';

/** How tightly a piece of formula holds together: what is put into a tighter one is put in brackets. */
const PHRASE = 0;
const SUM = 1;
const PRODUCT = 2;
const ATOM = 3;

/** A piece of formula as text. */
export type Piece = { readonly text: string; readonly holds: number };

export function atom(text: string): Piece {
  return { text, holds: text.startsWith('−') ? SUM : ATOM };
}

function within(piece: Piece, least: number): string {
  return piece.holds >= least ? piece.text : `(${piece.text})`;
}

export function sumText(pieces: readonly Piece[]): Piece {
  return { text: pieces.map((piece) => within(piece, SUM)).join(' + '), holds: SUM };
}

export function differenceText(from: Piece, what: Piece): Piece {
  return { text: `${within(from, SUM)} − ${within(what, PRODUCT)}`, holds: SUM };
}

export function productText(pieces: readonly Piece[]): Piece {
  return { text: pieces.map((piece, at) => within(piece, at === 0 ? PRODUCT : ATOM)).join(' × '), holds: PRODUCT };
}

export function quotientText(what: Piece, by: Piece): Piece {
  return { text: `${within(what, PRODUCT)} ÷ ${within(by, ATOM)}`, holds: PRODUCT };
}

export function keptText(what: Piece, from: Piece, to: Piece): Piece {
  return { text: `${within(what, SUM)}, kept between ${from.text} and ${to.text}`, holds: PHRASE };
}

export function ofText(which: 'lesser' | 'greater', pieces: readonly Piece[]): Piece {
  return { text: `the ${which} of ${pieces.map((piece) => within(piece, SUM)).join(' and ')}`, holds: PHRASE };
}

export function roundedText(what: Piece, to: string): Piece {
  return { text: `${within(what, SUM)}, rounded to a whole ${to}`, holds: PHRASE };
}

export function comparedText(what: Piece, sign: '≥' | '>', other: Piece): Piece {
  return { text: `${within(what, SUM)} ${sign} ${within(other, SUM)}`, holds: PHRASE };
}

export function joinedText(word: 'and' | 'or', pieces: readonly Piece[]): Piece {
  return { text: pieces.map((piece) => within(piece, SUM)).join(` ${word} `), holds: PHRASE };
}

export function notText(piece: Piece): Piece {
  return { text: `not ${within(piece, SUM)}`, holds: PHRASE };
}

export function oneOfText(what: string, of: readonly string[]): Piece {
  return { text: `${what} is ${of.length === 1 ? '' : 'one of '}${of.join(', ')}`, holds: PHRASE };
}

/** What a formula calls things. */
export type Words = {
  label(name: string): string;
  /** The members that a sum runs over, e.g. `the indicators`. */
  membersOf(term: string): string;
};

/** A formula in words, with every name as its label. */
export function formulaInWords(formula: Expression, say: Words): string {
  return words(formula, say).text;
}

function words(formula: Expression, say: Words): Piece {
  const { label } = say;
  const part = (inner: Expression): Piece => words(inner, say);
  const named = (name: string): Piece => atom(label(name));
  if ('ref' in formula) return named(formula.ref);
  if ('add' in formula) return sumText(formula.add.map(part));
  if ('subtract' in formula) return differenceText(part(formula.subtract[0]), part(formula.subtract[1]));
  if ('multiply' in formula) return productText(formula.multiply.map(part));
  if ('divide' in formula) return quotientText(part(formula.divide), named(formula.by));
  if ('keep' in formula) return keptText(part(formula.keep), named(formula.from), named(formula.to));
  if ('lesser' in formula) return ofText('lesser', formula.lesser.map(part));
  if ('greater' in formula) return ofText('greater', formula.greater.map(part));
  if ('round' in formula) return roundedText(part(formula.round), formula.to);
  if ('sum' in formula) return phrase(`sum over ${say.membersOf(formula.sum)} of ${label(formula.sum)}`);
  if (isCondition(formula)) return conditionWords(formula, say);
  if ('onlyIf' in formula) {
    return phrase(`${part(formula.use).text} if ${label(formula.onlyIf)}, otherwise held: ${formula.hold}`);
  }
  const [use, otherwise] = [part(formula.use).text, part(formula.otherwise).text];
  if ('choose' in formula) {
    const reason = formula.because === undefined ? '' : `, because ${formula.because}`;
    return phrase(`${use} if ${label(formula.choose)}, otherwise ${otherwise}${reason}`);
  }
  return phrase(`${otherwise}; if ${label(formula.ifZero)} is nought, ${use}, because ${formula.because}`);
}

function conditionWords(condition: Condition, say: Words): Piece {
  const part = (inner: Expression): Piece => words(inner, say);
  if ('isOneOf' in condition) return oneOfText(say.label(condition.isOneOf), condition.of);
  if ('not' in condition) return notText(part(condition.not));
  if ('all' in condition) return joinedText('and', condition.all.map(part));
  if ('any' in condition) return joinedText('or', condition.any.map(part));
  if ('atLeast' in condition) return comparedText(part(condition.atLeast[0]), '≥', part(condition.atLeast[1]));
  return comparedText(part(condition.moreThan[0]), '>', part(condition.moreThan[1]));
}

/** A piece that is put in brackets wherever it stands in another. */
export function phrase(text: string): Piece {
  return { text, holds: PHRASE };
}
