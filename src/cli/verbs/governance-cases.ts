import { caseNoteFrom, noteCase, openCase, stepCase } from '../../actions/index.ts';
import { accepted, type Day, isoOfDay, type Outcome, refused } from '../../base/index.ts';
import {
  type CaseSummary,
  caseExplorationReport,
  caseReport,
  casesReport,
  decisionExplorationReport,
} from '../../reports/index.ts';
import { isSet, optionOf } from '../arguments.ts';
import { practiceOption } from '../ask.ts';
import { isoDay, isoMonth } from '../plain-json.ts';
import { textTable } from '../table.ts';
import type { VerbCall, VerbResult } from '../verb.ts';

/** `commonweal governance cases` */
export async function listCases({ context, actor }: VerbCall): Promise<Outcome<VerbResult>> {
  const report = await casesReport(context, actor);
  if (!report.ok) return report;
  const { basis, open, ended, ranked } = report.value;
  const rows = [...open, ...ended].map(summaryJson);
  return accepted({
    json: {
      release: basis.release,
      cases: rows,
      ranked: ranked.map(({ summary, score }) => ({ case: summary.id, score })),
    },
    text: textTable(
      ['Case', 'Practice', 'Stage', 'Opened', 'Next by'],
      rows.map(({ id, practice, stage, openedOn, next }) => [id, practice, stage, openedOn, next?.due ?? 'no date']),
    ),
  });
}

function summaryJson({ openedOn, next, ...summary }: CaseSummary) {
  const due = next === null ? null : { ...next, due: isoOfDay(next.due), doneOn: isoDay(next.doneOn) };
  return { ...summary, openedOn: isoOfDay(openedOn), next: due };
}

/** `commonweal governance case --case <id>` */
export async function showCase({ context, actor, line }: VerbCall): Promise<Outcome<VerbResult>> {
  const id = optionOf(line, 'case');
  if (id === undefined) return refused({ code: 'input.invalid', message: '--case is needed.' });
  const report = await caseReport(context, actor, id);
  if (!report.ok) return report;
  const { basis, summary, dates, taken, states, merged, pays, evidence, items, mayPutTo, next, ...rest } = report.value;
  return accepted({
    json: {
      release: basis.release,
      ...summaryJson(summary),
      ...rest,
      evidence: evidence.map((one) => ({ ...one, files: one.files.map(dated) })),
      items: items.map(dated),
      mayPutTo: mayPutTo.map(dated),
      next: next.map((one) => ({ ...one, from: isoDay(one.from), due: isoDay(one.due), last: isoDay(one.last) })),
      dates: dates.map((date) => ({ ...date, due: isoOfDay(date.due), doneOn: isoDay(date.doneOn) })),
      taken: taken.map(dated),
      states: states.map((one) => ({ ...one, from: isoOfDay(one.from), to: isoDay(one.to) })),
      pays: pays === null ? null : { ...pays, from: isoMonth(pays.from), to: isoMonth(pays.to) },
      merged: merged === null ? null : { ...merged, month: isoMonth(merged.month) },
    },
    text: [
      `${summary.id}: ${summary.kind}, ${summary.practiceName}. It is ${summary.stage}.`,
      ...taken.map(
        ({ step, on, by, decision }) => `${isoOfDay(on)} ${step}, ${by}${decision === null ? '' : `, by ${decision}`}`,
      ),
      ...items.map(({ committee, on, item, stage }) => `${stage}: ${committee}, ${isoOfDay(on)}, item ${item}`),
      ...next.map(({ step, missing }) => `Next: ${step}${missing.length === 0 ? '' : ` (${missing.join(' ')})`}`),
    ].join('\n'),
  });
}

function dated<T extends { readonly on: Day }>({ on, ...rest }: T): Omit<T, 'on'> & { readonly on: string } {
  return { ...rest, on: isoOfDay(on) };
}

/** `commonweal governance open-case --kind <k> --practice <code> --form <JSON>` */
export async function beginCase({ actions, actor, line }: VerbCall): Promise<Outcome<VerbResult>> {
  const practice = practiceOption(line);
  if (!practice.ok) return practice;
  const [kind, form] = [optionOf(line, 'kind'), formIn(optionOf(line, 'form') ?? '')];
  if (kind === undefined || practice.value === undefined || form === undefined) {
    const message =
      '--kind, --practice and --form are needed; --form is an object of texts, by the fields of the kind.';
    return refused({ code: 'input.invalid', message });
  }
  const done = await openCase(actions, actor, { kind, practice: practice.value, form });
  if (!done.ok) return done;
  const { id, state } = done.value;
  return accepted({ json: { case: id, stage: state.stage }, text: `${id} is ${state.stage}.` });
}

function formIn(text: string): Record<string, string> | undefined {
  try {
    const json: unknown = JSON.parse(text);
    const isTexts =
      typeof json === 'object' && json !== null && Object.values(json).every((each) => typeof each === 'string');
    return isTexts && !Array.isArray(json) ? (json as Record<string, string>) : undefined;
  } catch {
    return undefined;
  }
}

/** `commonweal governance note-case --case <id> --kind <k> [--what <id>] --words <w> [--score …] [--required yes|no] [--outcome …]` */
export async function enterCaseNote({ actions, actor, line }: VerbCall): Promise<Outcome<VerbResult>> {
  const text = (name: string): string => optionOf(line, name) ?? '';
  const [kind, what, words] = [text('kind'), text('what'), text('words')];
  const [score, required, outcome] = [text('score'), text('required'), text('outcome')];
  const note = caseNoteFrom({ kind, what, words, score, required, outcome });
  if (!note.ok) return note;
  const done = await noteCase(actions, actor, { case: text('case'), note: note.value });
  if (!done.ok) return done;
  const { id, state } = done.value;
  return accepted({ json: { case: id, stage: state.stage, entered: note.value }, text: `Entered: ${kind} ${what}.` });
}

/** `commonweal governance step-case --case <id> --step <s> [--words <w>]` */
export async function takeCaseStep({ actions, actor, line }: VerbCall): Promise<Outcome<VerbResult>> {
  const [id, step] = [optionOf(line, 'case'), optionOf(line, 'step')];
  if (id === undefined || step === undefined) {
    return refused({ code: 'input.invalid', message: '--case and --step are needed.' });
  }
  const done = await stepCase(actions, actor, { case: id, step, words: optionOf(line, 'words') ?? '' });
  if (!done.ok) return done;
  const { stage, taken } = done.value.state;
  const decision = taken.at(-1)?.decision ?? null;
  return accepted({ json: { case: id, stage, decision }, text: `${id} is ${stage}.` });
}

/** `commonweal governance explore --cases [--plant]` */
export async function exploreEveryCase({ context, actor, line }: VerbCall): Promise<Outcome<VerbResult>> {
  const isPlanted = isSet(line, 'plant');
  const report = await caseExplorationReport(context, actor, { isPlanted });
  if (!report.ok) return report;
  const { basis, kinds, planted } = report.value;
  const violations = kinds.flatMap((one) => one.violations);
  const missed = planted.filter(({ isFound }) => !isFound).map(({ words }) => `NOT FOUND: ${words}`);
  const states = kinds.reduce((sum, one) => sum + one.states, 0);
  const found = `${planted.length - missed.length} of ${planted.length} planted faults found`;
  return accepted({
    json: { release: basis.release, states, kinds, violations, planted },
    text: [
      ...kinds.map((one) => `${one.kind}: ${one.states} states, ${one.steps} steps, ${one.decided} decided`),
      ...(violations.length === 0 ? ['nothing broken'] : violations.map(({ what, step }) => `${what}: ${step}`)),
      ...(isPlanted ? [found] : []),
      ...missed,
    ].join('\n'),
    isDone: missed.length === 0 && violations.length === 0,
  });
}

/** `commonweal governance explore --decisions [--plant]` */
export async function exploreRegister({ context, actor, line }: VerbCall): Promise<Outcome<VerbResult>> {
  const report = await decisionExplorationReport(context, actor, { isPlanted: isSet(line, 'plant') });
  if (!report.ok) return report;
  const { basis, states, steps, reached, violations, planted } = report.value;
  const missed = planted.filter(({ isFound }) => !isFound).map(({ words }) => `NOT FOUND: ${words}`);
  const each = Object.entries(reached).map(([standing, number]) => `${number} ${standing}`);
  return accepted({
    json: { release: basis.release, states, steps, reached, violations, planted },
    text: [
      `${states} states, ${steps} steps: ${each.join(', ')}`,
      ...(violations.length === 0 ? ['nothing broken'] : violations.map(({ what, event }) => `${what}: ${event}`)),
      ...missed,
    ].join('\n'),
    isDone: missed.length === 0 && violations.length === 0,
  });
}
