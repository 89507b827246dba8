import { addToMonth, dayText, exact, isoOfMonth, type Month, monthText } from '../../../base/index.ts';
import { type ActivityFormReport, fieldOf, type ReportBasis, type ReturnForm } from '../../../reports/index.ts';
import { ACTIVITY, CLAIMS, claimAddress, inQuarter } from '../../layout/addresses.ts';
import { basisFacts } from '../../layout/basis.ts';
import { percentText, wholeText } from '../../layout/figures.ts';
import type { Page } from '../../layout/page.ts';
import { TO_HOME } from '../../layout/trail.ts';

type Given = ActivityFormReport & { readonly basis: ReportBasis };

/** The form by which a provider records a quarter, and the place for a file. It needs nothing but a browser. */
export function activityView(report: Given): Page<'invented'> {
  const { returned } = report;
  return {
    realm: 'invented',
    template: 'activity',
    heading: returned === null ? 'Send activity' : `Activity ${quarterText(returned.quarter)}`,
    caption: report.name,
    trail: [...TO_HOME, { text: 'Claims', href: CLAIMS }],
    tables: [],
    content: {
      answer: answerOf(returned),
      price:
        returned === null
          ? null
          : `${percentText(exact(returned.share))} of the block waits on how complete this return is; nothing else in it bears on the price. How people score their own goals is not asked.`,
      filling: returned === null || returned.isApproved ? null : fillingOf(returned),
      claim: returned?.claim == null ? null : { text: 'What became of the return', href: claimAddress(returned.claim) },
      quarters: (returned?.quarters ?? []).map((quarter) => ({
        text: quarterText(quarter),
        href: inQuarter(ACTIVITY, quarter),
      })),
      file: { action: `${ACTIVITY}/file` },
      workedOut: basisFacts(report.basis),
    },
  };
}

function answerOf(returned: ReturnForm | null): string {
  if (returned === null) return 'Send what was done as one file. What practices record themselves needs no file.';
  const { isApproved, complete, due, dueOn, schemeTitle } = returned;
  if (isApproved) return 'The return of this quarter is approved. If it is wrong, dispute its line.';
  const so =
    complete === 0 ? 'Nothing is recorded yet' : `${wholeText(complete)} of ${wholeText(due)} answers are recorded`;
  return `${so} for ${schemeTitle}. Send the quarter by ${dayText(dueOn)}; sending it again takes the place of what was sent.`;
}

/** October to December 2025. */
export function quarterText(quarter: Month): string {
  const [first = ''] = monthText(quarter).split(' ');
  return `${first} to ${monthText(addToMonth(quarter, 2))}`;
}

function fillingOf({ quarter, months, asks, answers, notes }: ReturnForm) {
  return {
    action: `${ACTIVITY}/${isoOfMonth(quarter)}`,
    notes,
    months: months.map((month) => ({
      legend: monthText(month),
      questions: asks.map(({ id, title, hint }) => {
        const name = fieldOf(month, id);
        const value = answers.get(name);
        return { name, title, hint, value: value === undefined ? '' : String(value) };
      }),
    })),
  };
}
