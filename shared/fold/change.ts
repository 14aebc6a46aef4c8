/** Tables that the running batch has made: nobody else holds them before it ends, so it fills them in place. */
let own: WeakSet<object> | null = null

/**
 * Runs `work`, in which each table is copied once, however many of its rows change. `tables` are those that an earlier
 * part of the same batch has made; no state that was made before the batch is changed. Nothing in `work` may wait.
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

/** A table with one row set. */
export function put<K extends string, V>(table: Record<K, V>, id: K, row: V): Record<K, V> {
  const next = copied(table)
  next[id] = row
  return next
}

/** A table with one row changed; a row that is not there stays away, as its event was not for this reader. */
export function patch<K extends string, V>(
  table: Record<K, V>,
  id: K,
  change: Partial<V> | ((row: V) => Partial<V>),
): Record<K, V> {
  const row = table[id]
  if (row === undefined) return table
  return put(table, id, { ...row, ...(typeof change === "function" ? change(row) : change) })
}

/**
 * A table with one optional field of a row taken away. A page that fetches reads JSON, which has no undefined value: what
 * was folded must have no such key either.
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
  return put(table, id, kept)
}
