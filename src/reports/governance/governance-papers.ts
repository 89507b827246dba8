import { type Actor, accepted, dayText, isoOfDay, type Outcome, pence, poundsText, refused } from '../../base/index.ts';
import type { ReportContext } from '../context.ts';
import { annualReviewReport } from './annual-review.ts';
import { caseReport } from './case.ts';
import { planReport } from './plans.ts';
import { procurementReport } from './procurements.ts';
import { variationsReport } from './variations.ts';

/** The text of a paper, line by line, and what it is called. */
export type PaperText = { readonly name: string; readonly lines: readonly string[] };

/** Makes a paper of what governance keeps. Refuses as the report behind it does. */
export type PaperMaker = (context: ReportContext, reader: Actor, subject: string) => Promise<Outcome<PaperText>>;

/** A case as it stands: what is asked, what shows it, engagement and scores, and the content that a decision would name. */
export const casePaper: PaperMaker = async (context, reader, id) => {
  const report = await caseReport(context, reader, id);
  if (!report.ok) return report;
  const { summary, form, evidence, engagement, consultation, scores, scored, agenda, dates } = report.value;
  const shown = (words: string | null): string => words ?? 'nothing yet';
  const consulted =
    consultation === null
      ? 'not settled'
      : `${consultation.isRequired ? 'required' : 'not required'}: ${consultation.words}`;
  const lines = [
    `${summary.kind} of ${summary.practiceName} (${summary.practice}), ${summary.id}: ${summary.stage}.`,
    ...form.map(({ label, value }) => `${label}: ${value}`),
    ...evidence.map(({ label, words }) => `${label}: ${shown(words)}`),
    ...evidence.flatMap(({ label, files }) =>
      files.map(({ name, sha256, on }) => `${label}, filed on ${dayText(on)}: ${name} (SHA-256 ${sha256})`),
    ),
    ...engagement.map(
      ({ label, words, isWaived }) => `Engagement, ${label}: ${isWaived ? 'waived: ' : ''}${shown(words)}`,
    ),
    ...(engagement.length === 0 ? [] : [`Formal consultation: ${consulted}`]),
    ...scores.map(({ label, score, most, words }) =>
      `Score, ${label}: ${score ?? 'none'} of ${most}. ${words ?? ''}`.trimEnd(),
    ),
    ...(scored === null ? [] : [`Score of all criteria by weight: ${scored} of 100.`]),
    ...dates.map(({ words, due, source }) => `To be ${words} by ${dayText(due)}: ${source}.`),
    ...(agenda === null
      ? []
      : [
          `To be decided: ${agenda.kind}${agenda.amountPence === null ? '' : `, up to ${poundsText(agenda.amountPence)}`}. Content: ${agenda.contentHash}`,
        ]),
  ];
  return accepted({ name: `${summary.kind}, ${summary.id}`, lines });
};

/** A procurement: its route and why, its notices, standstill and representations. */
export const procurementPaper: PaperMaker = async (context, reader, id) => {
  const report = await procurementReport(context, reader, id);
  if (!report.ok) return report;
  const { procurement, stage, standsStillUntil, waits } = report.value;
  const { opened, notices, representations } = procurement;
  const lines = [
    `${opened.title} (${id}): ${stage}.`,
    opened.description,
    `Route: ${opened.route.name}. ${opened.reason}`,
    `Value: ${poundsText(pence(BigInt(opened.valuePence)))}. Clinical lead: ${opened.clinicalLead}. Contract manager: ${opened.contractManager}.`,
    ...opened.route.notices.map((one) => {
      const published = notices.get(one.id);
      return `${one.name}: ${published === undefined ? 'not yet published' : `${dayText(published.on)}, ${published.words}`}`;
    }),
    `Standstill: ${standsStillUntil === null ? 'none, or not begun' : `until the end of ${dayText(standsStillUntil)}`}.`,
    ...representations.map(({ from, words, answer }) => `${from}: ${words} Answer: ${answer ?? 'none yet'}`),
    waits ?? 'Nothing keeps it from being awarded but a decision.',
  ];
  return accepted({ name: `Procurement: ${opened.title}`, lines });
};

/** A plan, or one that is proposed: each action with its outcome, milestones and reports. */
export const planPaper: PaperMaker = async (context, reader, id) => {
  const report = await planReport(context, reader, id);
  if (!report.ok) return report;
  const { plan, isProposed } = report.value;
  const lines = plan.actions.flatMap(({ title, owner, outcome, measured, milestones, reports }) => [
    `${title}, owned by ${owner}. ${outcome.measure}: ${outcome.baseline}, now ${measured?.value ?? 'not measured'}, to be ${outcome.target}.`,
    ...milestones.map(({ words, dueOn, due, shown }) => `${words}, by ${dueOn}: ${due}. ${shown ?? ''}`.trimEnd()),
    ...reports.map(({ to, dueOn, due }) => `Report to ${to}, by ${dueOn}: ${due}.`),
  ]);
  return accepted({
    name: plan.title,
    lines: [
      `${plan.title}, as it ${isProposed ? 'is proposed' : 'stands'} on ${dayText(context.businessDate)}.`,
      ...lines,
    ],
  });
};

/** The annual review of a financial year, YYYY-YY. */
export const reviewPaper: PaperMaker = async (context, reader, year) => {
  const report = await annualReviewReport(context, reader, year);
  if (!report.ok) return report;
  const { committees, figures, recommendations, year: of } = report.value;
  const lines = [
    `From ${dayText(of.start)} to ${dayText(of.end)}.`,
    ...committees.map(({ committee, held, decided, attended, seats }) => {
      return `${committee}: ${held} meetings, ${decided} decisions, ${attended} of ${seats} seats came.`;
    }),
    ...figures.map(({ part, what, count }) => `${part}, ${what}: ${count}`),
    ...recommendations.map(({ words, audit, shown }) => `${audit} audit: ${words}: ${shown ?? 'open'}`),
  ];
  return accepted({ name: `Annual review ${of.label}`, lines });
};

/** A contract as it is to be varied. */
export const variationPaper: PaperMaker = async (context, reader, subject) => {
  const report = await variationsReport(context, reader);
  if (!report.ok) return report;
  const found = report.value.variations.find((one) => one.subject === subject);
  if (found === undefined)
    return refused({ code: 'not-found', message: `Nobody has proposed a variation ${subject}.` });
  const {
    title,
    contract,
    practice,
    practiceName,
    fromMonth,
    monthlyPence,
    account,
    proposedBy,
    contentHash,
    standing,
  } = found;
  const lines = [
    `${title}: ${contract} of ${practiceName} (${practice}), ${standing} on ${isoOfDay(context.businessDate)}.`,
    `${poundsText(monthlyPence)} a month from ${fromMonth}, charged to ${account}. Proposed by ${proposedBy}.`,
    `Content: ${contentHash}`,
  ];
  return accepted({ name: `Variation: ${title}`, lines });
};
