/** A row of pasted text: its first line, counted from 1, its cells, and its raw text. */
export interface PastedRow {
  n: number
  cells: string[]
  raw: string
}

/**
 * Splits text into rows of cells as spreadsheets write them (RFC 4180), at the tab, semicolon or comma that comes first
 * outside quotes. A quoted cell may contain separators, line breaks and doubled quotes; a quote inside a word is a
 * character.
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
 * The text without these rows, if they are still there unchanged. Headings stay, because they name the other rows'
 * cells.
 */
export const withoutRows = (pasted: string, gone: readonly PastedRow[]): string =>
  rowsOf(pasted)
    .filter(({ n, raw }) => !gone.some(row => row.n === n && row.raw === raw))
    .map(({ raw }) => raw)
    .join("\n")

/** The first separator in the first row that has one, outside quoted cells. */
function markOf(text: string): string {
  for (const line of text.replace(/"(?:[^"]|"")*"/g, "").split("\n")) {
    const found = ["\t", ";", "；", ","].find(mark => line.includes(mark))
    if (found) return found
  }
  return ";"
}

/** One cell, and the position of the separator or the line's end after it. */
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

/** The column of each cell: by the headings in the first row, in any of the languages, or else in this order. */
export function columnsOf<C extends string>(
  rows: readonly PastedRow[],
  headings: Readonly<Record<C, readonly string[]>>,
  order: readonly C[],
): { body: readonly PastedRow[]; cell: (row: PastedRow, column: C) => string } {
  const [first] = rows
  const named = (first?.cells ?? []).map(cell =>
    order.find(column => headings[column].some(word => word.toLowerCase() === cell.toLowerCase())),
  )
  // A single known word may be a title or a name; headings are the first column's and at least one other.
  const heads = named.filter(one => one !== undefined).length >= 2 && named.includes(order[0])
  const at = (column: C) => (heads ? named.indexOf(column) : order.indexOf(column))
  return { body: heads ? rows.slice(1) : rows, cell: ({ cells }, column) => cells[at(column)] ?? "" }
}
