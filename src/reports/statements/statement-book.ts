import { setImmediate as giveWay } from 'node:timers/promises';
import {
  accepted,
  addMonths,
  assert,
  type Day,
  financialYearOf,
  firstDayOf,
  type Month,
  monthOfDay,
  type OdsCode,
  type Outcome,
  quarterOf,
} from '../../base/index.ts';
import {
  type AchievementForecast,
  type ForecastInput,
  forecastAchievement,
  type Known,
  lastAchievementYearEnd,
  listQuarterOfAchievement,
  type MeasureAchievement,
  type Participation,
  type ProposedMeasure,
  participationIn,
  prepareStatement,
  proposedAchievement,
  type Statement,
} from '../../contracts/index.ts';
import {
  type Breakdowns,
  breakdowns,
  calculate,
  calculateRates,
  countsOnDays,
  type DayOfYear,
  type IndicatorCount,
  type LoadedFramework,
  type Measure,
  narrowedTo,
  type RateCount,
  type Received,
  type ReportedValue,
  receivedRecords,
  registeredPeople,
  reportedValues,
  type VerifiedResult,
  verifiedResults,
} from '../../indicators/index.ts';
import { type Closing, type ListSize, listSizes } from '../../practices/index.ts';
import { lastKept } from '../../store/index.ts';
import { type ImportRecord, readProvenance, type Snapshot } from '../../warehouse/index.ts';
import { rulesCountedBy } from '../measures/rules-counted.ts';
import { type SentCounts, sentCountsAt, sentPeriodEnds } from '../measures/sent-counts.ts';
import { overAggregates } from '../over-aggregates.ts';
import { type PaymentRecords, paymentRecords, RECORD_KINDS } from '../payments/payment-records.ts';
import type { ReportParts } from '../report-parts.ts';
import { WhileUnchanged } from '../while-unchanged.ts';
import { withClaims } from './claimed-statement.ts';
import { mergedStatement } from './merged-statement.ts';
import type { Moment, Settling } from './moment.ts';
import { networkInput, statementOfProvider } from './provider-statement.ts';
import { type BoroughResults, boroughResults, qualityInput, tookNoPart } from './quality-input.ts';
import { quarterLists } from './quarter-lists.ts';

/** Begins the keys of what rests on records that may be added to: forgotten when one is. */
const PAID = 'paid';

/**
 * What statements and measures rest on, worked out once for each warehouse snapshot: recomputed counts, counts as
 * sent, verified results, lists, statements. When another snapshot comes into service all of it is forgotten.
 */
export class StatementBook {
  readonly #parts: ReportParts;
  readonly #paidBy: LoadedFramework;
  readonly #known: Settling | undefined;
  readonly #moment: Moment | undefined;
  #hash = '';
  readonly #kept = new Map<string, Promise<unknown>>();
  readonly #workedOut = new Map<string, Outcome<Statement>>();
  #received: ReadonlyMap<string, ImportRecord> | undefined;
  readonly #standing: WhileUnchanged<Outcome<Statement>>;
  #records: { readonly at: bigint; readonly records: PaymentRecords } | undefined;

  /**
   * @param paidBy the framework that practices count by and are paid by, where `parts` look at another
   * @param at the books of other moments, by which months are settled; or the one such moment that this book is of
   */
  constructor(
    parts: ReportParts,
    paidBy: LoadedFramework = parts.framework,
    at: { readonly known?: Settling; readonly moment?: Moment } = {},
  ) {
    this.#parts = parts;
    this.#paidBy = paidBy;
    this.#known = at.known;
    this.#moment = at.moment;
    this.#standing = new WhileUnchanged(parts.store);
  }

  /** The snapshot in service; that of its own moment for a book of what was known then. */
  snapshot(): Snapshot {
    const snapshot = this.#moment?.snapshot ?? this.#parts.warehouse.current();
    if (snapshot.hash !== this.#hash) {
      this.#kept.clear();
      this.#workedOut.clear();
      this.#received = undefined;
    }
    this.#hash = snapshot.hash;
    return snapshot;
  }

  /** Records of the files in service, by SHA-256. */
  received(): ReadonlyMap<string, ImportRecord> {
    this.snapshot();
    this.#received ??= new Map(readProvenance(this.#parts.warehouse).map((record) => [record.sha256, record]));
    return this.#received;
  }

  /** What people recorded about results. Where something was recorded since, all that is paid is worked out anew. */
  async records(): Promise<PaymentRecords> {
    const { store, businessDate } = this.#parts;
    const by = this.#moment?.recordedBy ?? businessDate;
    const known = this.#records;
    const now = await store.read(async (db) => {
      const at = await lastKept(db, RECORD_KINDS, by);
      return known?.at === at ? known : { at, records: await paymentRecords(db, by) };
    });
    if (now !== known && this.#records === known) {
      this.#records = now;
      this.#workedOut.clear();
      for (const key of this.#kept.keys()) if (key.startsWith(PAID)) this.#kept.delete(key);
    }
    return now.records;
  }

  /** What the warehouse's own people come to, in every practice of the register. */
  counts(periodEnd: Day): Promise<readonly IndicatorCount[]> {
    return this.#keep(`counts ${periodEnd}`, async (snapshot) => {
      const { warehouse, framework, indicatorsPass: pass } = this.#parts;
      const practices = this.#counted(snapshot);
      return (await calculate({ warehouse, snapshot, pass, framework, periodEnd, practices })).counts;
    });
  }

  /** The sums of every rate of the framework, by practice or service. */
  rates(periodEnd: Day): Promise<readonly RateCount[]> {
    return this.#keep(`rates ${periodEnd}`, (snapshot) => {
      const { warehouse, framework, indicatorsPass: pass } = this.#parts;
      return calculateRates({ warehouse, snapshot, pass, framework, periodEnd, practices: this.#counted(snapshot) });
    });
  }

  /** Figures that somebody reports of places, of the year that ends on a day: the latest period of each measure. */
  reported(periodEnd: Day): Promise<readonly ReportedValue[]> {
    const of = { realm: 'invented' as const, after: addMonths(periodEnd, -12), until: periodEnd };
    return this.#keep(`reported ${periodEnd}`, (snapshot) =>
      overAggregates(snapshot, (reader) => reportedValues(reader, of)),
    );
  }

  /** The sorts of record that practices sent at all. */
  receivedRecords(): Promise<Received> {
    return this.#keep('received', (snapshot) =>
      receivedRecords({ snapshot, pass: this.#parts.indicatorsPass, practices: this.#counted(snapshot) }),
    );
  }

  /** What one practice's people come to on one rule, day after day; empty when it sent none. */
  countsOn(
    practice: OdsCode,
    rule: string,
    days: readonly DayOfYear[],
  ): Promise<readonly (IndicatorCount | undefined)[]> {
    const key = days.map(({ periodEnd, achievedOn }) => `${periodEnd} on ${achievedOn}`).join(', ');
    return this.#keep(`counts ${practice} ${rule} ${key}`, async (snapshot) => {
      if (!snapshot.practices().includes(practice)) return [];
      const { framework: all, indicatorsPass: pass } = this.#parts;
      const framework = narrowedTo(all, all.rule(rule));
      const counts = await countsOnDays({ snapshot, pass, framework, practices: [practice], days });
      return counts.map((one) => one.find(({ indicator }) => indicator === rule));
    });
  }

  /** Every indicator by age, sex and ethnicity, and every register beside the one to be expected. */
  breakdowns(periodEnd: Day): Promise<Breakdowns> {
    return this.#keep(`breakdowns ${periodEnd}`, (snapshot) => {
      const { warehouse, framework, indicatorsPass: pass } = this.#parts;
      return breakdowns({ warehouse, snapshot, pass, framework, periodEnd, practices: this.#counted(snapshot) });
    });
  }

  /** What one practice's people in the warehouse come to on one rule; undefined when it has sent none. */
  async count(practice: OdsCode, rule: string, periodEnd: Day): Promise<IndicatorCount | undefined> {
    const counts = await this.counts(periodEnd);
    return counts.find((count) => count.practice === practice && count.indicator === rule);
  }

  /** Counts as the practices sent them, by practice and rule. */
  sent(periodEnd: Day): Promise<ReadonlyMap<OdsCode, ReadonlyMap<string, SentCounts>>> {
    return this.#keep(`sent ${periodEnd}`, (snapshot) => sentCountsAt(snapshot, periodEnd, this.#parts.framework));
  }

  /** Dates at which any practice's counts were taken, newest first. */
  periodEnds(): Promise<readonly Day[]> {
    return this.#keep('period ends', sentPeriodEnds);
  }

  /**
   * The practice's results that may be paid on, or why there are none. Of a framework that the practice is not paid by
   * only those whose definitions it counts by all the same.
   */
  async results(practice: OdsCode, periodEnd: Day): Promise<Outcome<readonly VerifiedResult[]>> {
    const found = (await this.#verified(periodEnd)).get(practice);
    assert(found !== undefined, 'results are asked for of practices of the register');
    return found;
  }

  /** Every practice's results. */
  #verified(periodEnd: Day): Promise<ReadonlyMap<OdsCode, Outcome<readonly VerifiedResult[]>>> {
    return this.#keep(`results ${periodEnd}`, async (snapshot) => {
      const { framework, register } = this.#parts;
      const practices = register.practices().map(({ code }) => code);
      const recomputed = await this.counts(periodEnd);
      const rulesOf = rulesCountedBy(this.#parts, this.#paidBy, periodEnd);
      const found = await this.lists(quarterOf(monthOfDay(periodEnd)));
      const lists = new Map([...found].map(([practice, list]) => [practice, list.registered]));
      const registered = await this.#registered(periodEnd);
      return verifiedResults({ snapshot, framework, rulesOf, periodEnd, recomputed, practices, lists, registered });
    });
  }

  /** People in the warehouse who are registered on a day, by practice. */
  #registered(on: Day): Promise<ReadonlyMap<OdsCode, number>> {
    const { indicatorsPass: pass } = this.#parts;
    return this.#keep(`registered ${on}`, (snapshot) => registeredPeople({ snapshot, pass, on }));
  }

  /** Registers and lists of the borough's practices whose results are verified. */
  borough(periodEnd: Day): Promise<BoroughResults> {
    return this.#keep(`borough ${periodEnd}`, () => boroughResults(this, this.#parts, periodEnd));
  }

  /** Every list received for a quarter. */
  lists(quarter: Month): Promise<ReadonlyMap<OdsCode, ListSize>> {
    return this.#keep(`lists ${quarter}`, (snapshot) =>
      overAggregates(snapshot, (reader) => listSizes(reader, 'invented', quarter)),
    );
  }

  /**
   * The statement of a month: definitions as known on its first day, files as received by now, arrears of what became known since
   * the month before was settled, and claims; of a practice into which another went, both. Of a network what it holds.
   */
  statement(practice: OdsCode, month: Month): Promise<Outcome<Statement>> {
    const make = () => this.#statement(practice, month);
    return this.#standing.answer(this.snapshot().hash, `${practice} ${month}`, make);
  }

  async #statement(practice: OdsCode, month: Month): Promise<Outcome<Statement>> {
    if (!this.#parts.register.has(practice)) return this.#ofProvider(practice, month);
    const records = await this.records();
    const { hash } = this.snapshot();
    const statement = await mergedStatement(this.#parts.register, practice, month, (one, _, closed) =>
      this.#alone(one, month, closed),
    );
    const isCurrent = hash === this.#hash && records === this.#records?.records;
    if (isCurrent) this.#workedOut.set(`${practice} ${month}`, statement);
    return statement;
  }

  async #ofProvider(provider: OdsCode, month: Month): Promise<Outcome<Statement>> {
    const policy = (await this.#known?.policyOf(month)) ?? accepted(this.#parts);
    if (!policy.ok) return policy;
    const parts = { ...this.#parts, ...policy.value, businessDate: this.#moment?.on ?? this.#parts.businessDate };
    const input = () => this.#known?.networkNow(provider, month) ?? networkInput(parts, provider, month, this);
    return statementOfProvider(parts, provider, month, input);
  }

  /** The statement of a practice as if nothing had gone into it. @param closed as if it had closed so */
  async #alone(practice: OdsCode, month: Month, closed?: Closing): Promise<Outcome<Statement>> {
    const settled = await this.#known?.settlingOf(practice, month);
    const key = `${PAID} statement ${practice} ${month} ${closed?.from ?? ''} ${settled?.key ?? ''}`;
    const owed = await this.#keep(key, async () => {
      const own = await this.known(practice, month);
      const input = settled && own.ok ? ((await this.#known?.inputNow(practice, month, settled)) ?? own) : own;
      if (!input.ok) return input;
      const known = closed === undefined ? input.value.practice : { ...input.value.practice, closed };
      return prepareStatement({ ...input.value, month, practice: known });
    });
    return owed.ok ? accepted(await withClaims(this.#parts, owed.value)) : owed;
  }

  /** The same when it has been worked out; undefined before that. */
  statementWorkedOut(practice: OdsCode, month: Month): Outcome<Statement> | undefined {
    this.snapshot();
    return this.#workedOut.get(`${practice} ${month}`);
  }

  /** Works out every practice's statement of a month, giving way to readers between them. Once for a snapshot. */
  async workOutMonth(month: Month): Promise<void> {
    await this.records();
    return this.#keep(`${PAID} month ${month}`, async () => {
      for (const { code } of this.#parts.register.practices()) {
        await this.statement(code, month);
        await giveWay();
      }
    });
  }

  /** What achievement at a period end would pay, at that year's prices. */
  async forecast(practice: OdsCode, periodEnd: Day): Promise<Outcome<AchievementForecast>> {
    await this.records();
    return this.#keep(`${PAID} forecast ${practice} ${periodEnd}`, async () => {
      const input = await this.forecastInput(practice, periodEnd);
      return input.ok ? forecastAchievement(input.value) : input;
    });
  }

  /** What a measure as it is earns at a practice with these counts. */
  async earned(
    practice: OdsCode,
    periodEnd: Day,
    measure: Measure,
    counts: NonNullable<ProposedMeasure['counts']>,
  ): Promise<Outcome<MeasureAchievement>> {
    const { register, denominator, numerator } = counts;
    await this.records();
    const key = `${PAID} earned ${practice} ${periodEnd} ${measure.id} ${register} ${denominator} ${numerator}`;
    return this.#keep(key, async () => {
      const input = await this.forecastInput(practice, periodEnd);
      return input.ok ? proposedAchievement(input.value, { measure, counts }) : input;
    });
  }

  /** All that achievement at a period end is worked out from. */
  async forecastInput(practice: OdsCode, periodEnd: Day): Promise<Outcome<ForecastInput>> {
    await this.records();
    return this.#keep(`${PAID} forecast input ${practice} ${periodEnd}`, async () => {
      const found = this.#parts.register.practice(practice);
      if (!found.ok) return found;
      const scheme = this.#schemeOf(periodEnd);
      const joined = this.#participation(practice, monthOfDay(periodEnd));
      if (scheme !== undefined && joined.participation === undefined) return tookNoPart(scheme);
      const quality = await qualityInput(this, this.#parts, practice, periodEnd);
      const listSizes = await quarterLists(this, practice, listQuarterOfAchievement(periodEnd));
      const { contracts, rates, businessDate: knownOn } = this.#parts;
      return accepted({ practice: found.value, contracts, rates, listSizes, knownOn, quality, ...joined });
    });
  }

  /** The practices that statements are of. */
  practices(): readonly OdsCode[] {
    return this.#parts.register.practices().map(({ code }) => code);
  }

  /** The practices of the register that sent people. */
  #counted(snapshot: Snapshot): readonly OdsCode[] {
    return snapshot.practices().filter((practice) => this.#parts.register.has(practice));
  }

  #keep<T>(key: string, make: (snapshot: Snapshot) => Promise<T>): Promise<T> {
    const snapshot = this.snapshot();
    const kept = this.#kept.get(key) as Promise<T> | undefined;
    if (kept !== undefined) return kept;
    const made = make(snapshot);
    this.#kept.set(key, made);
    made.catch(() => this.#kept.delete(key));
    return made;
  }

  /** All that a practice's statement of a month is worked out from, as this book has it. */
  async known(practice: OdsCode, month: Month): Promise<Outcome<Known>> {
    await this.records();
    const yearStart = financialYearOf(firstDayOf(month)).start;
    return this.#keep(`${PAID} known ${practice} ${yearStart}`, async ({ hash: snapshot }) => {
      const found = this.#parts.register.practice(practice);
      if (!found.ok) return found;
      const quality = await qualityInput(this, this.#parts, practice, lastAchievementYearEnd(month));
      const listSizes = await quarterLists(this, practice, month);
      const { contracts, rates, holdings = [] } = this.#parts;
      const joined = this.#participation(practice, month);
      return accepted({ practice: found.value, contracts, rates, holdings, listSizes, quality, snapshot, ...joined });
    });
  }

  /** The scheme whose points the framework earns in a year: it pays those alone who signed for it. */
  #schemeOf(periodEnd: Day): string | undefined {
    const { participations = [], framework } = this.#parts;
    const isHeld = ({ validFrom, validTo }: Participation) => validFrom <= periodEnd && periodEnd <= validTo;
    return participations.find((one) => one.framework === framework.id && isHeld(one))?.scheme;
  }

  #participation(practice: OdsCode, month: Month): Pick<ForecastInput, 'participation'> {
    const participation = participationIn(this.#parts.participations ?? [], practice, month);
    return participation === undefined ? {} : { participation };
  }
}
