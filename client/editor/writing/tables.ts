import { chainCommands } from "prosemirror-commands"
import type { Node } from "prosemirror-model"
import { type Command, type EditorState, Selection, TextSelection, type Transaction } from "prosemirror-state"
import { kind, langAt, lineBreak } from "./blocks.ts"

const table = kind("table")
const row = kind("table_row")
const cell = kind("table_cell")

/** The table that contains the caret, and the row and column of the caret's cell. */
interface Spot {
  table: Node
  /** the ProseMirror position where the table begins */
  at: number
  row: number
  column: number
}

function spotOf({ selection: { $head } }: EditorState): Spot | null {
  const { depth, parent } = $head
  return parent.type === cell
    ? {
        table: $head.node(depth - 2),
        at: $head.before(depth - 2),
        row: $head.index(depth - 2),
        column: $head.index(depth - 1),
      }
    : null
}

export const inTable = (state: EditorState): boolean => spotOf(state) !== null

/** Returns a transaction that changes a table, or null if nothing changes. */
type Change = (tr: Transaction, spot: Spot, state: EditorState) => Transaction | null

const inCell =
  (change: Change): Command =>
  (state, dispatch) => {
    const spot = spotOf(state)
    const tr = spot && change(state.tr, spot, state)
    if (tr) dispatch?.(tr.scrollIntoView())
    return tr !== null
  }

const emptyCells = (count: number, state: EditorState, header: unknown = null): Node[] =>
  Array.from({ length: count }, () => cell.create({ lang: langAt(state), header }))

const rowsOf = ({ table: { content } }: Pick<Spot, "table">): readonly Node[] => content.content
const columnsOf = (spot: Pick<Spot, "table">): number => Math.max(0, ...rowsOf(spot).map(one => one.childCount))

/** Returns the position where a row's content begins. */
function startOf({ table: { content }, at }: Spot, index: number): number {
  let start = at + 2
  for (const one of content.content.slice(0, index)) start += one.nodeSize
  return start
}

const cellStart = (spot: Spot, index: number, column: number): number => {
  const cells = rowsOf(spot)[index]?.content.content ?? []
  return startOf(spot, index) + cells.slice(0, column).reduce((sum, one) => sum + one.nodeSize, 0)
}

const caretIn = (tr: Transaction, at: number): Transaction =>
  tr.setSelection(Selection.near(tr.doc.resolve(Math.min(at, tr.doc.content.size))))

/**
 * Inserts a table of two rows and two columns with a header row. If the table would be the last block, the command also
 * adds a paragraph after the table.
 */
export const insertTable: Command = (state, dispatch) => {
  const { $from } = state.selection
  const around = $from.node($from.depth - 1)
  if ($from.depth === 0 || inTable(state) || !around.type.contentMatch.matchType(table)) return false
  const replaces = $from.parent.type === kind("paragraph") && $from.parent.content.size === 0
  const [from, to] = replaces ? [$from.before(), $from.after()] : [$from.after(), $from.after()]
  const made = table.create(null, [
    row.create(null, emptyCells(2, state, "col")),
    row.create(null, emptyCells(2, state)),
  ])
  const isLast = $from.indexAfter($from.depth - 1) === around.childCount
  const tr = state.tr.replaceWith(from, to, isLast ? [made, kind("paragraph").create({ lang: langAt(state) })] : made)
  dispatch?.(caretIn(tr, from + 2).scrollIntoView())
  return true
}

const addRowBelow: Change = (tr, spot, state) => {
  const at = startOf(spot, spot.row + 1) - 1
  return caretIn(tr.insert(at, row.create(null, emptyCells(columnsOf(spot), state))), at + 2)
}

export const addRow = inCell(addRowBelow)

export const addColumn = inCell((tr, spot, state) => {
  for (const [index, one] of [...rowsOf(spot).entries()].reverse()) {
    // A row has too few cells if one person added the row while another added a column.
    const missing = Math.max(0, spot.column + 1 - one.childCount)
    const beside = one.maybeChild(Math.min(spot.column, one.childCount - 1))
    const header = beside?.attrs.header === "col" ? "col" : null
    tr.insert(cellStart(spot, index, spot.column + 1), emptyCells(missing + 1, state, header))
  }
  return caretIn(tr, tr.mapping.map(cellStart(spot, spot.row, spot.column + 1), -1) + 1)
})

const without = (tr: Transaction, { table: { nodeSize }, at }: Spot): Transaction =>
  caretIn(tr.delete(at, at + nodeSize), at)

export const removeTable = inCell(without)

export const removeRow = inCell((tr, spot) => {
  if (spot.table.childCount === 1) return without(tr, spot)
  const start = startOf(spot, spot.row) - 1
  return caretIn(tr.delete(start, startOf(spot, spot.row + 1) - 1), start)
})

export const removeColumn = inCell((tr, spot) => {
  if (columnsOf(spot) === 1) return without(tr, spot)
  for (const index of [...rowsOf(spot).keys()].reverse()) {
    const from = cellStart(spot, index, spot.column)
    tr.delete(from, cellStart(spot, index, spot.column + 1))
  }
  return caretIn(tr, startOf(spot, spot.row))
})

const toCell = (step: 1 | -1): Command =>
  inCell((tr, spot, state) => {
    const cells = rowsOf(spot).flatMap((one, index) => one.content.content.map((_, column) => ({ index, column })))
    const here = cells.findIndex(({ index, column }) => index === spot.row && column === spot.column)
    const to = cells[here + step]
    if (to) return caretIn(tr, cellStart(spot, to.index, to.column) + 1)
    return step > 0 ? addRowBelow(tr, spot, state) : tr
  })

/** Moves the caret to the next cell. In the last cell, the command adds a row. */
export const nextCell = toCell(1)
export const cellBefore = toCell(-1)

export const breakInCell: Command = (state, dispatch) => inTable(state) && lineBreak(state, dispatch)

/** Makes a delete key at the edge of a cell do nothing, so that the text of two cells is never joined. */
const keepsToCell =
  (step: 1 | -1): Command =>
  ({ selection: { empty, $head } }) =>
    empty && $head.parent.type === cell && $head.parentOffset === (step < 0 ? 0 : $head.parent.content.size)

/** Removes the text of the selected cells and keeps the cells. */
export const clearCells: Command = (state, dispatch) => {
  const { $from, $to, from, to } = state.selection
  if ($from.sameParent($to) || $from.parent.type !== cell || $to.parent.type !== cell) return false
  if ($from.node($from.depth - 2) !== $to.node($to.depth - 2)) return false
  const { tr } = state
  const ends: [number, number][] = []
  state.doc.nodesBetween(from, to, (node, pos) => {
    if (node.type === cell) ends.push([Math.max(from, pos + 1), Math.min(to, pos + 1 + node.content.size)])
    return node.type !== cell
  })
  for (const [start, end] of ends.reverse()) tr.delete(start, end)
  dispatch?.(tr.setSelection(TextSelection.create(tr.doc, from)).scrollIntoView())
  return true
}

export const deleteBack: Command = chainCommands(clearCells, keepsToCell(-1))
export const deleteOn: Command = chainCommands(clearCells, keepsToCell(1))

/**
 * Moves the caret out of a table, upwards or downwards, into a new paragraph. If a block is already there, the command
 * does nothing and the arrow key moves the caret itself.
 */
export const leaveTable =
  (step: 1 | -1): Command =>
  (state, dispatch, view) => {
    const spot = spotOf(state)
    const edge = spot && (step < 0 ? spot.row === 0 : spot.row === spot.table.childCount - 1)
    if (!spot || !edge || !view?.endOfTextblock(step < 0 ? "up" : "down")) return false
    const at = step < 0 ? spot.at : spot.at + spot.table.nodeSize
    const $at = state.doc.resolve(at)
    if (step < 0 ? $at.nodeBefore : $at.nodeAfter) return false
    dispatch?.(caretIn(state.tr.insert(at, kind("paragraph").create({ lang: langAt(state) })), at + 1).scrollIntoView())
    return true
  }
