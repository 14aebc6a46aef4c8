/** A row of pasted text: the number of its first line, counted from 1, its cells, and its raw text. */
export interface PastedRow {
  n: number
  cells: string[]
  raw: string
}

/**
 * Splits text into rows of cells as spreadsheets write them (RFC 4180). A quoted cell may contain separators, line
 * breaks and doubled quotes. A quote mark in the middle of a cell is an ordinary character.
 */
export function rowsOf(pasted: string): PastedRow[] {
  const text = pasted.replace(/^\uFEFF/, "").replace(/\r\n?/g, "\n")
  const between = markOf(text)
  const rows: PastedRow[] = []
  let line = 1
  for (let at = 0; at < text.length; ) {
    const n = line
    const start = at
    const cells: string[] = []
    for (let more = true; more; ) {
      const { cell, next } = cellAt(text, at, between)
      line += text.slice(at, next).split("\n").length - 1
      cells.push(cell)
      more = text[next] === between
      at = next + 1
    }
    line += 1
    if (cells.some(cell => cell !== "")) rows.push({ n, cells, raw: text.slice(start, at - 1) })
  }
  return rows
}

/**
 * Removes the given rows from the pasted text. A row whose text was edited since stays. The headings stay too, because
 * they name the columns.
 */
export const withoutRows = (pasted: string, gone: readonly PastedRow[]): string =>
  rowsOf(pasted)
    .filter(({ n, raw }) => !gone.some(row => row.n === n && row.raw === raw))
    .map(({ raw }) => raw)
    .join("\n")

/**
 * Returns the separator between cells. The first line that has a separator outside quotes decides: tab, else semicolon
 * (also ；), else comma. If no line has a separator, semicolon is returned.
 */
function markOf(text: string): string {
  for (const line of text.replace(/"(?:[^"]|"")*"/g, "").split("\n")) {
    const found = ["\t", ";", "；", ","].find(mark => line.includes(mark))
    if (found) return found
  }
  return ";"
}

/** Returns the cell that begins at `from`, and the position of the separator or line end after the cell. */
function cellAt(text: string, from: number, between: string): { cell: string; next: number } {
  let at = from
  while (text[at] === " ") at += 1
  const ends = (place: number) => place >= text.length || text[place] === between || text[place] === "\n"
  if (text[at] !== '"') {
    while (!ends(at)) at += 1
    return { cell: text.slice(from, at).trim(), next: at }
  }
  let cell = ""
  for (at += 1; at < text.length; at += 1) {
    if (text[at] !== '"') cell += text[at]
    else if (text[at + 1] === '"') {
      cell += '"'
      at += 1
    } else break
  }
  // Text between the closing quote and the separator belongs to the cell.
  const rest = at + 1
  for (at = rest; !ends(at); ) at += 1
  return { cell: (cell + text.slice(rest, at)).replace(/\s*\n\s*/g, " ").trim(), next: Math.min(at, text.length) }
}

/**
 * Finds the column of each cell from the headings in the first row, in any of the languages. If there are no headings,
 * the columns have the given order.
 */
export function columnsOf<C extends string>(
  rows: readonly PastedRow[],
  headings: Readonly<Record<C, readonly string[]>>,
  order: readonly C[],
): { body: readonly PastedRow[]; cell: (row: PastedRow, column: C) => string } {
  const [first] = rows
  const named = (first?.cells ?? []).map(cell =>
    order.find(column => headings[column].some(word => word.toLowerCase() === cell.toLowerCase())),
  )
  // A single known heading may also be a title or a name. The first row therefore counts as headings only if it names
  // the first column and at least one other column.
  const heads = named.filter(one => one !== undefined).length >= 2 && named.includes(order[0])
  const at = (column: C) => (heads ? named.indexOf(column) : order.indexOf(column))
  return { body: heads ? rows.slice(1) : rows, cell: ({ cells }, column) => cells[at(column)] ?? "" }
}
