import { destroyIntelligence, enterIntelligence, openQualityCase } from '../../../actions/index.ts';
import { accepted, type OdsCode, type Outcome, odsCodeFromText, refused } from '../../../base/index.ts';
import {
  type CaseSignal,
  type IntelligenceSensitivity,
  type IntelligenceSource,
  type IntelligenceStanding,
  signalNamed,
} from '../../../reports/index.ts';
import { type FormRoute, goTo, type Posted } from '../../form-route.ts';
import { intelligenceAddress, MONITORING, qualityCaseAddress } from '../../layout/addresses.ts';

/** Opens a case, on a signal of the list or on one that somebody writes. */
export const openQualityCaseForm: FormRoute = {
  path: `${MONITORING}/open`,
  act: async (posted) => {
    const { actions, actor, field } = posted;
    const found = await signalOf(posted);
    if (!found.ok) return found;
    const { practice, signal } = found.value;
    const named = namedIn(posted);
    const ask = { practice, title: field('title').trim(), words: field('words').trim(), signals: [signal] };
    const done = await openQualityCase(actions, actor, { ...ask, seenBy: named.length === 0 ? null : named });
    return done.ok ? accepted(goTo(qualityCaseAddress(done.value.id))) : done;
  },
};

type Found = { readonly practice: OdsCode; readonly signal: CaseSignal };

async function signalOf(posted: Posted): Promise<Outcome<Found>> {
  const { context, actor, field } = posted;
  const reference = field('signal').trim();
  if (reference !== '') return signalNamed(context, actor, { reference });
  const practice = practiceIn(posted);
  return practice.ok
    ? accepted({ practice: practice.value, signal: { kind: 'other', words: field('other').trim() } })
    : practice;
}

function practiceIn({ field }: Posted): Outcome<OdsCode> {
  const practice = odsCodeFromText(field('practice'));
  if (practice !== undefined) return accepted(practice);
  return refused({ code: 'input.invalid', message: 'Choose the practice that it is about.' });
}

function namedIn({ field }: Posted): readonly string[] {
  return [...new Set([field('seenBy1'), field('seenBy2')].filter((user) => user !== ''))];
}

/** Enters soft intelligence. */
export const enterIntelligenceForm: FormRoute = {
  path: `${MONITORING}/intelligence`,
  act: async (posted) => {
    const { actions, actor, field } = posted;
    const practice = practiceIn(posted);
    if (!practice.ok) return practice;
    const orNull = (name: string) => (field(name).trim() === '' ? null : field(name).trim());
    const done = await enterIntelligence(actions, actor, {
      practice: practice.value,
      source: field('source') as IntelligenceSource,
      standing: field('standing') as IntelligenceStanding,
      sensitivity: field('sensitivity') as IntelligenceSensitivity,
      seenBy: namedIn(posted),
      keptUntil: field('keptUntil').trim(),
      words: field('told').trim(),
      qualityCase: orNull('qualityCase'),
      corrects: orNull('corrects'),
    });
    if (!done.ok) return done;
    const isOrdinary = field('sensitivity') === 'ordinary';
    return accepted(goTo(isOrdinary ? intelligenceAddress(done.value) : MONITORING));
  },
};

/** Destroys the words of what is past its last day. */
export const destroyIntelligenceForm: FormRoute = {
  path: `${MONITORING}/destroy`,
  act: async ({ actions, actor }) => {
    const done = await destroyIntelligence(actions, actor);
    return done.ok ? accepted(goTo(MONITORING)) : done;
  },
};
