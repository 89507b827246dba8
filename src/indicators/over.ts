import type { Day } from '../base/index.ts';
import type { Reader } from '../warehouse/index.ts';
import type { Test } from './model/expression.ts';
import type { LoadedFramework } from './model/framework.ts';

export type Over = {
  /** A connection that has the people tables of the warehouse, as views or tables. */
  readonly reader: Reader;
  readonly framework: LoadedFramework;
  readonly periodEnd: Day;
  /** The date that the data run to, for results within a year; the period end when not given. */
  readonly achievedOn?: Day;
  /** What is asked of everybody besides the framework's rules. */
  readonly tests?: readonly Test[];
};
