/** Copies a table with one row set. */
export const put = <K extends string, V>(table: Record<K, V>, id: K, row: V): Record<K, V> => ({ ...table, [id]: row })

/** Copies a table with one row changed; a row that is not there stays away, as its event was not for this reader. */
export function patch<K extends string, V>(
  table: Record<K, V>,
  id: K,
  change: Partial<V> | ((row: V) => Partial<V>),
): Record<K, V> {
  const row = table[id]
  if (row === undefined) return table
  return { ...table, [id]: { ...row, ...(typeof change === "function" ? change(row) : change) } }
}

/**
 * Copies a table with one optional field of a row taken away. A page that fetches reads JSON, which has no undefined
 * value: what was folded must have no such key either.
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
  return { ...table, [id]: kept }
}
