import { type Day, dayText, exact, exactText, unreachable } from '../../base/index.ts';
import type { Bound, DateExpression, EventFact, Selection, Test } from '../model/expression.ts';
import type { FactFound, SourceRow } from '../model/result.ts';
import { type Leaf, leavesOf } from '../model/walk.ts';
import { eventWords, selectionWords, testWords } from '../model/words.ts';
import { bornOn, type PersonView } from './evaluate.ts';
import type { Found } from './record.ts';

const NOT_RECORDED = 'not recorded';

/** The facts that a test looks at, as found for one person, each once. */
export function factsFound(view: PersonView, test: Test): readonly FactFound[] {
  const facts = leavesOf(test).flatMap((leaf) => ofLeaf(view, leaf));
  return [...new Map(facts.map((fact) => [fact.words, fact])).values()];
}

function ofLeaf(view: PersonView, leaf: Leaf): readonly FactFound[] {
  switch (leaf.test) {
    case 'exists':
      return [ofSelection(view, leaf.of), ...ofBounds(view, leaf.of)];
    case 'value':
    case 'blood pressure at or below':
      return [ofEvent(view, leaf.event), ...ofBounds(view, leaf.event.of)];
    case 'latest among':
      return [ofEvent(view, { pick: 'latest', of: leaf.of })];
    case 'date':
      return [leaf.left, leaf.right].flatMap((date) => ofDate(view, date));
    case 'age':
      return [
        { words: 'age', value: view.ageYears === undefined ? NOT_RECORDED : `${view.ageYears}`, rows: ofPerson(view) },
        ...(leaf.on ? ofDate(view, leaf.on) : []),
      ];
    case 'ethnicity':
      return [{ words: 'ethnic category', value: view.person.ethnicity ?? NOT_RECORDED, rows: ofPerson(view) }];
    case 'on days':
    case 'different codes':
      return [ofDays(view, leaf.of), ...ofBounds(view, leaf.of)];
    case 'change':
      return [leaf.from, leaf.to].flatMap((event) => [ofEvent(view, event), ...ofBounds(view, event.of)]);
    case 'on register':
      return [{ words: testWords(leaf), value: view.isOn(leaf.register) ? 'yes' : 'no', rows: [] }];
    case 'counts as':
      return [{ words: testWords(leaf), value: view.holds(leaf) ? 'yes' : 'no', rows: [] }];
    case 'sex':
      return [{ words: 'sex', value: view.person.sex, rows: ofPerson(view) }];
    case 'for some':
      return [ofSome(view, leaf)];
    default:
      return unreachable(leaf);
  }
}

function ofPerson(view: PersonView): readonly SourceRow[] {
  return view.person.source ? [view.person.source] : [];
}

function rowsOf(found: Found | undefined): readonly SourceRow[] {
  return [found?.row.source, found?.diastolic?.source].filter((each) => each !== undefined);
}

/** A value in thousandths as a decimal without trailing zeros. */
function decimal(thousandths: number): string {
  return exactText(exact(thousandths).div(1000n));
}

function foundText(found: Found | undefined): string {
  if (!found) return NOT_RECORDED;
  const { row, diastolic } = found;
  const date = dayText(row.on);
  if (diastolic) {
    const [top, bottom] = [row.thousandths ?? 0, diastolic.thousandths ?? 0].map(decimal);
    return `${top}/${bottom} on ${date}${row.isHome ? ', at home' : ''}`;
  }
  return row.thousandths === null ? `recorded on ${date}` : `${decimal(row.thousandths)} on ${date}`;
}

function ofSelection(view: PersonView, of: Selection, thisRecord?: Day): FactFound {
  const found = view.select(of, thisRecord);
  const latest = found.at(-1);
  const more = found.length > 1 ? `, the latest of ${found.length}` : '';
  return { words: selectionWords(of), value: foundText(latest) + more, rows: rowsOf(latest) };
}

/** Every record of the selection, with the days that they are of. */
function ofDays(view: PersonView, of: Selection): FactFound {
  const found = view.select(of);
  const days = [...new Set(found.map(({ row }) => dayText(row.on)))];
  return {
    words: selectionWords(of),
    value: days.length === 0 ? NOT_RECORDED : `recorded on ${days.join(', ')}`,
    rows: found.flatMap(rowsOf),
  };
}

function ofEvent(view: PersonView, event: EventFact): FactFound {
  const found = view.pick(event);
  const lists =
    event.of.codelists.length > 1 && found ? event.of.codelists.filter((name) => view.isIn(found, [name])) : [];
  const which = lists.length > 0 ? `${lists.join(' and ')} ` : '';
  return { words: eventWords(event), value: which + foundText(found), rows: rowsOf(found) };
}

/** Events that a window is anchored to. */
function ofBounds(view: PersonView, { after, before }: Selection): readonly FactFound[] {
  return [after, before].flatMap((bound: Bound | undefined) => (bound ? ofDate(view, bound.date) : []));
}

function ofDate(view: PersonView, { from }: DateExpression): readonly FactFound[] {
  if (from.at === 'event') return [ofEvent(view, from.event), ...ofBounds(view, from.event.of)];
  if (from.at === 'birth') return [ofBirth(view)];
  if (from.at !== 'registration') return [];
  const { registration } = view;
  const rows = registration?.source ? [registration.source] : [];
  return [{ words: 'registration', value: registration ? dayText(registration.from) : NOT_RECORDED, rows }];
}

function ofBirth(view: PersonView): FactFound {
  const day = bornOn(view.person.born);
  return { words: 'born', value: day === undefined ? NOT_RECORDED : dayText(day), rows: ofPerson(view) };
}

/** The first record for which it holds, with what is recorded around it; otherwise how many were looked at. */
function ofSome(view: PersonView, leaf: Extract<Leaf, { test: 'for some' }>): FactFound {
  const all = view.select(leaf.each);
  const held = all.find(({ row }) => view.holds(leaf.holds, row.on));
  const shown = held ?? all.at(-1);
  if (!shown) return { words: testWords(leaf), value: `${selectionWords(leaf.each)}: ${NOT_RECORDED}`, rows: [] };
  const around = leavesOf(leaf.holds).flatMap((inner) =>
    inner.test === 'exists' ? [ofSelection(view, inner.of, shown.row.on)] : [],
  );
  const beside = around.map((fact) => `${fact.words}: ${fact.value}`).join('; ');
  const rows = [...rowsOf(shown), ...around.flatMap((fact) => fact.rows)];
  return { words: testWords(leaf), value: `${foundText(shown)} (${beside})`, rows };
}
