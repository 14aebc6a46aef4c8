/**
 * What follows from a table, worked out once for as long as the table stays the same: no table that was handed out is ever
 * changed, and most entries change one of them.
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
