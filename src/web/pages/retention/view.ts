import type { ReportBasis, RetentionReport } from '../../../reports/index.ts';
import { RETENTION } from '../../layout/addresses.ts';
import { basisFacts } from '../../layout/basis.ts';
import { counted, instantText } from '../../layout/figures.ts';
import type { Page, Table } from '../../layout/page.ts';
import { TO_HOME } from '../../layout/trail.ts';

type Given = RetentionReport & { readonly basis: ReportBasis };

/** How long what is kept, what is due, legal holds, and what was destroyed. */
export function retentionView(report: Given): Page<'invented'> {
  const inForce = report.holds.filter(({ end }) => end === null);
  return {
    realm: 'invented',
    template: 'retention',
    heading: 'Retention and legal holds',
    trail: TO_HOME,
    tables: [dueTable(report), holdsTable(report), rulesTable(report), destroyedTable(report)],
    content: {
      answer: answerOf(report),
      command: `commonweal retention apply --hash ${report.hash}`,
      isDue: report.due.some(({ things }) => things > 0),
      holding: report.mayHold ? holding(report) : null,
      ending: report.mayHold
        ? inForce.map((hold) => ({
            ...{ id: hold.id, action: `${RETENTION}/release`, wordsId: `words-${hold.id}` },
            heading: `End hold ${hold.id}: ${whatIsHeld(hold)}`,
          }))
        : [],
      workedOut: basisFacts(report.basis),
    },
  };
}

function answerOf({ due, holds }: Given): string {
  const things = due.reduce((sum, each) => sum + each.things, 0);
  const held = due.reduce((sum, each) => sum + each.held, 0);
  const inForce = holds.filter(({ end }) => end === null).length;
  const isDue = things === 0 ? 'Nothing is due to be destroyed.' : `${counted(things, 'thing is', 'things are')} due.`;
  const isHeld = held === 0 ? '' : ` ${counted(held, 'more is', 'more are')} held.`;
  return `${isDue}${isHeld} ${counted(inForce, 'legal hold is', 'legal holds are')} in force.`;
}

function holding({ practices }: Given): object {
  return {
    action: `${RETENTION}/hold`,
    practices: [
      { value: '', text: 'Every practice' },
      ...practices.map(({ practice, name }) => ({ value: practice, text: `${name} (${practice})` })),
    ],
  };
}

function whatIsHeld({ practice, person }: Given['holds'][number]): string {
  if (practice === null) return 'everything';
  return person === null ? `everything of ${practice}` : `person ${person} of ${practice}`;
}

const text = (heading: string) => ({ heading, kind: 'text' as const });
const number = (heading: string) => ({ heading, kind: 'number' as const });

function dueTable({ due }: Given): Table<'invented'> {
  return {
    id: 'due',
    caption: 'Due to be destroyed',
    columns: [text('Rule'), text('What'), text('Practice or organisation'), number('How many'), number('Held')],
    rows: due.map(({ rule, kind, practice, things, held }) => [
      { text: rule },
      { text: kind },
      { text: practice },
      { text: String(things) },
      { text: String(held) },
    ]),
    whenEmpty: 'Nothing is old enough. What a rule of the schedule reaches appears here.',
  };
}

function holdsTable({ holds }: Given): Table<'invented'> {
  return {
    id: 'holds',
    caption: 'Legal holds, those in force first',
    columns: [text('Hold'), text('What is held'), text('Why'), text('Placed'), text('Ended')],
    rows: holds.map((hold) => [
      { text: hold.id },
      { text: whatIsHeld(hold) },
      { text: hold.reason },
      { text: instantText(hold.placedAt), csv: hold.placedAt, note: hold.placedBy },
      hold.end === null
        ? { text: 'in force' }
        : { text: instantText(hold.end.at), csv: hold.end.at, note: `${hold.end.by}: ${hold.end.words}` },
    ]),
    whenEmpty: 'Nothing is held. The Caldicott guardian and the auditor place holds.',
  };
}

function rulesTable({ rules }: Given): Table<'invented'> {
  return {
    id: 'rules',
    caption: 'The schedule',
    columns: [text('Rule'), text('What'), text('How long'), text('Why')],
    rows: rules.map((rule) => [
      { text: rule.id },
      { text: rule.kind },
      {
        text:
          rule.fate === 'kept'
            ? 'as long as the system'
            : `${counted(rule.years, 'year', 'years')} after ${rule.after}`,
      },
      { text: rule.basis },
    ]),
    whenEmpty: 'There is no rule.',
  };
}

function destroyedTable({ destroyed }: Given): Table<'invented'> {
  return {
    id: 'destroyed',
    caption: 'What was destroyed, newest first',
    columns: [
      text('When'),
      text('Rule'),
      text('Practice or organisation'),
      number('How many'),
      text('By'),
      text('List'),
    ],
    rows: destroyed.map(({ at, rule, practice, things, by, list }) => [
      { text: instantText(at), csv: at },
      { text: rule },
      { text: practice },
      { text: String(things) },
      { text: by },
      { text: list.slice(0, 12), csv: list },
    ]),
    whenEmpty: 'Nothing was destroyed yet. What is appears here, and never whose it was.',
  };
}
