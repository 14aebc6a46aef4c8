/**
 * Caches a value that is derived from a table, as long as the table is the same object. Tables are immutable and most
 * entries replace only one of them, so most lookups are answered from the cache.
 */
export function derivePerTable<T extends object, R>(derive: (table: T) => R): (table: T) => R {
  const known = new WeakMap<T, { derived: R }>()
  return table => {
    const before = known.get(table)
    if (before) return before.derived
    const derived = derive(table)
    known.set(table, { derived })
    return derived
  }
}
