import {
  type Actor,
  accepted,
  type Day,
  dayFromIso,
  isoOfDay,
  monthOfDay,
  type OdsCode,
  type Outcome,
  refused,
} from '../../base/index.ts';
import { participationIn } from '../../contracts/index.ts';
import type { MeasureAnswer } from '../../governance/index.ts';
import type { AnsweredMeasure, LoadedFramework } from '../../indicators/index.ts';
import type { ReportContext } from '../context.ts';
import { reading } from '../reading.ts';
import type { Report } from '../report.ts';
import { nameOf } from '../statements/line-posting.ts';

/** How far an answer is. What nobody has answered is not received, and is no no. */
export type AnswerStanding = 'not received' | 'waits to be checked' | 'accepted' | 'refused';

/** What a practice answered to a measure that is paid for on an answer, as a reader sees it. */
export type ShownAnswer = {
  readonly practice: OdsCode;
  readonly name: string;
  readonly framework: string;
  readonly frameworkTitle: string;
  readonly measure: string;
  readonly shortTitle: string;
  readonly question: string;
  readonly points: number;
  readonly periodEnd: Day;
  readonly standing: AnswerStanding;
  /** What the practice said; null while it has not. */
  readonly given: {
    readonly isYes: boolean;
    readonly evidence: string;
    readonly by: string;
    readonly on: Day;
  } | null;
  readonly checked: { readonly text: string; readonly by: string; readonly on: Day } | null;
};

export type AnswersReport = { readonly answers: readonly ShownAnswer[] };
export type AnswerReport = {
  readonly answer: ShownAnswer;
  readonly mayAnswer: boolean;
  readonly mayCheck: boolean;
};

const MONEY = ['see practice money'] as const;

/** Every answer that practices owe or gave, of those whose money the reader may see; what waits first. */
export function answersReport(context: ReportContext, reader: Actor): Report<AnswersReport> {
  const practice = ownPractice(context, reader);
  const what = { actions: MONEY, ...practice, verb: 'list answers', subject: 'answers' };
  return reading(context, reader, what, async () => accepted({ answers: await answersSeen(context, reader) }));
}

function ownPractice({ register }: ReportContext, { organisation }: Actor): { readonly practice?: OdsCode } {
  return organisation !== undefined && register.has(organisation) ? { practice: organisation } : {};
}

export type AnswerAsk = { readonly practice: OdsCode; readonly measure: string; readonly periodEnd: Day };

/** One answer, and what the reader may do about it. Refuses `not-found`. */
export function answerReport(context: ReportContext, reader: Actor, ask: AnswerAsk): Report<AnswerReport> {
  const { practice, measure, periodEnd } = ask;
  const subject = `answer ${practice}/${measure}/${isoOfDay(periodEnd)}`;
  const what = { actions: MONEY, practice, verb: 'read answer', subject };
  return reading(context, reader, what, async (): Promise<Outcome<AnswerReport>> => {
    const answer = (await answersOfPractice(context, practice)).find(
      (one) => one.measure === measure && one.periodEnd === periodEnd,
    );
    if (answer === undefined) return refused({ code: 'not-found', message: `There is no ${subject}.` });
    const may = (action: 'answer measure' | 'check answer') => context.rules.may(reader, action, { practice }).ok;
    const waits = answer.standing === 'waits to be checked';
    return accepted({
      answer,
      mayAnswer: answer.standing !== 'accepted' && may('answer measure'),
      mayCheck: waits && may('check answer') && answer.given?.by !== reader.name,
    });
  });
}

const ORDER: readonly AnswerStanding[] = ['waits to be checked', 'refused', 'not received', 'accepted'];

/** The answers of every practice whose money the reader may see. */
export async function answersSeen(context: ReportContext, reader: Actor): Promise<readonly ShownAnswer[]> {
  const seen: ShownAnswer[] = [];
  for (const practice of new Set((context.participations ?? []).map((part) => part.practice))) {
    if (!context.rules.may(reader, 'see practice money', { practice }).ok) continue;
    seen.push(...(await answersOfPractice(context, practice)));
  }
  return seen.toSorted((a, b) => ORDER.indexOf(a.standing) - ORDER.indexOf(b.standing));
}

/** A practice's answers to the measures of every scheme that it takes part in, given or not. */
export async function answersOfPractice(context: ReportContext, practice: OdsCode): Promise<readonly ShownAnswer[]> {
  const { participations = [], frameworks = [context.paidBy] } = context;
  const { answers } = await context.book.records();
  const own = answers.filter((one) => one.practice === practice);
  return participations
    .filter((part) => part.practice === practice && part.validFrom <= context.businessDate)
    .flatMap((part) => {
      const framework = frameworks.find(({ id }) => id === part.framework);
      const ends = participationIn(participations, practice, monthOfDay(part.validTo)) === part;
      if (framework === undefined || !ends) return [];
      return (framework.answered ?? []).map((measure) => {
        const given = own.find((one) => one.measure === measure.id && dayFromIso(one.periodEnd) === part.validTo);
        return shown(context, practice, framework, measure, part.validTo, given);
      });
    });
}

function shown(
  context: ReportContext,
  practice: OdsCode,
  framework: LoadedFramework,
  { id, shortTitle, question, points }: AnsweredMeasure,
  periodEnd: Day,
  answer: MeasureAnswer | undefined,
): ShownAnswer {
  const found = context.register.practice(practice);
  const checked = answer?.checked ?? null;
  const dayOf = (iso: string): Day => dayFromIso(iso) ?? periodEnd;
  return {
    practice,
    name: found.ok ? found.value.name : practice,
    framework: framework.id,
    frameworkTitle: framework.title,
    measure: id,
    shortTitle,
    question,
    points,
    periodEnd,
    standing: answer === undefined ? 'not received' : (checked?.outcome ?? 'waits to be checked'),
    given:
      answer === undefined
        ? null
        : {
            isYes: answer.isYes,
            evidence: answer.evidence,
            by: nameOf(context, answer.recordedBy),
            on: dayOf(answer.recordedOn),
          },
    checked: checked === null ? null : { text: checked.text, by: nameOf(context, checked.by), on: dayOf(checked.on) },
  };
}
