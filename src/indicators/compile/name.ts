import type { Selection } from '../model/expression.ts';
import { monthsToPeriodEnd } from '../model/words.ts';
import type { RecordLeaf } from './planner.ts';

/** A short name for a test's column, not yet in `taken`. Its words stand beside it in the SQL. */
export function columnName(leaf: RecordLeaf, taken: Set<string>): string {
  const base = slug(leaf);
  let name = base;
  for (let count = 2; taken.has(name); count += 1) name = `${base}_${count}`;
  taken.add(name);
  return name;
}

function slug(leaf: RecordLeaf): string {
  switch (leaf.test) {
    case 'exists':
      return `has_${what(leaf.of)}`;
    case 'value':
      return `${leaf.event.pick}_${what(leaf.event.of)}_met`;
    case 'blood pressure at or below':
      return `${what(leaf.event.of)}_at_${leaf.clinic.systolic}_${leaf.clinic.diastolic}`;
    case 'age':
      return `aged_${leaf.is}_${leaf.years}${leaf.on ? `_at_${dateSlug(leaf.on)}` : ''}`;
    case 'sex':
      return leaf.is === 'F' ? 'is_female' : 'is_male';
    case 'ethnicity':
      return `ethnicity_${leaf.is.join('_').toLowerCase()}`;
    case 'on days':
      return `${what(leaf.of)}_on_${leaf.atLeast}_days`;
    case 'different codes':
      return `${what(leaf.of)}_of_${leaf.atLeast}_codes`;
    case 'change':
      return `change_of_${what(leaf.to.of)}`;
    case 'latest among':
      return `latest_is_${leaf.is.map(short).join('_or_')}`;
    case 'date':
      return comparisonSlug(leaf);
    default:
      return `some_${what(leaf.each)}`;
  }
}

type Comparison = Extract<RecordLeaf, { test: 'date' }>;

const COMPARED = { '<': 'before', '<=': 'by', '=': 'on', '>=': 'from', '>': 'after' } as const;

function comparisonSlug({ left, is, right }: Comparison): string {
  const months =
    right.from.at === 'period end' && is === '>' && !right.days && !left.months && !left.days && right.months;
  if (months && left.from.at === 'registration') return `registered_in_${-months}m`;
  if (months && left.from.at === 'event') return `${dateSlug(left)}_in_${-months}m`;
  return `${dateSlug(left)}_${COMPARED[is]}_${dateSlug(right)}`;
}

function dateSlug({ from }: Comparison['left']): string {
  if (from.at === 'event') return `${from.event.pick}_${what(from.event.of)}`;
  return from.at === 'date' ? `day_${from.date.replaceAll('-', '')}` : from.at.replaceAll(' ', '_');
}

function what(selection: Selection): string {
  const value = selection.value ? (selection.value.is === 'present' ? '_valued' : '_at_value') : '';
  const records = (selection.reading ? 'reading' : selection.codelists.map(short).join('_or_')) + value;
  const months = monthsToPeriodEnd(selection);
  if (months !== undefined) return `${records}_${months}m`;
  return selection.after || selection.before ? `${records}_in_window` : records;
}

function short(codelist: string): string {
  return codelist.replace(/_COD$/, '').toLowerCase();
}
