import { destroyIntelligence, enterIntelligence, openQualityCase } from '../../actions/index.ts';
import {
  accepted,
  isoOfDay,
  isoOfMonth,
  type OdsCode,
  type Outcome,
  odsCodeFromText,
  refused,
} from '../../base/index.ts';
import {
  type CaseSignal,
  caseHelpedReport,
  type IntelligenceSensitivity,
  type IntelligenceSource,
  type IntelligenceStanding,
  monitoringReport,
  type QualityCaseSummary,
  qualityCaseReport,
  signalNamed,
} from '../../reports/index.ts';
import { type CommandLine, optionOf, stepOf } from '../arguments.ts';
import { isoDay } from '../plain-json.ts';
import { textTable } from '../table.ts';
import type { Verb, VerbCall, VerbResult } from '../verb.ts';
import { CASE_STEPS, caseStep } from './case-steps.ts';

type Command = (call: VerbCall) => Promise<Outcome<VerbResult>>;

/** `commonweal case list|show|signals|open|triage|account|support|given|review|escalate|close|correct|intelligence|tell|destroy|helped` */
export const caseVerb: Verb = {
  name: 'case',
  purpose:
    'the monitoring group’s cases: list, show, open, triage, account, support, review, escalate, close; soft intelligence; whether support helped',
  forms: [
    'list [--practice <code>]',
    'show <case>',
    'signals',
    'open --title <t> --words <w> --signal <reference> [--seen-by <users>]',
    'open --title <t> --words <w> --practice <code> --other <w> [--seen-by <users>]',
    'triage <case> --priority <p> --words <w> --account-by <YYYY-MM-DD> [--lead <user>]',
    'account <case> --words <w> [--not-given]',
    'support <case> --what <visit|mentor|training|plan> --words <w> --owner <who> --due <YYYY-MM-DD> --review <YYYY-MM-DD>',
    'given <case> --entry <n> --given-on <YYYY-MM-DD> --words <w>',
    'review <case> --finding <better|no better|worse> --words <w> [--review <YYYY-MM-DD>]',
    'escalate <case> --to <stage> --body <who acts> --words <w> --review <YYYY-MM-DD>',
    'close <case> --words <evidence> --lesson <l>',
    'correct <case> --entry <n> --words <w>',
    'helped <case>',
    'intelligence',
    'tell --practice <code> --words <w> --source <s> --standing <fact|allegation> --kept-until <YYYY-MM-DD> [--sensitivity <s> --seen-by <users>] [--case <case>] [--corrects <id>]',
    'destroy',
  ],
  async run(call) {
    const [what = ''] = call.line.words;
    return Object.hasOwn(CASE_STEPS, what) ? caseStep(call, what) : stepOf(COMMANDS, what)(call);
  },
};

const COMMANDS: Readonly<Record<string, Command>> = {
  list,
  show,
  signals,
  open,
  helped,
  intelligence,
  tell,
  destroy,
};

function textOf(line: CommandLine, name: string): string {
  return optionOf(line, name)?.trim() ?? '';
}

function namesOf(line: CommandLine): readonly string[] {
  return textOf(line, 'seen-by')
    .split(',')
    .map((name) => name.trim())
    .filter((name) => name !== '');
}

function practiceOf(line: CommandLine): Outcome<OdsCode> {
  const practice = odsCodeFromText(textOf(line, 'practice'));
  if (practice !== undefined) return accepted(practice);
  return refused({ code: 'input.invalid', message: '--practice is needed: a code, for example X00010.' });
}

function summaryJson({ openedOn, next, ...rest }: QualityCaseSummary) {
  return { ...rest, openedOn: isoOfDay(openedOn), next: next === null ? null : { ...next, on: isoDay(next.on) } };
}

async function list({ context, actor, line }: VerbCall): Promise<Outcome<VerbResult>> {
  const report = await monitoringReport(context, actor);
  if (!report.ok) return report;
  const { basis, cases, group, owed } = report.value;
  const wanted = textOf(line, 'practice').toUpperCase();
  const rows = cases.filter(({ practice }) => wanted === '' || practice === wanted).map(summaryJson);
  const { next, lastMetOn, ...rest } = group;
  return accepted({
    json: {
      release: basis.release,
      cases: rows,
      group: { ...rest, lastMetOn: isoDay(lastMetOn), next: { ...next, on: isoOfDay(next.on) } },
      owed:
        owed?.map(({ cases: own, lastToldOn, ...one }) => ({
          ...one,
          lastToldOn: isoDay(lastToldOn),
          cases: own.map(({ id }) => id),
        })) ?? null,
    },
    text: textTable(
      ['Case', 'Practice', 'About', 'Stage', 'Next', 'By'],
      rows.map(({ id, name, title, stage, next: due }) => [
        id,
        name,
        title,
        stage,
        due?.words ?? 'nothing',
        due?.on ?? '',
      ]),
    ),
  });
}

async function show({ context, actor, line }: VerbCall): Promise<Outcome<VerbResult>> {
  const report = await qualityCaseReport(context, actor, { case: line.words[1] ?? '' });
  if (!report.ok) return report;
  const { basis, summary, steps, support, intelligence: told, place, letters, ...rest } = report.value;
  const json = {
    release: basis.release,
    ...summaryJson(summary),
    ...rest,
    steps: steps.map(({ on, notes, ...step }) => ({
      ...step,
      on: isoOfDay(on),
      notes: notes.map((note) => ({ ...note, on: isoOfDay(note.on) })),
    })),
    support: support.map(({ due, agreedOn, given, ...one }) => ({
      ...one,
      agreedOn: isoOfDay(agreedOn),
      dueOn: isoOfDay(due),
      given: given === null ? null : { ...given, on: isoOfDay(given.on) },
    })),
    intelligence: told.map(({ on, keptUntil, ...one }) => ({
      ...one,
      on: isoOfDay(on),
      keptUntil: isoOfDay(keptUntil),
    })),
  };
  const text = [
    `${summary.id} ${place.name} (${summary.practice}): ${summary.title}. ${summary.stage}.`,
    ...steps.map(({ number, says, by, on }) => `${number} ${isoOfDay(on)} ${says.kind}, ${by}`),
  ];
  return accepted({ json, text: text.join('\n') });
}

async function signals({ context, actor }: VerbCall): Promise<Outcome<VerbResult>> {
  const report = await monitoringReport(context, actor);
  if (!report.ok) return report;
  const { basis, signals: found } = report.value;
  if (found === null) return refused(context.rules.refusal(actor, 'see signals', {}));
  return accepted({
    json: { release: basis.release, signals: found },
    text: textTable(
      ['Practice', 'What', 'Reference'],
      found.map(({ practice, words, reference }) => [practice, words, reference ?? '']),
    ),
  });
}

async function open({ context, actions, actor, line }: VerbCall): Promise<Outcome<VerbResult>> {
  const found = await signalOf(context, actor, line);
  if (!found.ok) return found;
  const names = namesOf(line);
  const { practice, signal } = found.value;
  const done = await openQualityCase(actions, actor, {
    ...{ practice, title: textOf(line, 'title'), words: textOf(line, 'words'), signals: [signal] },
    seenBy: names.length === 0 ? null : names,
  });
  if (!done.ok) return done;
  const { id, stage } = done.value;
  return accepted({ json: { id, practice, stage, seenBy: done.value.seenBy }, text: `${id} is opened.` });
}

async function signalOf(
  context: VerbCall['context'],
  actor: VerbCall['actor'],
  line: CommandLine,
): Promise<Outcome<{ readonly practice: OdsCode; readonly signal: CaseSignal }>> {
  const reference = textOf(line, 'signal');
  if (reference !== '') return signalNamed(context, actor, { reference });
  const practice = practiceOf(line);
  if (!practice.ok) return practice;
  return accepted({ practice: practice.value, signal: { kind: 'other', words: textOf(line, 'other') } });
}

async function helped({ context, actor, line }: VerbCall): Promise<Outcome<VerbResult>> {
  const report = await caseHelpedReport(context, actor, { case: line.words[1] ?? '' });
  if (!report.ok) return report;
  const { basis, place, months, helped: found, supportedOn, ...rest } = report.value;
  const json = {
    release: basis.release,
    practice: place.practice,
    ...rest,
    supportedOn: isoOfDay(supportedOn),
    helped: found.value,
    months: months.map(({ month, own, peers }) => ({ month: isoOfMonth(month), own: own.value, peers: peers.value })),
  };
  const percent = (share: number): string => `${Math.round(share * 1000) / 10}`;
  const left = found.value?.left ?? found.value?.beyond;
  const words =
    left === undefined
      ? 'Nothing can be said of it yet.'
      : `${percent(left.value)} percentage points beyond what chance and practices like it explain (95% interval ${percent(left.lower)} to ${percent(left.upper)}).`;
  return accepted({
    json,
    text: `${place.name} on ${rest.indicator}, supported from ${isoOfDay(supportedOn)}: ${words}`,
  });
}

async function intelligence({ context, actor }: VerbCall): Promise<Outcome<VerbResult>> {
  const report = await monitoringReport(context, actor);
  if (!report.ok) return report;
  const { basis, intelligence: found } = report.value;
  const rows = found.map(({ on, keptUntil, ...one }) => ({ ...one, on: isoOfDay(on), keptUntil: isoOfDay(keptUntil) }));
  return accepted({
    json: { release: basis.release, intelligence: rows },
    text: textTable(
      ['Id', 'Practice', 'What', 'Standing', 'Sensitivity', 'Kept until'],
      rows.map((one) => [
        one.id,
        one.practice,
        one.words ?? 'read on its page',
        one.standing,
        one.sensitivity,
        one.keptUntil,
      ]),
    ),
  });
}

async function tell({ actions, actor, line }: VerbCall): Promise<Outcome<VerbResult>> {
  const practice = practiceOf(line);
  if (!practice.ok) return practice;
  const orNull = (name: string): string | null => (textOf(line, name) === '' ? null : textOf(line, name));
  const done = await enterIntelligence(actions, actor, {
    practice: practice.value,
    source: textOf(line, 'source') as IntelligenceSource,
    standing: textOf(line, 'standing') as IntelligenceStanding,
    sensitivity: (orNull('sensitivity') ?? 'ordinary') as IntelligenceSensitivity,
    seenBy: namesOf(line),
    keptUntil: textOf(line, 'kept-until'),
    words: textOf(line, 'words'),
    qualityCase: orNull('case'),
    corrects: orNull('corrects'),
  });
  if (!done.ok) return done;
  return accepted({ json: { id: done.value, practice: practice.value }, text: `${done.value} is entered.` });
}

async function destroy({ actions, actor }: VerbCall): Promise<Outcome<VerbResult>> {
  const done = await destroyIntelligence(actions, actor);
  if (!done.ok) return done;
  return accepted({ json: { isDone: true }, text: 'What was past its last day is destroyed.' });
}
