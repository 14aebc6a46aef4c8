/** The largest rowspan or colspan that is used. A larger value is reduced to this number. */
const mostCells = 1_000

const blocks = "p, div, li, h1, h2, h3, h4, h5, h6, blockquote, pre, section, article, dt, dd, tr, table, ul, ol"

/**
 * Rebuilds each table in the note's form: rows of cells that contain only text, one line for each block. A merged cell
 * is split, and its text stays in the first of the new cells. A table with one cell is replaced by the cell's content.
 * Returns true if cells were merged.
 */
export function rebuildTables(body: HTMLElement): boolean {
  const merged = [...body.querySelectorAll("td, th")].some(isMerged)
  // Processes inner tables first, because a table inside a cell becomes lines of text in that cell.
  for (const table of [...body.querySelectorAll("table")].reverse()) {
    const grid = gridOf(table)
    const [first, ...others] = grid.flat()
    const inCell = table.parentElement?.closest("td, th")
    if (!first) table.remove()
    else if (inCell)
      table.replaceWith(...grid.flatMap(row => [...row.flatMap(one => [...linesOf(one), " "]), newLine(table)]))
    else if (others.length === 0) table.replaceWith(...first.childNodes)
    else table.replaceWith(...captionOf(table), rebuilt(table, grid))
  }
  return merged
}

type Cell = HTMLTableCellElement

const isMerged = (cell: Element): boolean => cell instanceof HTMLTableCellElement && cell.rowSpan * cell.colSpan > 1

/** Returns the cells by row and column, with an empty cell wherever the table has none. */
function gridOf(table: HTMLTableElement): Cell[][] {
  const grid: Cell[][] = []
  const { rows } = table
  for (const [y, row] of [...rows].entries()) {
    let x = 0
    for (const cell of row.cells) {
      while (grid[y]?.[x]) x++
      const high = Math.min(Math.max(1, cell.rowSpan), rows.length - y, mostCells)
      const wide = Math.min(Math.max(1, cell.colSpan), mostCells)
      for (let down = 0; down < high; down++)
        for (let over = 0; over < wide; over++) {
          const line = (grid[y + down] ??= [])
          line[x + over] = down + over === 0 ? cell : emptied(cell)
        }
      x += wide
    }
  }
  const width = Math.max(0, ...grid.map(line => line?.length ?? 0))
  const filled = grid.map(line =>
    Array.from({ length: width }, (_, x) => line?.[x] ?? table.ownerDocument.createElement("td")),
  )
  return filled.filter(line => line.length > 0)
}

const isHead = (cell: Cell): boolean => cell.localName === "th" || cell.closest("thead") !== null

function emptied(cell: Cell): Cell {
  const made = cell.ownerDocument.createElement(isHead(cell) ? "th" : "td")
  if (cell.lang) made.lang = cell.lang
  return made
}

function captionOf({ caption }: HTMLTableElement): Node[] {
  if (!caption?.textContent?.trim()) return []
  const line = caption.ownerDocument.createElement("p")
  line.append(...caption.childNodes)
  return [line]
}

function rebuilt(table: HTMLTableElement, grid: readonly Cell[][]): HTMLElement {
  const { ownerDocument: page } = table
  const made = page.createElement("table")
  if (table.lang) made.lang = table.lang
  for (const line of grid) {
    const heads = line.every(isHead)
    const row = page.createElement("tr")
    for (const cell of line) {
      const said = page.createElement(isHead(cell) ? "th" : "td")
      if (said.localName === "th") said.setAttribute("scope", heads ? "col" : "row")
      const lang = cell.lang || cell.querySelector<HTMLElement>("p[lang]")?.lang
      if (lang) said.lang = lang
      // Copies the style, so that a bold cell stays bold.
      said.setAttribute("style", cell.getAttribute("style") ?? "")
      said.append(...linesOf(cell))
      row.append(said)
    }
    made.append(row)
  }
  return made
}

const newLine = ({ ownerDocument }: Element): Element => ownerDocument.createElement("br")

/** Returns a cell's content without block elements. A line break separates the text of different blocks. */
function linesOf(cell: Element): Node[] {
  for (const item of cell.querySelectorAll("li"))
    item.prepend(item.closest("ol, ul")?.localName === "ol" ? `${numberOf(item)}. ` : "• ")
  for (const block of [...cell.querySelectorAll(blocks)].reverse())
    block.replaceWith(newLine(cell), ...block.childNodes, newLine(cell))
  for (const at of cell.querySelectorAll("br")) if (isNeedless(at)) at.remove()
  return [...cell.childNodes]
}

const numberOf = (item: Element): number => [...(item.parentElement?.children ?? [])].indexOf(item) + 1

/** True if a line break is at the beginning, at the end, or after another line break. */
function isNeedless(at: Element): boolean {
  const beyond = (step: "previousSibling" | "nextSibling"): Node | null => {
    let next = at[step]
    while (next && next.nodeType !== Node.ELEMENT_NODE && !next.textContent?.trim()) next = next[step]
    return next
  }
  const before = beyond("previousSibling")
  return before === null || beyond("nextSibling") === null || before instanceof HTMLBRElement
}
