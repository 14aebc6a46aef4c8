/** The rows of a table as pairs of id and row. */
// oxlint-disable-next-line typescript/no-unsafe-type-assertion -- Object.entries loses the type of the ids
export const rowsById = <K extends string, V>(table: Record<K, V>) => Object.entries(table) as [K, V][]

// oxlint-disable-next-line typescript/no-unsafe-type-assertion -- Object.fromEntries loses the type of the ids
export const tableOf = <K extends string, V>(rows: [K, V][]) => Object.fromEntries(rows) as Record<K, V>

/** The table reduced to the rows that `keep` accepts. */
export function rowsWhere<K extends string, V>(table: Record<K, V>, keep: (row: V) => boolean): Record<K, V> {
  const kept: [K, V][] = []
  // Usually few rows of a long table are kept, so pairs are made only for these rows.
  for (const id in table) {
    const row = table[id]
    if (keep(row)) kept.push([id, row])
  }
  return tableOf(kept)
}
