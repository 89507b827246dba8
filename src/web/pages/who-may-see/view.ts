import type { ReportBasis, WhoMaySeeReport } from '../../../reports/index.ts';
import { WHO_MAY_SEE } from '../../layout/addresses.ts';
import { basisFacts } from '../../layout/basis.ts';
import { dateCell, instantText, sentenceCase, withShortHashes } from '../../layout/figures.ts';
import type { Page, Table } from '../../layout/page.ts';
import { TO_HOME, toPractice } from '../../layout/trail.ts';

type Given = WhoMaySeeReport & { readonly basis: ReportBasis };

/** Of rules and of readings, so that both are in sight on a phone. */
const ROWS_ON_A_PAGE = 25;

/** Who may see what, by which rule, and who did. */
export function whoMaySeeView(report: Given): Page<'invented'> {
  const { place } = report;
  return {
    realm: 'invented',
    template: 'who-may-see',
    heading: 'Who may see what',
    ...(place === null ? {} : { caption: place.name }),
    trail: place === null ? TO_HOME : [...toPractice(place), { text: 'Who may see what', href: WHO_MAY_SEE }],
    tables: [...thingsTables(report), rulesTable(report), agreementsTable(report), readingsTable(report)],
    content: {
      answer:
        'Nobody sees anything unless a rule below lets them. Role, whose practice it is and what for decide every reading, and every reading is written down.',
      ask: asking(report),
      verdict: verdictOf(report),
      hasThings: thingsTables(report).length > 0,
      workedOut: basisFacts(report.basis),
    },
  };
}

function asking({ users, purposes, asked }: Given) {
  const any = { value: '', text: 'Anything that the rules allow', selected: asked?.purpose === undefined };
  return {
    action: WHO_MAY_SEE,
    thing: asked?.thing ?? '',
    users: users.map(({ user, name, role }) => ({
      value: user,
      text: `${name}, ${role}`,
      selected: user === asked?.user,
    })),
    purposes: [
      any,
      ...purposes.map((purpose) => ({
        value: purpose,
        text: sentenceCase(purpose),
        selected: purpose === asked?.purpose,
      })),
    ],
  };
}

/** The answer to the question, in a sentence; null when none was asked. */
function verdictOf({ asked }: Given): string | null {
  if (asked === null) return null;
  if (asked.answer === null) return asked.mistake;
  const { name, role, things } = asked.answer;
  const [only] = things;
  const may = things.filter(({ allowed }) => allowed).length;
  if (asked.thing === undefined || only === undefined) {
    return `${name} (${role}) may do or see ${may} of ${things.length} kinds of thing.`;
  }
  if (!only.allowed) return `No. ${only.reason}`;
  const duties = only.duties.length === 0 ? '' : ` They must keep to: ${only.duties.join(', ')}.`;
  return `Yes, for ${only.purpose ?? 'any purpose'}. ${only.reason}${duties}`;
}

/** All that somebody may see, where the question was about everything. */
function thingsTables({ asked }: Given): readonly Table<'invented'>[] {
  if (asked?.answer == null || asked.thing !== undefined) return [];
  const { name, things } = asked.answer;
  return [
    {
      id: 'things',
      caption: `What ${name} may do or see`,
      columns: ['May', 'What for', 'Counts shown as', 'Must keep to', 'Why'].map((heading) => ({
        heading,
        kind: 'text',
      })),
      rows: things
        .filter(({ allowed }) => allowed)
        .map(({ thing, purpose, level, duties, reason, rule }) => [
          { text: sentenceCase(thing) },
          { text: purpose ?? '' },
          { text: level ?? '' },
          { text: duties.length === 0 ? 'nothing more' : duties.join(', ') },
          { text: reason, note: rule ?? '' },
        ]),
      whenEmpty: 'No rule lets them see anything.',
    },
  ];
}

function rulesTable({ rules }: Given): Table<'invented'> {
  return {
    id: 'rules',
    caption: 'The rules',
    columns: [
      { heading: 'Role', kind: 'text' },
      { heading: 'May', kind: 'text', isMain: true },
      ...['Whose', 'What for', 'Counts shown as', 'Must keep to', 'When', 'Why'].map((heading) => ({
        heading,
        kind: 'text' as const,
      })),
    ],
    printed: ROWS_ON_A_PAGE,
    rows: rules.map(({ role, may, whose, purpose, level, duties, when, words, rule }) => [
      { text: role },
      { text: may },
      { text: whose },
      { text: purpose },
      { text: level },
      { text: duties.length === 0 ? 'nothing more' : duties.join(', ') },
      { text: when ?? 'always' },
      { text: words, note: rule },
    ]),
    whenEmpty: 'No rule lets anybody see anything here.',
  };
}

function agreementsTable({ agreements }: Given): Table<'invented'> {
  return {
    id: 'agreements',
    caption: 'Agreements to share, and until when they hold',
    columns: ['Agreement', 'Between', 'Covers', 'From', 'Until', 'Holds today'].map((heading) => ({
      heading,
      kind: 'text',
    })),
    rows: agreements.map(({ id, between, covers, from, to, words, isHeld }) => [
      { text: words, note: id },
      { text: between.join(', ') },
      { text: covers.join(', ') },
      dateCell(from),
      dateCell(to),
      { text: isHeld ? 'yes' : 'no: nothing is shared under it' },
    ]),
    whenEmpty: 'There is no agreement to share. Agreements appear when their definition is loaded.',
  };
}

function readingsTable({ readings }: Given): Table<'invented'> {
  return {
    id: 'readings',
    caption: 'Who looked, newest first',
    columns: [
      { heading: 'When', kind: 'text' },
      { heading: 'Who', kind: 'text', isMain: true },
      ...['Role', 'What for', 'Did', 'About', 'Outcome'].map((heading) => ({ heading, kind: 'text' as const })),
    ],
    printed: ROWS_ON_A_PAGE,
    rows: readings.map(({ at, user, role, purpose, verb, subject, outcome }) => [
      { text: instantText(at) },
      { text: user },
      { text: role },
      { text: purpose },
      { text: verb },
      { text: withShortHashes(subject), csv: subject },
      outcome === 'ok' ? { text: 'Shown' } : { text: 'Refused', note: outcome, csv: outcome },
    ]),
    whenEmpty: 'Nobody has looked yet, or your role does not see who did.',
  };
}
