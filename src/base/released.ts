/** How far a number about people may go. DESIGN: exact to the contracting parties, management, published. */
export type ReleaseLevel = 'exact' | 'management' | 'published';

/** Whose the figure is: invented people of the demonstration, or published data of real organisations. */
export type Realm = 'invented' | 'published';

/** A count as a reader sees it. Suppressed and missing are values with words; neither is ever zero or blank. */
export type ReleasedCount = number | '1 to 7' | 'not received';

declare const releasedBrand: unique symbol;
/** A value that has passed disclosure control. Only `disclosure` makes one; reports hand on nothing else about people. */
export type Released<T> = { readonly level: ReleaseLevel; readonly value: T; readonly [releasedBrand]: true };

/** For `disclosure` alone (held by tests/tidy.test.ts). */
export function mintReleased<T>(level: ReleaseLevel, value: T): Released<T> {
  return { level, value } as Released<T>;
}
