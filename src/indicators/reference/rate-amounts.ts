import type { LoadedFramework } from '../model/framework.ts';
import type { Period } from '../model/period.ts';
import type { Rate } from '../model/rate.ts';
import { PersonView, type Setting, settingOf } from './evaluate.ts';
import type { PersonRecord } from './person.ts';
import { belongings } from './population.ts';
import { type Amounts, amountsOf } from './rate.ts';

/** What one person adds to a rate, under one practice or service. */
export type PersonAmount = Amounts & { readonly practice: string; readonly person: number };

/** The amounts of one rate, in the order in which the people come. */
export type RateAmounts = { readonly rate: string; readonly amounts: readonly PersonAmount[] };

/** Works out every rate of a framework, person by person. */
export async function referenceAmounts(
  people: AsyncIterable<PersonRecord> | Iterable<PersonRecord>,
  framework: LoadedFramework,
  period: Period,
): Promise<readonly RateAmounts[]> {
  const setting = settingOf(framework, period);
  const lists = (framework.rates ?? []).map((rate) => ({ rate, amounts: [] as PersonAmount[] }));
  for await (const person of people) {
    for (const { rate, amounts } of lists) amounts.push(...personAmounts(person, rate, setting));
  }
  return lists.map(({ rate, amounts }) => ({ rate: rate.id, amounts }));
}

/** A person as one of a rate's population, under each practice or service whose they are. */
export function viewsFor(
  person: PersonRecord,
  { population }: Rate,
  setting: Setting,
): readonly { readonly practice: string; readonly view: PersonView }[] {
  return belongings(person, population, setting.period).map(({ practice, registration }) => ({
    practice,
    view: new PersonView(person, { ...setting, registrationOf: () => registration }),
  }));
}

function personAmounts(person: PersonRecord, rate: Rate, setting: Setting): readonly PersonAmount[] {
  return viewsFor(person, rate, setting).flatMap(({ practice, view }) => {
    const amounts = amountsOf(view, rate);
    return amounts ? [{ ...amounts, practice, person: person.person }] : [];
  });
}
