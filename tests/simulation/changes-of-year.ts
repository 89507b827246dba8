import {
  addToMonth,
  type Draw,
  firstDayOf,
  isoOfDay,
  isoOfMonth,
  type Month,
  type OdsCode,
} from '../../src/base/index.ts';
import type { Store } from '../../src/store/index.ts';
import { decided } from '../decisions-for-tests.ts';
import { FIRST_MONTH, type Office } from './office.ts';
import type { Lists } from './owed-plainly.ts';

/** Lists as they were last received, by practice and quarter. */
export type ReceivedLists = Map<string, number>;

/** How lists that were received are asked for. */
export const listsOf =
  (received: ReadonlyMap<string, number>): Lists =>
  (practice, quarter) =>
    received.get(`${practice} ${quarter}`) ?? 'not received';

/** What changes in a year beside what is paid: lists come in, prices become known, practices merge and close. */
export class ChangesOfYear {
  readonly #draw: Draw;
  readonly #office: Office;
  readonly #lists: ReceivedLists;
  readonly counts = { prices: 0, mergers: 0, closures: 0 };
  /** A list that has not come yet. */
  #late: { readonly practice: OdsCode; readonly quarter: Month } | undefined;

  constructor(draw: Draw, office: Office, lists: ReceivedLists) {
    this.#draw = draw;
    this.#office = office;
    this.#lists = lists;
  }

  /** The lists of a quarter come in; now and then one is late. Who went into another or closed has none. */
  receiveLists(quarter: Month): string {
    const practices = this.#office.standing(quarter);
    const late = this.#draw.percent(30) ? this.#draw.pick(practices) : undefined;
    for (const practice of practices) {
      if (practice !== late) this.receive(practice, quarter, 5000 + this.#draw.below(9000));
    }
    this.#late = late === undefined ? undefined : { practice: late, quarter };
    return late === undefined ? 'lists received' : `lists received, but that of ${late}`;
  }

  receive(practice: OdsCode, quarter: Month, registered: number): void {
    this.#lists.set(`${practice} ${quarter}`, registered);
  }

  /** The quarter of a list that has not come yet; undefined where none is late. */
  get lateQuarter(): Month | undefined {
    return this.#late?.quarter;
  }

  /** The list that was late comes in. */
  receiveLate(): string {
    if (this.#late === undefined) return 'no list is late';
    this.receive(this.#late.practice, this.#late.quarter, 7000 + this.#draw.below(100));
    this.#late = undefined;
    return 'a late list received';
  }

  /** Another price becomes known, from this month on or from an earlier one. */
  backdate(of: Month): string {
    const from = addToMonth(FIRST_MONTH, this.#draw.below(of - FIRST_MONTH + 1));
    this.counts.prices += 1;
    this.#office.backdate(BigInt(11_500 + this.#draw.below(1500)), from);
    return `a price known from ${isoOfMonth(from)} on`;
  }

  /** Two practices become one, or one closes, from a month to come; the last that stands goes on. */
  async changePractices(store: Store, of: Month): Promise<string> {
    const from = addToMonth(of, 1 + this.#draw.below(2));
    const standing = this.#office.standing(addToMonth(from, 12));
    if (standing.length < 2) return 'one practice is left';
    const going = this.#draw.pick(standing);
    const decision = `PCCC ${isoOfMonth(of)} item ${standing.length}`;
    const day = isoOfDay(firstDayOf(from));
    const isMerger = this.#draw.percent(60);
    await decided(store, decision, {
      ...(isMerger ? { kind: 'merger' } : { kind: 'practice closure' }),
      subject: `case of ${going}`,
    });
    if (!isMerger) {
      this.counts.closures += 1;
      this.#office.changePractice(going, { closed: { from: day, decision } });
      return `${going} closes on ${day}`;
    }
    const successor = this.#draw.pick(standing.filter((one) => one !== going));
    // Who went into a practice goes on with it into the next: the list of practices has no chains.
    const isSuccessor = this.#office.facts.register.mergedInto(going, firstDayOf(addToMonth(from, 12))).length > 0;
    if (isSuccessor) return 'a practice into which another went stands by itself';
    this.counts.mergers += 1;
    this.#office.changePractice(going, { mergedInto: { successor, from: day, decision } });
    return `${going} goes into ${successor} on ${day}`;
  }
}
