import { canonical, dayText, type Outcome, type Refusal } from '../../../base/index.ts';
import type { MeasureDesignReport, NumberInStep, ProposalReport, ReportBasis } from '../../../reports/index.ts';
import { designAddress, underFramework, WORKBENCH } from '../../layout/addresses.ts';
import { basisFacts } from '../../layout/basis.ts';
import { sentenceCase } from '../../layout/figures.ts';
import type { Page, Table } from '../../layout/page.ts';
import { ruleSteps } from '../../layout/rule-words.ts';
import { TO_HOME } from '../../layout/trail.ts';
import { numberField, removeField } from './asked-change.ts';
import { chartsOf, leftOutWords, movedTables, movedWords } from './moved.ts';

type Design = MeasureDesignReport & { readonly basis: ReportBasis };
type Moved = ProposalReport & { readonly basis: ReportBasis };
type Field = (name: string) => string | undefined;

/** A measure in the workbench: what can be changed, and what the change in the address moves. */
export function workbenchMeasureView(
  design: Design,
  field: Field,
  moved: Outcome<Moved> | undefined,
): Page<'invented'> {
  const { measure, title, rule } = design;
  const found = moved?.ok ? moved.value : undefined;
  return {
    realm: 'invented',
    template: 'workbench-measure',
    heading: `${measure.id}: ${measure.shortTitle}`,
    caption: 'Workbench',
    trail: [...TO_HOME, { text: 'Workbench', href: WORKBENCH }],
    tables: found === undefined ? NO_TABLES : movedTables(found),
    content: {
      answer: found === undefined ? FIRST : movedWords(found),
      mistake: moved === undefined || moved.ok ? null : mistakeOf(moved.refusal),
      changed: found === undefined ? [] : found.words.map((words) => `${sentenceCase(words)}.`),
      charts: found === undefined ? [] : chartsOf(found),
      leftOut: found === undefined ? [] : leftOutWords(found),
      form: {
        title: found === undefined ? 'Change a copy' : 'Change it again',
        isOpen: found === undefined,
        action: designAddress(measure.id),
        framework: design.framework.id,
        worth: worthFields(design, field),
        steps: stepFields(design, field),
      },
      reset: underFramework(designAddress(measure.id), design.framework.id),
      save: found === undefined || !design.mayPropose ? null : saveForm(design, found),
      title,
      steps: ruleSteps(found === undefined ? rule : found.changedRule),
      workedOut: [
        ...basisFacts((found ?? design).basis),
        { name: 'Counted at', value: dayText(design.periodEnd) },
        { name: 'Framework', value: design.framework.id },
      ],
    },
  };
}

const FIRST = 'Change a number below, or leave a step out, and see which practices’ points and pounds move.';
const NO_TABLES: readonly Table<'invented'>[] = [];

function mistakeOf({ message, remedy }: Refusal): string {
  return remedy === undefined ? message : `${message} ${remedy}`;
}

/** A field of the form: a text input with its label, or a tick box. */
type FormField = { readonly name: string; readonly label: string; readonly value: string; readonly hint: string };

function worthFields({ measure }: Design, field: Field): readonly FormField[] {
  const one = (name: string, label: string, now: string, hint: string): FormField => ({
    name,
    label,
    value: field(name) ?? now,
    hint,
  });
  return [
    one('lower', 'Paid from, %', String(measure.lowerPercent), `${measure.lowerPercent} now`),
    one('upper', 'Paid in full at, %', String(measure.upperPercent), `${measure.upperPercent} now`),
    one('points', 'Points', String(measure.points), `${measure.points} now`),
    one('price', 'Pounds for a point', '', 'empty: the price of the year'),
  ];
}

function stepFields({ steps, numbers }: Design, field: Field): readonly object[] {
  return steps.map(({ n, kind, words }) => ({
    legend: `Step ${n}: ${words}`,
    fields: numbers.filter(({ step }) => step === n).map((number) => numberInput(number, field)),
    remove: {
      name: removeField(n),
      label: kind === 'adjustment' ? 'Leave this adjustment out' : 'Leave this step out',
      isChecked: field(removeField(n)) === 'yes',
    },
  }));
}

const LABELS: Readonly<Record<NumberInStep['kind'], string>> = {
  age: 'Age limit, years',
  months: 'Window, months',
  value: 'Value',
  'blood pressure': 'Target in the clinic, mmHg',
};

function numberInput(number: NumberInStep, field: Field): FormField {
  const name = numberField(number);
  return {
    name,
    label: LABELS[number.kind],
    value: field(name) ?? number.number,
    hint: `${number.number} now`,
  };
}

function saveForm({ measure }: Design, { change }: Moved): object {
  return { action: `${designAddress(measure.id)}/propose`, change: canonical(change) };
}
