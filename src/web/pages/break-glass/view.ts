import type { BrokenGlassReport, ReportBasis, ShownGlass } from '../../../reports/index.ts';
import { BREAK_GLASS } from '../../layout/addresses.ts';
import { basisFacts } from '../../layout/basis.ts';
import { counted, instantText } from '../../layout/figures.ts';
import type { Page, Table } from '../../layout/page.ts';
import { TO_HOME } from '../../layout/trail.ts';

type Given = BrokenGlassReport & { readonly basis: ReportBasis };

/** Broken glass: who opened whose record and why, a form to open one, and a form to review each. */
export function breakGlassView(report: Given): Page<'invented'> {
  const { glasses, mayReview, hours, practices } = report;
  const waiting = glasses.filter(({ review }) => review === null);
  return {
    realm: 'invented',
    template: 'break-glass',
    heading: 'Broken glass',
    trail: TO_HOME,
    tables: [glassTable(report)],
    content: {
      answer: answerOf(waiting.length, hours),
      breaking:
        hours === null
          ? null
          : {
              action: BREAK_GLASS,
              warning: `The record opens for ${counted(hours, 'hour', 'hours')}, to you alone. The practice is told at once, the person can see it in their own report, and the Caldicott guardian reviews it.`,
              practices: practices.map(({ practice, name }) => ({ value: practice, text: `${name} (${practice})` })),
            },
      reviews: mayReview ? waiting.map(reviewOf) : [],
      workedOut: basisFacts(report.basis),
    },
  };
}

function answerOf(waiting: number, hours: number | null): string {
  const reviews =
    waiting === 0
      ? 'No broken glass waits for a review.'
      : `${counted(waiting, 'broken glass waits', 'broken glasses wait')} for a review.`;
  if (hours === null) return reviews;
  return `Break the glass only when somebody of another practice needs care from you now. ${reviews}`;
}

/** A form for each that waits; its number keeps the fields of several forms apart. */
function reviewOf({ id, by, practice, person, reason, brokenAt }: ShownGlass): object {
  return {
    id,
    action: `${BREAK_GLASS}/review`,
    heading: `${by}, ${instantText(brokenAt)}`,
    words: `Person ${person} of ${practice}. ${reason}`,
    verdicts: [
      { value: 'justified', text: 'Justified' },
      { value: 'not justified', text: 'Not justified: to be followed up' },
    ],
    verdictId: `verdict-${id}`,
    wordsId: `words-${id}`,
  };
}

function glassTable({ glasses }: Given): Table<'invented'> {
  return {
    id: 'glasses',
    caption: 'Broken glass, what waits for a review first',
    columns: ['When', 'Who', 'Practice', 'Person', 'Why', 'Until', 'Review'].map((heading) => ({
      heading,
      kind: 'text',
    })),
    rows: glasses.map(({ by, practice, person, reason, brokenAt, closesAt, isOpen, review }) => [
      { text: instantText(brokenAt), csv: brokenAt },
      { text: by },
      { text: practice },
      { text: person },
      { text: reason },
      { text: instantText(closesAt), csv: closesAt, note: isOpen ? 'open' : 'closed' },
      review === null ? { text: 'waits' } : { text: review.verdict, note: `${review.by}: ${review.words}` },
    ]),
    whenEmpty: 'Nobody has broken the glass. Whoever does is listed here with their reason.',
  };
}
