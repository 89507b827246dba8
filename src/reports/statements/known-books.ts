import {
  accepted,
  type Day,
  day,
  firstDayOf,
  hashOf,
  keepLatest,
  type Month,
  type OdsCode,
  type Outcome,
} from '../../base/index.ts';
import {
  isBesideTheMonth,
  type Known,
  type NetworkInput,
  type NetworkKnown,
  type Statement,
  type StatementInput,
} from '../../contracts/index.ts';
import type { LoadedFramework } from '../../indicators/index.ts';
import { frozenStatement, runs, statementsOfPractice } from '../../payments/index.ts';
import { goneBy, isClosedOn } from '../../practices/index.ts';
import { currentHashes } from '../../store/index.ts';
import type { Snapshot } from '../../warehouse/index.ts';
import { RECORD_KINDS } from '../payments/payment-records.ts';
import type { KnownPolicy, ReportParts } from '../report-parts.ts';
import type { FirstPaid, Moment, SettlingOf } from './moment.ts';
import { inputOf, networkKnown, statementOfProvider } from './provider-statement.ts';
import { StatementBook } from './statement-book.ts';

/** The name of records as they stand now. */
const AS_RECORDED_NOW = 'now';

/** Books of other moments that are kept at once: each holds what it has worked out. */
const MOST_BOOKS = 6;

/**
 * What was known at other moments than this one: a book for each, with the definitions known by its day and the files of
 * its snapshot. Whoever asks for a statement as known on a day, or for what a month was settled on, asks here.
 */
export class KnownBooks {
  readonly #parts: ReportParts;
  readonly #paidBy: LoadedFramework;
  readonly #inForce: () => StatementBook;
  /** By snapshot, policy and records; the latest last. */
  readonly #books = new Map<string, StatementBook>();

  /** @param inForce the book of what is in force and in service now */
  constructor(parts: ReportParts, paidBy: LoadedFramework, inForce: () => StatementBook) {
    this.#parts = parts;
    this.#paidBy = paidBy;
    this.#inForce = inForce;
  }

  /** The moment at the end of a business date. */
  momentOn(on: Day): Moment {
    return { on, snapshot: this.#parts.warehouse.knownOn(on), recordedBy: on };
  }

  /** What is known now, with definitions as known on a day. */
  now(on: Day = this.#parts.businessDate): Moment {
    const { warehouse, businessDate: recordedBy } = this.#parts;
    return { on, snapshot: warehouse.current(), recordedBy };
  }

  /** The book of a moment. Refuses `not-found` where nothing was defined yet. */
  async book(moment: Moment): Promise<Outcome<StatementBook>> {
    const { on, snapshot, recordedBy } = moment;
    const policy = await this.#policyOn(on);
    if (!policy.ok) return policy;
    const records = await this.#recordsBy(recordedBy);
    if (records === AS_RECORDED_NOW && (await this.#isInForce(policy.value, snapshot)))
      return accepted(this.#inForce());
    const key = `${snapshot.hash} ${policy.value.hash} ${records}`;
    const parts = { ...this.#parts, ...policy.value };
    const framework = parts.frameworks?.find(({ id }) => id === this.#paidBy.id) ?? parts.framework;
    const book = this.#books.get(key) ?? new StatementBook({ ...parts, framework }, framework, { moment });
    keepLatest(this.#books, key, book, MOST_BOOKS);
    return accepted(book);
  }

  async #isInForce({ hash }: KnownPolicy, snapshot: Snapshot): Promise<boolean> {
    const inForce = await this.#policyOn(this.#parts.businessDate);
    return inForce.ok && inForce.value.hash === hash && this.#parts.warehouse.current().hash === snapshot.hash;
  }

  /** Names what was recorded by a day: another name whenever any of it is other than now. */
  async #recordsBy(on: Day): Promise<string> {
    const { store, businessDate } = this.#parts;
    if (on >= businessDate) return AS_RECORDED_NOW;
    const namedOn = (one: Day) =>
      store.read(async (db) => hashOf([...(await currentHashes(db, RECORD_KINDS, one)).entries()]));
    const then = await namedOn(on);
    return then === (await namedOn(businessDate)) ? AS_RECORDED_NOW : then;
  }

  async #policyOn(on: Day): Promise<Outcome<KnownPolicy>> {
    const { policyOn, register, framework, frameworks, contracts, participations, holdings, rates, payments } =
      this.#parts;
    if (policyOn !== undefined) return policyOn(on);
    const inForce = { register, framework, frameworks, contracts, participations, holdings, rates, payments };
    const given = Object.entries(inForce).filter(([, value]) => value !== undefined);
    return accepted({ hash: 'in force', ...Object.fromEntries(given) } as KnownPolicy);
  }

  /** What a practice's month is worked out from as known at a moment; a weighting that came later is left out. */
  async known(practice: OdsCode, month: Month, moment: Moment): Promise<Outcome<Known>> {
    const book = await this.book(moment);
    if (!book.ok) return book;
    const known = await book.value.known(practice, month);
    return known.ok ? accepted({ ...known.value, ...practiceOn(known.value, moment.on), knownOn: moment.on }) : known;
  }

  /** The statement of who is no practice, as known at a moment, with what was claimed by its day. */
  async providerStatement(provider: OdsCode, month: Month, moment: Moment): Promise<Outcome<Statement>> {
    const then = await this.#partsAt(moment);
    if (!then.ok) return then;
    return statementOfProvider(then.value.parts, provider, month, () => this.networkInput(provider, month, moment));
  }

  /** What a network's month is worked out from as it would be settled now: by definitions known on its first day. */
  networkNow(network: OdsCode, month: Month): Promise<Outcome<NetworkInput>> {
    return this.networkInput(network, month, this.now(firstDayOf(month)));
  }

  /**
   * What a network's month is worked out from as known at a moment; its arrears are those of the day on which it was settled.
   * @param also practices handed in beside the members
   */
  async networkInput(
    network: OdsCode,
    month: Month,
    moment: Moment,
    also: readonly OdsCode[] = [],
  ): Promise<Outcome<NetworkInput>> {
    const { settling, settledOn } = settlement(month, moment, await this.settlingOf(network, month));
    const own = await this.#networkKnown(network, month, moment, also);
    const now = await this.#networkKnown(network, month, settling, also);
    const before = await this.#networkKnown(network, month, settledOn, also);
    if (!own.ok) return own;
    if (!now.ok) return now;
    if (!before.ok) return before;
    const input = inputOf(own.value, network, month);
    return input.ok ? accepted({ ...input.value, settled: { now: now.value, before: before.value } }) : input;
  }

  async #networkKnown(
    network: OdsCode,
    month: Month,
    moment: Moment,
    also: readonly OdsCode[],
  ): Promise<Outcome<NetworkKnown>> {
    const then = await this.#partsAt(moment);
    if (!then.ok) return then;
    const { parts, book } = then.value;
    const known = await networkKnown(parts, network, month, book, { knownOn: moment.on, also });
    if (!known.ok) return known;
    const members = known.value.members.map((member) => ({ ...member, ...practiceOn(member, moment.on) }));
    return accepted({ ...known.value, members });
  }

  async #partsAt(moment: Moment): Promise<Outcome<{ readonly parts: ReportParts; readonly book: StatementBook }>> {
    const [policy, book] = [await this.#policyOn(moment.on), await this.book(moment)];
    if (!policy.ok) return policy;
    if (!book.ok) return book;
    return accepted({ parts: { ...this.#parts, ...policy.value, businessDate: moment.on }, book: book.value });
  }

  /** The statement of a month as known at a moment; its arrears are those of the day on which it was settled. */
  async inputAt(practice: OdsCode, month: Month, own: Moment): Promise<Outcome<StatementInput>> {
    return this.#input(practice, month, own, await this.settlingOf(practice, month));
  }

  /** The statement of a month as it would be settled now: by definitions known on its first day. */
  inputNow(practice: OdsCode, month: Month, settled: SettlingOf): Promise<Outcome<StatementInput>> {
    return this.#input(practice, month, this.now(firstDayOf(month)), settled);
  }

  /** Definitions known on the first day of a month. */
  policyOf(month: Month): Promise<Outcome<KnownPolicy>> {
    return this.#policyOn(firstDayOf(month));
  }

  async #input(practice: OdsCode, month: Month, own: Moment, settled: SettlingOf): Promise<Outcome<StatementInput>> {
    const { settling, settledOn } = settlement(month, own, settled);
    const known = await this.known(practice, month, own);
    const now = await this.known(practice, month, settling);
    const before = await this.known(practice, month, settledOn);
    if (!known.ok) return known;
    if (!now.ok) return now;
    if (!before.ok) return before;
    return accepted({ ...known.value, month, settled: { now: now.value, before: before.value } });
  }

  /**
   * Days from a month's first on which files came, or a rate or weighting that it may rest on became known.
   * @param practices those whose lists it rests on
   */
  daysOfChange(practices: readonly OdsCode[], month: Month): readonly Day[] {
    const { warehouse, rates, register, businessDate } = this.#parts;
    const found = practices.map((practice) => register.practice(practice));
    const weightings = found.flatMap((one) => (one.ok ? (one.value.weightings ?? []) : []));
    const weighted = weightings.map(({ knownFrom }) => knownFrom);
    const rated = [...rates.rates.values()].flatMap(({ values }) => values.map(({ known }) => known));
    const days = new Set([...warehouse.receivedDays(), ...weighted, ...rated]);
    return [...days].filter((day) => firstDayOf(month) <= day && day <= businessDate).sort((a, b) => a - b);
  }

  /** Who a practice's month is paid as: itself, or the practice into which it has gone. */
  #payer(practice: OdsCode, month: Month): OdsCode {
    const found = this.#parts.register.practice(practice);
    return (found.ok ? goneBy(found.value, firstDayOf(month))?.successor : undefined) ?? practice;
  }

  /** What runs settled a month and the one before it on. */
  async settlingOf(practice: OdsCode, month: Month): Promise<SettlingOf> {
    const now = await this.#settledBy(practice, month);
    const before = await this.#settledBy(practice, (month - 1) as Month);
    return {
      ...(now === undefined ? {} : { now: now.moment }),
      ...(before === undefined ? {} : { before: before.moment }),
      key: `${now?.statement.contentHash ?? ''} ${before?.statement.contentHash ?? ''}`,
    };
  }

  /** What a practice's month was paid by. Of one that had closed by then the first run of the month, though it owed it nothing. */
  async #settledBy(practice: OdsCode, month: Month): Promise<FirstPaid | undefined> {
    const paid = await this.firstPaid(this.#payer(practice, month), month);
    const found = this.#parts.register.practice(practice);
    if (paid !== undefined || !found.ok || !isClosedOn(found.value, firstDayOf(month))) return paid;
    const first = (await this.#released(month)).at(-1)?.id;
    for (const { code } of this.#parts.register.practices()) {
      const others = await this.firstPaid(code, month);
      if (others !== undefined && others.run === first) return others;
    }
    return undefined;
  }

  /** Runs of a month that were released, the last first. */
  #released(month: Month) {
    return this.#parts.store.read(async (db) =>
      (await runs(db, { month })).filter(({ stage }) => stage === 'released'),
    );
  }

  /**
   * The statement that first paid what a practice's contract owes for a month; undefined while none has, or where its files are
   * not kept. What was paid in the month beside that, such as the settlement of a year, settles no month.
   */
  async firstPaid(practice: OdsCode, month: Month): Promise<FirstPaid | undefined> {
    const { store, warehouse, businessDate } = this.#parts;
    const released = await this.#released(month);
    if (released.length === 0) return undefined;
    const found = await store.read(async (db) => {
      const paid = (await statementsOfPractice(db, practice))
        .filter((one) => one.month === month && one.isReleased && !one.isReversed && !one.isWaiting)
        .sort((a, b) => a.attempt - b.attempt);
      for (const { run } of paid) {
        const statement = await frozenStatement(db, run, practice);
        if (statement?.lines.some((line) => !isBesideTheMonth(line))) return { run, statement };
      }
      return undefined;
    });
    const run = released.find(({ id }) => id === found?.run);
    const pinned = found?.statement.pins.snapshot;
    const snapshot = pinned === undefined ? undefined : warehouse.at(pinned);
    if (found === undefined || run === undefined || snapshot?.ok !== true) return undefined;
    const recordedBy = earlier(businessDate, day(run.preparedAt.slice(0, 10)));
    return { ...found, moment: { on: found.statement.knownOn, snapshot: snapshot.value, recordedBy } };
  }
}

/** The moments by which a month, and everything up to the month before, are settled: by runs, otherwise on their first days. */
function settlement(month: Month, own: Moment, settled: SettlingOf): { settling: Moment; settledOn: Moment } {
  const settling = settled.now ?? { ...own, on: earlier(own.on, firstDayOf(month)) };
  const lastMonth = (month - 1) as Month;
  const settledOn = settled.before ?? { ...settling, on: earlier(own.on, firstDayOf(lastMonth)) };
  return { settling, settledOn };
}

function earlier(one: Day, other: Day): Day {
  return one < other ? one : other;
}

function practiceOn({ practice }: Known, on: Day): Pick<Known, 'practice'> {
  const { weightings } = practice;
  if (weightings === undefined || weightings.every(({ knownFrom }) => knownFrom <= on)) return { practice };
  return { practice: { ...practice, weightings: weightings.filter(({ knownFrom }) => knownFrom <= on) } };
}
