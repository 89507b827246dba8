import type { CodePattern, Diagnosis } from '../model/encounters.ts';
import { placeOf, wordsFor } from './bits.ts';
import type { OwnTable } from './found-tables.ts';

/** Where among an encounter's codes: the first is the primary diagnosis. */
type Place = 'first' | 'later' | 'anywhere';

/** That an encounter has a code of a classification which begins as a pattern says; absent: any code of it. */
type CodeCondition = { readonly scheme: string; readonly pattern?: CodePattern; readonly place: Place };

/** Codes without their point; one of three characters ends in X. */
const PLAIN_CODE = "upper(replace(code, '.', '')) || CASE WHEN length(replace(code, '.', '')) = 3 THEN 'X' ELSE '' END";

/**
 * What is asked of encounters' codes, a bit for each condition in the table `coded` with a row for each encounter: a
 * pattern is looked for once in each different code, not in every encounter's.
 */
export class EncounterCodes {
  readonly #conditions = new Map<string, CodeCondition>();

  /** SQL over an encounter joined with `coded`: that one of its codes is for the diagnosis. */
  diagnosis({ words, primary, any, secondary, notSecondary, notProcedure }: Diagnosis): string {
    const icd10 = (pattern: CodePattern, place: Place): string => this.#has({ scheme: 'icd10', pattern, place });
    const parts = [
      ...(primary ? [icd10(primary, 'first')] : []),
      ...(any ? [icd10(any, 'anywhere')] : []),
      ...(secondary ? [icd10(secondary, 'later')] : []),
      ...(notSecondary ? [`NOT ${icd10(notSecondary, 'later')}`] : []),
      ...(notProcedure ? [`NOT ${this.#has({ scheme: 'opcs4', pattern: notProcedure, place: 'anywhere' })}`] : []),
    ];
    return `(${parts.join(' AND ')}) -- ${words}\n   `;
  }

  /** SQL over an encounter joined with `coded`: that it has no code of a classification. */
  without(scheme: string): string {
    return `NOT ${this.#has({ scheme, place: 'anywhere' })}`;
  }

  /** The table `coded`; none where nothing is asked. */
  table(): readonly OwnTable[] {
    const conditions = [...this.#conditions.values()];
    if (conditions.length === 0) return [];
    const words = wordsFor(conditions.length);
    const kept = words.map((word) => {
      const mask = (place: Place): bigint => maskOf(conditions, word, place);
      const asked = `CASE WHEN position = 1 THEN ${mask('first')} WHEN position > 1 THEN ${mask('later')} ELSE ${mask('anywhere')} END`;
      return `bit_or(word_${word} & ${asked}) AS word_${word}`;
    });
    const select = `WITH codes AS (SELECT DISTINCT scheme, code, ${PLAIN_CODE} AS plain FROM encounter_codes),
met AS (
SELECT scheme, code,
${words.map((word) => wordSql(conditions, word)).join(',\n')}
FROM codes)
SELECT person, encounter_id, ${kept.join(', ')}
FROM encounter_codes c JOIN met ON met.scheme = c.scheme AND met.code IS NOT DISTINCT FROM c.code
WHERE ${words.map((word) => `word_${word} <> 0`).join(' OR ')}
GROUP BY person, encounter_id`;
    return [{ name: 'coded', words: 'What the codes of each encounter say, a bit each', select }];
  }

  #has(condition: CodeCondition): string {
    const key = JSON.stringify(condition);
    this.#conditions.set(key, condition);
    const { word, bit } = placeOf([...this.#conditions.keys()].indexOf(key));
    return `(coalesce(coded.word_${word}, 0) & ${bit}) <> 0`;
  }
}

/** The bits of one word that a code may set where it stands. */
function maskOf(conditions: readonly CodeCondition[], word: number, place: Place): bigint {
  const bits = conditions.map((each, index) => {
    const own = placeOf(index);
    return own.word === word && (each.place === place || each.place === 'anywhere') ? own.bit : 0n;
  });
  return bits.reduce((sum, bit) => sum | bit, 0n);
}

function wordSql(conditions: readonly CodeCondition[], word: number): string {
  const bits = conditions.flatMap(({ scheme, pattern }, index) => {
    const own = placeOf(index);
    const begins = pattern === undefined ? '' : ` AND regexp_matches(plain, '^(?:${pattern})')`;
    return own.word === word ? [`CASE WHEN scheme = '${scheme}'${begins} THEN ${own.bit} ELSE 0 END`] : [];
  });
  return `  (${bits.join('\n  | ')})::BIGINT AS word_${word}`;
}
