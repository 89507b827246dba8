import { dayText } from '../../../base/index.ts';
import type { ProcurementReport, ReportBasis } from '../../../reports/index.ts';
import { decisionAddress, PROCUREMENTS, procurementAddress } from '../../layout/addresses.ts';
import { basisFacts } from '../../layout/basis.ts';
import { dateCell, moneyCell, sentenceCase } from '../../layout/figures.ts';
import { choice, kept, line, oneDay, type ShownForm, shownForm, words } from '../../layout/form.ts';
import type { Fact, Page, Table } from '../../layout/page.ts';
import { TO_HOME } from '../../layout/trail.ts';
import { conflictWords } from '../decisions/view.ts';
import { penceOf } from '../interests/pence-of.ts';

type Given = ProcurementReport & { readonly basis: ReportBasis };

/** One procurement: its route, what was published, who said what, and to whom it was awarded. */
export function procurementView(report: Given): Page<'invented'> {
  const { id, opened } = report.procurement;
  return {
    realm: 'invented',
    template: 'procurement',
    heading: opened.title,
    caption: id,
    trail: [...TO_HOME, { text: 'Register of procurements', href: PROCUREMENTS }],
    tables: [noticesTable(report), representationsTable(report)],
    content: {
      answer: answerOf(report),
      facts: factsOf(report),
      forms: formsOf(report),
      workedOut: [
        { name: 'Route from', value: opened.route.source, note: opened.route.status },
        { name: 'Standstill from', value: opened.standstill.source, note: opened.standstill.status },
        ...basisFacts(report.basis),
      ],
    },
  };
}

function answerOf({ procurement: { award, abandoned }, waits }: Given): string {
  if (abandoned !== null) return `It was abandoned: ${abandoned}`;
  if (award !== null) return `It was awarded to ${award.supplier} on ${dayText(award.on)}: ${award.words}`;
  return waits === null ? 'It can be awarded, by a decision in force about it.' : `It cannot be awarded yet: ${waits}`;
}

function factsOf({
  procurement: { id, opened, award },
  stage,
  standsStillUntil,
  decision,
}: Given): readonly Fact<'invented'>[] {
  return [
    { name: 'Stage', value: sentenceCase(stage) },
    { name: 'What it does', value: opened.description, note: opened.isNew ? 'a new service' : 'an existing service' },
    { name: 'Route', value: opened.route.name, note: opened.reason },
    { name: 'Kind of contract', value: opened.contract },
    { name: 'Clinical lead', value: opened.clinicalLead },
    { name: 'Contract manager', value: opened.contractManager },
    { name: 'Value', value: moneyCell(penceOf(award?.valuePence ?? opened.valuePence)).text },
    { name: 'Supplier', value: award?.supplier ?? 'nobody yet', note: award?.registered ?? 'not awarded' },
    {
      name: 'Standstill',
      value: standsStillUntil === null ? 'none, or not begun' : `until the end of ${dayText(standsStillUntil)}`,
    },
    decision === null
      ? { name: 'Decision', value: 'none yet', note: `for an agenda: decided as procurement, about ${id}` }
      : {
          name: 'Decision',
          value: decision.reference,
          href: decisionAddress(decision.reference),
          note: decision.committeeName,
        },
    { name: 'Conflicts', value: decision === null ? 'not decided' : conflictWords(decision.conflicts) },
  ];
}

function noticesTable({ procurement: { opened, notices } }: Given): Table<'invented'> {
  return {
    id: 'notices',
    caption: 'Notices',
    columns: [
      { heading: 'Notice', kind: 'text' },
      { heading: 'When', kind: 'text' },
      { heading: 'Published', kind: 'date' },
      { heading: 'Where', kind: 'text' },
    ],
    rows: opened.route.notices.map(({ id, name, when }) => {
      const published = notices.get(id);
      const said =
        published === undefined
          ? [{ text: 'not yet' }, { text: 'nowhere yet' }]
          : [dateCell(published.on), { text: published.words }];
      return [{ text: name }, { text: when }, ...said];
    }),
    whenEmpty: 'The route publishes no notice.',
  };
}

function representationsTable({ procurement: { representations } }: Given): Table<'invented'> {
  return {
    id: 'representations',
    caption: 'Representations',
    columns: [
      { heading: 'From', kind: 'text' },
      { heading: 'What was said', kind: 'text' },
      { heading: 'Answer', kind: 'text' },
    ],
    rows: representations.map(({ from, words: said, answer }) => [
      { text: from },
      { text: said },
      answer === null ? { text: 'to be answered', tag: 'yellow' } : { text: answer },
    ]),
    whenEmpty: 'Nobody has made a representation.',
  };
}

function formsOf({ procurement, stage, mayKeep, waits }: Given): readonly ShownForm[] {
  if (!mayKeep || stage === 'complete' || stage === 'abandoned') return [];
  const { id, opened, notices, representations, award } = procurement;
  const action = `${procurementAddress(id)}/note`;
  const unpublished = opened.route.notices.filter(
    (one) => !notices.has(one.id) && (award !== null || one.when === 'before the award'),
  );
  const unanswered = representations.flatMap(({ from, answer }, index) =>
    answer === null ? [{ value: String(index + 1), text: from }] : [],
  );
  const forms: ShownForm[] = [];
  const add = (
    form: Pick<ShownForm, 'id' | 'heading' | 'button'>,
    fields: Parameters<typeof shownForm>[1],
    to = action,
  ): void => {
    forms.push(shownForm({ ...form, action: to }, fields));
  };
  if (unpublished.length > 0) {
    const named = unpublished.map((one) => ({ value: one.id, text: one.name }));
    const where = [oneDay('published', 'On which day'), words('words', 'Where, and under which number')];
    add({ id: 'publish', heading: 'A notice was published', button: 'Enter the notice' }, [
      kept('kind', 'notice'),
      choice('what', 'Which', named),
      ...where,
    ]);
  }
  if (award !== null) return forms;
  const said = [kept('kind', 'representation'), line('what', 'From whom'), words('words', 'What was said')];
  add({ id: 'represent', heading: 'Somebody made a representation', button: 'Enter the representation' }, said);
  if (unanswered.length > 0) {
    const answer = [kept('kind', 'answered'), choice('what', 'Which', unanswered), words('words', 'The answer')];
    add({ id: 'answer', heading: 'Answer a representation', button: 'Enter the answer' }, answer);
  }
  if (waits === null) {
    const to = [
      line('supplier', 'To whom'),
      line('registered', 'Their code, or registered number and address'),
      line('amount', 'Whole value in pounds'),
    ];
    const form = { id: 'award', heading: 'Award it', button: 'Enter the award' };
    add(form, [...to, words('words', 'Why')], `${procurementAddress(id)}/award`);
  }
  add({ id: 'abandon', heading: 'Abandon it', button: 'Abandon the procurement' }, [
    kept('kind', 'abandoned'),
    words('words', 'Why'),
  ]);
  return forms;
}
