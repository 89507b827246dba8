/**
 * Where a rising function passes nought between two points, by halving to the last bit that a number holds.
 * @param rising not above nought at `low` and not below it at `high`
 */
export function rootBetween(low: number, high: number, rising: (x: number) => number): number {
  let [below, above] = [low, high];
  for (;;) {
    const middle = below + (above - below) / 2;
    if (middle <= below || middle >= above) return middle;
    if (rising(middle) < 0) below = middle;
    else above = middle;
  }
}
