/** Rows of a table by their ids. */
// oxlint-disable-next-line typescript/no-unsafe-type-assertion -- Object.entries forgets of which kind the ids are
export const rowsById = <K extends string, V>(table: Record<K, V>) => Object.entries(table) as [K, V][]

// oxlint-disable-next-line typescript/no-unsafe-type-assertion -- and Object.fromEntries, too
export const tableOf = <K extends string, V>(rows: [K, V][]) => Object.fromEntries(rows) as Record<K, V>

/** The table reduced to the rows that `keep` accepts. */
export function rowsWhere<K extends string, V>(table: Record<K, V>, keep: (row: V) => boolean): Record<K, V> {
  const kept: [K, V][] = []
  // few rows of a long table are kept: a pair for each row would be wasted
  for (const id in table) {
    const row = table[id]
    if (keep(row)) kept.push([id, row])
  }
  return tableOf(kept)
}
