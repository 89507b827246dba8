import { keepQualityCase, noteQualityCase, type QualityCaseAsk, type QualityCaseNote } from '../../../actions/index.ts';
import { accepted, type Outcome, refused } from '../../../base/index.ts';
import type { Priority, ReviewFinding, SupportKind } from '../../../reports/index.ts';
import { type FormRoute, goTo, type Posted } from '../../form-route.ts';
import { qualityCaseAddress } from '../../layout/addresses.ts';

/** Takes a case a step further. */
export const enterQualityCaseForm: FormRoute = {
  path: '/monitoring/case/:case/enter',
  act: async (posted) => {
    const entry = entryFrom(posted);
    if (!entry.ok) return entry;
    const done = await keepQualityCase(posted.actions, posted.actor, {
      case: posted.param('case'),
      entry: entry.value,
    });
    return done.ok ? accepted(goTo(qualityCaseAddress(done.value.id))) : done;
  },
};

/** Writes something beside an entry of a case. */
export const noteQualityCaseForm: FormRoute = {
  path: '/monitoring/case/:case/note',
  act: async ({ actions, actor, param, field }) => {
    const words = field('words').trim();
    const note: QualityCaseNote =
      field('kind') === 'given' ? { kind: 'given', on: field('on').trim(), words } : { kind: 'corrected', words };
    const done = await noteQualityCase(actions, actor, { case: param('case'), number: Number(field('entry')), note });
    return done.ok ? accepted(goTo(qualityCaseAddress(done.value.id))) : done;
  },
};

function entryFrom({ field, actor }: Posted): Outcome<QualityCaseAsk> {
  const text = (name: string): string => field(name).trim();
  const words = text('words');
  switch (field('kind')) {
    case 'triaged':
      return accepted({
        ...{ kind: 'triaged', priority: field('priority') as Priority, words, accountBy: text('accountBy') },
        lead: text('lead') === '' ? actor.user : text('lead'),
      });
    case 'heard':
      return accepted({ kind: 'heard', isGiven: field('given') !== 'no', words });
    case 'supported': {
      const support = { what: field('what') as SupportKind, words, owner: text('owner'), dueOn: text('dueOn') };
      return accepted({ kind: 'supported', support, reviewOn: text('reviewOn') });
    }
    case 'reviewed': {
      const reviewOn = text('reviewOn') === '' ? null : text('reviewOn');
      return accepted({ kind: 'reviewed', finding: field('finding') as ReviewFinding, words, reviewOn });
    }
    case 'escalated':
      return accepted({ kind: 'escalated', to: text('to'), body: text('body'), words, reviewOn: text('reviewOn') });
    case 'closed':
      return accepted({ kind: 'closed', words, lesson: text('lesson') });
    default:
      return refused({ code: 'input.invalid', message: 'Nothing was chosen to be entered.' });
  }
}
