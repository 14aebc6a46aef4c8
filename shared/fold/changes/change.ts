/**
 * The tables that the running batch has copied. Only the batch refers to these copies until it ends, so it changes them
 * in place.
 */
let own: WeakSet<object> | null = null

/**
 * Runs `work` and copies each table at most once, however many of its rows change. `tables` are the copies of earlier
 * parts of the same batch. States from before the batch do not change. `work` must be synchronous.
 */
export function inBatch<T>(work: () => T, tables: WeakSet<object> = new WeakSet()): T {
  const outer = own
  own = tables
  try {
    return work()
  } finally {
    own = outer
  }
}

function copied<T extends object>(table: T): T {
  if (own?.has(table)) return table
  const copy = { ...table }
  own?.add(copy)
  return copy
}

/** Returns the table with one row added or replaced. */
export function putRow<K extends string, V>(table: Record<K, V>, id: K, row: V): Record<K, V> {
  const next = copied(table)
  next[id] = row
  return next
}

/**
 * Returns the table with some fields of one row changed. If the row is missing, returns the table unchanged, because
 * this reader did not get the event that made the row.
 */
export function patch<K extends string, V>(
  table: Record<K, V>,
  id: K,
  change: Partial<V> | ((row: V) => Partial<V>),
): Record<K, V> {
  const row = table[id]
  if (row === undefined) return table
  return putRow(table, id, { ...row, ...(typeof change === "function" ? change(row) : change) })
}

/**
 * Returns the table with one optional field of a row deleted. A fetched state is JSON, which has no undefined values. A
 * folded state has to equal a fetched state, so it must not have the key either.
 */
export function drop<K extends string, V extends object>(
  table: Record<K, V>,
  id: K,
  field: { [F in keyof V]-?: undefined extends V[F] ? F : never }[keyof V],
): Record<K, V> {
  const row = table[id]
  if (row === undefined || !(field in row)) return table
  const { ...kept } = row
  delete kept[field]
  return putRow(table, id, kept)
}
