import { accepted, type Day, type Json, type Outcome, refused, shape } from '../base/index.ts';
import { listDefinitions, type ReadDb } from '../store/index.ts';
import { LETTER_FIELDS, type LetterField, unknownFields } from './letter.ts';

const { list, one, optional, record, text, whole } = shape;

/** The kind under which it is kept. */
export const MONITORING_POLICY = 'quality monitoring';

/** A set stage of escalation. */
export type EscalationStage = {
  readonly id: string;
  readonly name: string;
  readonly words: string;
  /** The function of commissioning that whoever acts has to hold on the date; absent: none. */
  readonly function?: string;
};

/** That a committee is told of cases that came to some stage since it was last told. */
export type ReportOwed = { readonly committee: string; readonly of: readonly ('opened' | 'escalated' | 'closed')[] };

/** A printable letter or form. Each paragraph is a line of text with fields such as `{practice}`. */
export type LetterTemplate = {
  readonly id: string;
  readonly title: string;
  /** What somebody fills in by hand is a field that ends with a line; everything else is filled in from the case. */
  readonly paragraphs: readonly string[];
  /** Headings under which somebody writes by hand; absent: none. */
  readonly writtenUnder?: readonly string[];
};

/** By what the monitoring group works. */
export type MonitoringPolicy = {
  readonly id: string;
  readonly source: string;
  readonly status: 'found' | 'unverified' | 'invented';
  /** The committee that is the group, and how often it meets. */
  readonly group: string;
  readonly meetsEveryMonths: number;
  readonly reviewWithinDays: number;
  /** The longest that soft intelligence may be kept, in months. */
  readonly mostMonthsKept: number;
  readonly escalation: readonly EscalationStage[];
  readonly reports: readonly ReportOwed[];
  readonly letters: readonly LetterTemplate[];
};

const policyShape = record({
  id: text,
  source: text,
  status: one('found', 'unverified', 'invented'),
  group: text,
  meetsEveryMonths: whole(1, 12),
  reviewWithinDays: whole(1, 366),
  mostMonthsKept: whole(1, 240),
  escalation: list(record({ id: text, name: text, words: text, function: optional(text) }), 1),
  reports: list(record({ committee: text, of: list(one('opened', 'escalated', 'closed'), 1) })),
  letters: list(record({ id: text, title: text, paragraphs: list(text, 1), writtenUnder: optional(list(text, 1)) }), 1),
});

/** Reads the policy. Refuses `definition.invalid`: its form, a stage or letter named twice, a field that no letter has. */
export function loadMonitoringPolicy(json: Json): Outcome<MonitoringPolicy> {
  const wrong = policyShape.wrong(json, 'monitoring');
  const policy = json as unknown as MonitoringPolicy;
  const faults = wrong.length > 0 ? wrong : [...twice(policy), ...policy.letters.flatMap(fieldFaults)];
  if (faults.length === 0) return accepted(policy);
  return refused({ code: 'definition.invalid', message: `The group cannot work by this: ${faults.join('; ')}.` });
}

function twice({ escalation, letters }: MonitoringPolicy): string[] {
  const ids = [...escalation.map(({ id }) => `stage ${id}`), ...letters.map(({ id }) => `letter ${id}`)];
  return [...new Set(ids.filter((id, index) => ids.indexOf(id) !== index))].map((id) => `${id} is named twice`);
}

function fieldFaults({ id, paragraphs }: LetterTemplate): string[] {
  const unknown = unknownFields(paragraphs);
  if (unknown.length === 0) return [];
  const known = Object.keys(LETTER_FIELDS) as LetterField[];
  return [`letter ${id} has the field ${unknown.join(', ')}, and there are ${known.join(', ')}`];
}

/** The policy as known on a day. Refuses `not-found`, and `definition.invalid` as it is refused when it is loaded. */
export async function monitoringPolicyKnown(db: ReadDb, on: Day): Promise<Outcome<MonitoringPolicy>> {
  const [kept] = await listDefinitions(db, MONITORING_POLICY, on);
  if (kept !== undefined) return loadMonitoringPolicy(kept.json);
  return refused({ code: 'not-found', message: 'Nothing says by what the monitoring group works.' });
}
