/** Thrown when something that must be true is not: a bug in Commonweal, never bad data. */
export class Bug extends Error {
  override readonly name = 'Bug';
}

/**
 * States what must be true. Not for bad data (a `Problem`) nor for an expected "no" (a `Refusal`).
 * @throws Bug when `condition` is false
 */
export function assert(condition: unknown, whatMustBeTrue: string): asserts condition {
  if (!condition) throw new Bug(whatMustBeTrue);
}

/** Ends a switch over a union; the compiler refuses it while a case is missing. */
export function unreachable(value: never): never {
  throw new Bug(`a case is missing for ${JSON.stringify(value)}`);
}
