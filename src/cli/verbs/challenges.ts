import { answerChallenges, sendChallenges, settleChallenges, validateHospitals } from '../../actions/index.ts';
import { accepted, type Outcome, refused } from '../../base/index.ts';
import { challengesReport } from '../../reports/index.ts';
import { optionOf, stepOf } from '../arguments.ts';
import { monthOption, providerOption } from '../ask.ts';
import { isoDay, isoMonth } from '../plain-json.ts';
import { textTable } from '../table.ts';
import type { Verb, VerbCall, VerbResult } from '../verb.ts';
import { sumText } from './claims-shown.ts';

type Step = (call: VerbCall) => Promise<Outcome<VerbResult>>;
const STEPS: Readonly<Record<string, Step>> = { list, validate, send, answer, settle };

/** `commonweal challenges validate --policy joint-injections-2025-26 --month 2026-02 --as analyst` */
export const challengesVerb: Verb = {
  name: 'challenges',
  purpose: 'hospital records against clinical policy: validate, send, answer, settle; rule, count and sum',
  forms: [
    'list',
    'validate --policy <id> --month <YYYY-MM>',
    'send --month <YYYY-MM>',
    'answer --provider <code> --month <YYYY-MM> --rule <code> --outcome accepted|contested --text <words> [--id <id>]',
    'settle --provider <code> --month <YYYY-MM> --rule <code> --outcome agreed|escalated|withdrawn --text <words>',
  ],
  async run(call) {
    return stepOf(STEPS, call.line.words[0] ?? '')(call);
  },
};

async function list({ context, actor }: VerbCall): Promise<Outcome<VerbResult>> {
  const report = await challengesReport(context, actor);
  if (!report.ok) return report;
  const { groups, basis } = report.value;
  const json = {
    release: basis.release,
    challenges: groups.map(({ provider, month, rule, outcome, charged, askedBack, stages, reconcileBy, answerBy }) => ({
      ...{ provider, rule, outcome, stages },
      month: isoMonth(month),
      count: charged.value.count,
      chargedPence: charged.value.sumPence,
      repricedCount: askedBack.value.count,
      askedBackPence: askedBack.value.sumPence,
      reconcileBy: isoDay(reconcileBy),
      answerBy: isoDay(answerBy),
    })),
  };
  const rows = groups.map((one) => [
    one.provider,
    isoMonth(one.month) ?? '',
    one.rule,
    String(one.charged.value.count),
    sumText(one.charged.value.sumPence),
    sumText(one.askedBack.value.sumPence),
    one.stages.join(', '),
  ]);
  const head = ['Hospital', 'Month', 'Rule', 'Records', 'Charged', 'Asked back', 'Stage'];
  return accepted({ json, text: rows.length === 0 ? 'No challenge was raised yet.' : textTable(head, rows) });
}

async function validate({ actions, actor, line }: VerbCall): Promise<Outcome<VerbResult>> {
  const [policy, month] = [optionOf(line, 'policy'), monthOption(line)];
  if (!month.ok) return month;
  if (policy === undefined || month.value === undefined) return needed('--policy and --month');
  const done = await validateHospitals(actions, actor, { policy, month: month.value });
  if (!done.ok) return done;
  const { records, failed, raised } = done.value;
  return accepted({
    json: done.value,
    text: `${records} records checked, ${failed} fail, ${raised} newly challenged.`,
  });
}

async function send({ actions, actor, line }: VerbCall): Promise<Outcome<VerbResult>> {
  const month = monthOption(line);
  if (!month.ok) return month;
  if (month.value === undefined) return needed('--month');
  const done = await sendChallenges(actions, actor, { month: month.value });
  if (!done.ok) return done;
  return accepted({ json: done.value, text: `${done.value.moved} sent, ${done.value.left} too late.` });
}

function answer(call: VerbCall): Promise<Outcome<VerbResult>> {
  const id = optionOf(call.line, 'id');
  return step(call, (group, outcome, text) =>
    answerChallenges(call.actions, call.actor, { ...group, answer: outcome, text, ...(id && { id }) }),
  );
}

function settle(call: VerbCall): Promise<Outcome<VerbResult>> {
  return step(call, (group, outcome, text) => settleChallenges(call.actions, call.actor, { ...group, outcome, text }));
}

type Group = Pick<Parameters<typeof settleChallenges>[2], 'provider' | 'month' | 'rule'>;

async function step(
  { actor, line }: VerbCall,
  take: (group: Group, outcome: string, text: string) => ReturnType<typeof settleChallenges>,
): Promise<Outcome<VerbResult>> {
  const [month, named] = [monthOption(line), providerOption(line)];
  if (!month.ok) return month;
  if (!named.ok) return named;
  const [rule, provider] = [optionOf(line, 'rule'), named.value ?? actor.organisation];
  if (month.value === undefined || rule === undefined || provider === undefined) {
    return needed('--provider, --month and --rule');
  }
  const group = { provider, month: month.value, rule };
  const done = await take(group, optionOf(line, 'outcome') ?? '', optionOf(line, 'text') ?? '');
  if (!done.ok) return done;
  return accepted({ json: done.value, text: `${done.value.moved} moved on, ${done.value.left} stay.` });
}

function needed(options: string): Outcome<never> {
  return refused({ code: 'input.invalid', message: `${options} are needed.` });
}
