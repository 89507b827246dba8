/**
 * Puts a value under a key, last in the order of a map that holds at most so many; what was put there longest ago makes room.
 * @returns what made room
 */
export function keepLatest<K, V>(map: Map<K, V>, key: K, value: V, most: number): V | undefined {
  map.delete(key);
  map.set(key, value);
  const [oldest] = map;
  if (oldest === undefined || map.size <= most) return undefined;
  map.delete(oldest[0]);
  return oldest[1];
}
