import type { LoadedFramework } from '../model/framework.ts';
import type { Period } from '../model/period.ts';
import type { Population, Rate } from '../model/rate.ts';
import { PersonView, type Setting, settingOf } from './evaluate.ts';
import type { PersonRecord } from './person.ts';
import { belongings } from './population.ts';
import { type Amounts, amountsOf } from './rate.ts';
import type { PersonRows } from './record.ts';

/** What one person adds to a rate, under one practice or service. */
export type PersonAmount = Amounts & { readonly practice: string; readonly person: number };

/** The amounts of one rate, in the order in which the people come. */
export type RateAmounts = { readonly rate: string; readonly amounts: readonly PersonAmount[] };

/** Gathers what people add to each rate of a framework, in the order in which they come. */
export class AmountsGatherer {
  readonly amounts: readonly { readonly rate: string; readonly amounts: PersonAmount[] }[];
  readonly #setting: Setting;
  readonly #populations: readonly (readonly Rate[])[];

  constructor(framework: LoadedFramework, period: Period) {
    const rates = framework.rates ?? [];
    this.#setting = settingOf(framework, period);
    this.amounts = rates.map((rate) => ({ rate: rate.id, amounts: [] }));
    this.#populations = [...Map.groupBy(rates, ({ population }) => JSON.stringify(population)).values()];
  }

  /** @param rows the person's rows, which every rate looks at */
  take(person: PersonRecord, rows: PersonRows): void {
    for (const rates of this.#populations) {
      const [{ population }] = rates as readonly [Rate];
      for (const { practice, view } of viewsFor(person, population, this.#setting, rows)) {
        for (const rate of rates) this.#add(rate, practice, view);
      }
    }
  }

  #add(rate: Rate, practice: string, view: PersonView): void {
    const amounts = amountsOf(view, rate);
    if (!amounts) return;
    const list = this.amounts.find((each) => each.rate === rate.id);
    list?.amounts.push({ ...amounts, practice, person: view.person.person });
  }
}

/** A person as one of a population, under each practice or service whose they are. */
export function viewsFor(
  person: PersonRecord,
  population: Population,
  setting: Setting,
  rows?: PersonRows,
): readonly { readonly practice: string; readonly view: PersonView }[] {
  return belongings(person, population, setting.period).map(({ practice, registration }) => ({
    practice,
    view: new PersonView(person, { ...setting, registrationOf: () => registration }, rows),
  }));
}
