import { partIn, placeOf, wordsFor } from './bits.ts';
import { type DecidingStep, type MadeBit, NO_STEP } from './deciders.ts';
import type { Term } from './formula.ts';
import { listed } from './listed.ts';
import type { Plan } from './plan.ts';
import { createdTable, type Statement } from './statement.ts';

/** Registers and rules as rows: the terms of each bit that is made, and of each step that may decide. */
export function termTables({ steps, made, bits }: Plan): readonly Statement[] {
  return [
    ...(made.length > 0 ? [madeTermsTable(made, bits)] : []),
    ...(steps.length > 0 ? [stepTermsTable(steps, bits)] : []),
  ];
}

function madeTermsTable(made: readonly MadeBit[], bits: number): Statement {
  const words = wordsAsked(made, bits);
  const lines = made.flatMap(({ bit: index, layer, words: said, terms }) => {
    const { word, bit } = placeOf(index);
    return terms.map(
      (term) => `${layer} ${word} ${bit} ${masks(term, words)} test ${index + 1}: ${said}${askedWords(term)}`,
    );
  });
  const columns = 'part[1]::TINYINT AS layer, part[2]::TINYINT AS word, part[3]::BIGINT AS bit';
  const title = 'Registers, and what else is asked of what is decided: each way in which it is so, and the bit of it';
  return createdTable('made_terms', title, listed(`${columns}${maskColumns(4, words)}`, lines));
}

function stepTermsTable(steps: readonly DecidingStep[], bits: number): Statement {
  const words = wordsAsked(steps, bits);
  const lines = steps.flatMap(({ rule, register, n, words: said, terms }) => {
    const { word, bit } = placeOf(register);
    return terms.map((term) => `${word} ${bit} ${rule} ${n} ${masks(term, words)} ${said}${askedWords(term)}`);
  });
  const columns = `part[1]::TINYINT AS register_word, part[2]::BIGINT AS register_bit,
  part[3]::SMALLINT AS rule, part[4]::TINYINT AS step`;
  const title = 'Each way in which a step of a rule is true, and the bit of the rule’s register';
  return createdTable('step_terms', title, listed(`${columns}${maskColumns(5, words)}`, lines));
}

/** The columns of `held` that some term asks. */
function wordsAsked(all: readonly { readonly terms: readonly Term[] }[], bits: number): readonly number[] {
  const asked = all.flatMap(({ terms }) => terms).reduce((mask, { set, clear }) => mask | set | clear, 0n);
  return wordsFor(bits).filter((word) => partIn(word, asked) !== 0n);
}

/** Of each column the bits that are asked, and which of those are wanted. */
function masks({ set, clear }: Term, words: readonly number[]): string {
  return words.map((word) => `${partIn(word, set | clear)} ${partIn(word, set)}`).join(' ');
}

function maskColumns(first: number, words: readonly number[]): string {
  const columns = words.map((word, index) => {
    const place = first + 2 * index;
    return `,\n  part[${place}]::BIGINT AS asked_${word}, part[${place + 1}]::BIGINT AS wanted_${word}`;
  });
  return columns.join('');
}

/** `, where 3 and 17 and not 24`: the tests by their numbers. */
function askedWords({ set, clear }: Term): string {
  const asked = [...(set | clear).toString(2)].reverse().flatMap((digit, bit) => {
    if (digit === '0') return [];
    return [`${(clear >> BigInt(bit)) & 1n ? 'not ' : ''}${bit + 1}`];
  });
  return asked.length === 0 ? '' : `, where ${asked.join(' and ')}`;
}

/** The table of the bits of leaf tests and of the layers before one: `held` has those of all. */
export function heldBefore({ made }: Plan, layer: number): string {
  return made.some((each) => each.layer >= layer) ? `held_${layer}` : 'held';
}

/** Layer by layer what is made is added to the bits; then the first true step of each rule, in the table `decisions`. */
export function decidingPasses(plan: Plan): readonly Statement[] {
  const { steps, made, bits } = plan;
  const layers = [...Map.groupBy(made, ({ layer }) => layer)].sort(([a], [b]) => a - b);
  return [
    ...layers.map(([layer, own]) => madePass(layer, own, bits, [heldBefore(plan, layer), heldBefore(plan, layer + 1)])),
    steps.length > 0 ? decisionsTable(steps, bits) : NO_DECISIONS,
  ];
}

/** SQL that holds for people of whom a term is so. */
function isSo(words: readonly number[]): string {
  const parts = words.map((word) => `(held.word_${word} & term.asked_${word}) = term.wanted_${word}`);
  return ['true', ...parts].slice(parts.length === 0 ? 0 : 1).join('\n  AND ');
}

function madePass(
  layer: number,
  made: readonly MadeBit[],
  bits: number,
  [before, after]: readonly [string, string],
): Statement {
  const changed = new Set(made.map(({ bit }) => placeOf(bit).word));
  const columns = wordsFor(bits).map((word) =>
    changed.has(word) ? `held.word_${word} | coalesce(made.word_${word}, 0) AS word_${word}` : `held.word_${word}`,
  );
  const folded = [...changed].map(
    (word) => `bit_or(CASE WHEN term.word = ${word} THEN term.bit ELSE 0 END) AS word_${word}`,
  );
  return createdTable(
    after,
    layer === 0 ? 'The same with the registers that each person is on' : 'The same with what rests on those',
    `SELECT held.person, ${columns.join(', ')}
FROM ${before} AS held LEFT JOIN (
  SELECT held.person, ${folded.join(', ')}
  FROM ${before} AS held, (SELECT * FROM made_terms WHERE layer = ${layer}) AS term
  WHERE ${isSo(wordsAsked(made, bits))}
  GROUP BY held.person) AS made ON made.person = held.person`,
  );
}

const DECISIONS = 'The step that decided, for each person and each rule on whose register they are; 0: none, so missed';

/**
 * People are first put beside the registers that they are on, so that no other rule's terms are looked at; and those who
 * are alike in all that the rules of a register ask are decided about once.
 */
function decisionsTable(steps: readonly DecidingStep[], bits: number): Statement {
  const registers = [...new Set(steps.map(({ register }) => placeOf(register).word))];
  const word = registers.map((each) => `WHEN ${each} THEN held.word_${each}`).join(' ');
  const asked = wordsAsked(steps, bits);
  const masks = asked.map((each) => `, bit_or(asked_${each}) AS asked_${each}`);
  const masked = asked.map((each) => `\n    held.word_${each} & register.asked_${each} AS word_${each},`);
  return createdTable(
    'decisions',
    DECISIONS,
    `WITH alike AS MATERIALIZED (
  SELECT register_word, register_bit,${masked.join('')}
    min(person) AS first_person, list(person) AS people
  FROM held, (
    SELECT register_word, register_bit${masks.join('')}
    FROM step_terms GROUP BY register_word, register_bit) AS register
  WHERE (CASE register_word ${word} END & register_bit) <> 0
  GROUP BY ALL),
decided AS (
  SELECT held.register_word, held.register_bit, held.first_person, term.rule, min(term.step) AS first_true
  FROM alike AS held
  JOIN step_terms AS term ON term.register_word = held.register_word AND term.register_bit = held.register_bit
  WHERE ${isSo(asked)}
  GROUP BY held.register_word, held.register_bit, held.first_person, term.rule)
SELECT unnest(alike.people) AS person, rule, CASE WHEN first_true = ${NO_STEP} THEN 0 ELSE first_true END::TINYINT AS step
FROM decided JOIN alike USING (register_word, register_bit, first_person)`,
  );
}

const NO_DECISIONS = createdTable(
  'decisions',
  DECISIONS,
  'SELECT NULL::INTEGER AS person, NULL::SMALLINT AS rule, NULL::TINYINT AS step WHERE false',
);
