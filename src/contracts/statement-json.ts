import {
  assert,
  canonical,
  dayFromIso,
  hashOf,
  isoOfDay,
  isoOfMonth,
  type Json,
  type KeptTexts,
  monthFromIso,
  odsCode,
  pence,
  penceToJson,
  type Refusal,
  type ReleaseLevel,
} from '../base/index.ts';
import type { ContractKind } from './contract.ts';
import type { Statement, StatementLine, StatementPins } from './statement-line.ts';

/** A line in JSON. Pence are integers; exact numbers are decimal or n/d texts. */
export type StatementLineJson = Omit<StatementLine, 'amountPence'> & { readonly amountPence: number };

/** What the content hash is over. Month is YYYY-MM, days are ISO. */
export type StatementContentJson = {
  readonly practice: string;
  readonly practiceName: string;
  readonly month: string;
  readonly knownOn: string;
  readonly contractType: ContractKind;
  readonly contractTitle: string;
  readonly lines: readonly StatementLineJson[];
  readonly totalPence: number;
  readonly held: readonly { readonly term: string; readonly title: string; readonly reason: Refusal }[];
  readonly pins: StatementPins;
};

/** A statement in its stable JSON: what commands print and runs freeze. */
export type StatementJson = StatementContentJson & { readonly release: ReleaseLevel; readonly contentHash: string };

type Content = Omit<Statement, 'contentHash'>;

function contentJson(content: Content): StatementContentJson {
  return {
    practice: content.practice,
    practiceName: content.practiceName,
    month: isoOfMonth(content.month),
    knownOn: isoOfDay(content.knownOn),
    contractType: content.contractType,
    contractTitle: content.contractTitle,
    lines: content.lines.map(lineJson),
    totalPence: penceToJson(content.totalPence),
    held: content.held,
    pins: content.pins,
  };
}

function lineJson(line: StatementLine): StatementLineJson {
  return { ...line, amountPence: penceToJson(line.amountPence) };
}

/** SHA-256 of a statement's canonical JSON, the release level and the hash itself left out. */
export function hashStatement(content: Content): string {
  for (const { workings, restsOn, inputs } of content.lines) {
    for (const part of [workings, restsOn, inputs]) if (!texts.has(part)) texts.set(part, Buffer.from(canonical(part)));
  }
  return hashOf(contentJson(content) satisfies Json, texts);
}

/** Workings, inputs and foundations never change, and months that rest on the same numbers share them: each is written once. */
const texts: KeptTexts = new WeakMap();

/** The stable JSON of a statement at a level of release. What the level leaves out is for the caller to leave out. */
export function statementJson(statement: Statement, release: ReleaseLevel = 'exact'): StatementJson {
  return { ...contentJson(statement), release, contentHash: statement.contentHash };
}

/**
 * Reads a statement back from the JSON that `statementJson` made.
 * @throws Bug when its content does not have the hash that it names: it was changed after it was frozen
 */
export function statementFromJson(json: StatementJson): Statement {
  const [month, knownOn] = [monthFromIso(json.month), dayFromIso(json.knownOn)];
  assert(month !== undefined && knownOn !== undefined, 'a frozen statement has its month and day');
  const { release: _release, contentHash, ...content } = json;
  assert(hashOf(content) === contentHash, `the statement of ${json.practice} for ${json.month} is as it was frozen`);
  return {
    ...content,
    practice: odsCode(json.practice),
    month,
    knownOn,
    lines: json.lines.map((line) => ({ ...line, amountPence: pence(BigInt(line.amountPence)) })),
    totalPence: pence(BigInt(json.totalPence)),
    contentHash,
  };
}
