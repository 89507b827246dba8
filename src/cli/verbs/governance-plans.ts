import {
  adoptPlan,
  implementRecommendation,
  keepPlan,
  keepRecommendation,
  planEntryFrom,
  proposePlan,
} from '../../actions/index.ts';
import { accepted, isoOfDay, type Outcome, refused } from '../../base/index.ts';
import {
  AUDITS,
  annualReviewReport,
  type PlanStanding,
  plansReport,
  type Recommendation,
  RISKS,
} from '../../reports/index.ts';
import { optionOf } from '../arguments.ts';
import { fileJson } from '../file-text.ts';
import { isoDay } from '../plain-json.ts';
import { textTable } from '../table.ts';
import type { VerbCall, VerbResult } from '../verb.ts';

/** `commonweal governance plans` */
export async function listPlans({ context, actor }: VerbCall): Promise<Outcome<VerbResult>> {
  const report = await plansReport(context, actor);
  if (!report.ok) return report;
  const { basis, plans, proposed, recommendations } = report.value;
  const milestones = plans.flatMap((plan) =>
    plan.actions.flatMap((action) =>
      action.milestones.map((one) => [plan.id, action.id, one.words, one.dueOn, one.due]),
    ),
  );
  return accepted({
    json: {
      release: basis.release,
      plans: plans.map(planJson),
      proposed,
      recommendations: recommendations.map(recommendationJson),
    },
    text: textTable(['Plan', 'Action', 'Milestone', 'By', 'Standing'], milestones),
  });
}

function planJson({ actions, ...plan }: PlanStanding) {
  const shown = actions.map(({ milestones, measured, ...action }) => ({
    ...action,
    milestones: milestones.map((one) => ({ ...one, metOn: isoDay(one.metOn) })),
    measured: measured === null ? null : { ...measured, on: isoOfDay(measured.on) },
  }));
  return { ...plan, actions: shown };
}

function recommendationJson({ from, ...recommendation }: Recommendation) {
  return { ...recommendation, from: isoOfDay(from) };
}

/** `commonweal governance plan-entry --plan <id> --kind met|measured|reported --action <id> --what <w> [--due <day>] --words <w>` */
export async function enterPlan({ actions, actor, line }: VerbCall): Promise<Outcome<VerbResult>> {
  const text = (name: string): string => optionOf(line, name) ?? '';
  const [kind, action, what, dueOn, words] = [text('kind'), text('action'), text('what'), text('due'), text('words')];
  const entry = planEntryFrom({ kind, action, what, dueOn, words });
  if (!entry.ok) return entry;
  const plan = text('plan');
  const done = await keepPlan(actions, actor, { plan, entry: entry.value });
  return done.ok ? accepted({ json: { plan, entered: entry.value }, text: `Entered: ${kind} ${what}.` }) : done;
}

/** `commonweal governance propose-plan --file <JSON>` */
export async function putPlanForward({ actions, actor, line, cwd }: VerbCall): Promise<Outcome<VerbResult>> {
  const named = optionOf(line, 'file');
  if (named === undefined) return refused({ code: 'input.invalid', message: '--file is needed.' });
  const json = fileJson(cwd, named);
  if (!json.ok) return json;
  const done = await proposePlan(actions, actor, { json: json.value });
  if (!done.ok) return done;
  const { subject, contentHash } = done.value;
  return accepted({ json: { plan: subject, contentHash }, text: `${subject} is proposed: ${contentHash}` });
}

/** `commonweal governance adopt-plan --plan <proposed plan>` */
export async function takePlanUp({ actions, actor, line }: VerbCall): Promise<Outcome<VerbResult>> {
  const subject = optionOf(line, 'plan');
  if (subject === undefined) return refused({ code: 'input.invalid', message: '--plan is needed.' });
  const done = await adoptPlan(actions, actor, { subject });
  if (!done.ok) return done;
  const { value, restsOn, expiresOn, conditions } = done.value;
  return accepted({
    json: { plan: value.id, decision: restsOn, expiresOn, conditions },
    text: `${value.title} is adopted, by ${restsOn}.`,
  });
}

/** `commonweal governance recommend --audit internal|external --report … --words … --risk … --owner … --due <day>`, or `--done <id> --words …` */
export async function recommend({ actions, actor, line }: VerbCall): Promise<Outcome<VerbResult>> {
  const text = (name: string): string => optionOf(line, name)?.trim() ?? '';
  const done = optionOf(line, 'done');
  if (done !== undefined) {
    const kept = await implementRecommendation(actions, actor, { recommendation: done, words: text('words') });
    return kept.ok ? accepted({ json: recommendationJson(kept.value), text: `${done} is done.` }) : kept;
  }
  const audit = AUDITS.find((each) => each === text('audit'));
  const risk = RISKS.find((each) => each === text('risk'));
  if (audit === undefined || risk === undefined) {
    return refused({
      code: 'input.invalid',
      message: `--audit is ${AUDITS.join(' or ')}, --risk ${RISKS.join(', ')}.`,
    });
  }
  const [report, words, owner, dueOn] = [text('report'), text('words'), text('owner'), text('due')];
  const kept = await keepRecommendation(actions, actor, { audit, risk, report, words, owner, dueOn });
  return kept.ok ? accepted({ json: recommendationJson(kept.value), text: `${kept.value.id} is kept.` }) : kept;
}

/** `commonweal governance annual-review [--year <YYYY-YY>]` */
export async function showAnnualReview({ context, actor, line }: VerbCall): Promise<Outcome<VerbResult>> {
  const report = await annualReviewReport(context, actor, optionOf(line, 'year'));
  if (!report.ok) return report;
  const { basis, year, committees, figures, plans, recommendations } = report.value;
  const parts = { plans: plans.map(planJson), recommendations: recommendations.map(recommendationJson) };
  return accepted({
    json: { release: basis.release, year: year.label, committees, figures, ...parts },
    text: textTable(
      ['Part', 'What', 'Number'],
      figures.map(({ part, what, count }) => [part, what, String(count)]),
    ),
  });
}
