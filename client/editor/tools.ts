import type { Command, EditorState } from "prosemirror-state"
import { redoCommand, undoCommand } from "y-prosemirror"
import { type Lang, languages } from "../../shared/model/terms.ts"
import { countBracketsIn } from "./decorations/brackets.ts"
import { selectedPicture } from "./picture.ts"
import { around, indent, langAt, liftItem, setLang, toggleHeading, toggleList, toggleQuote } from "./writing/blocks.ts"
import { putInBrackets } from "./writing/bracket.ts"
import { hasMark, toggle } from "./writing/marks.ts"
import { addColumn, addRow, insertTable, inTable, removeColumn, removeRow, removeTable } from "./writing/tables.ts"

/** The tools of the toolbar that change the text. */
export const toolNames = [
  "strong",
  "em",
  "code",
  "heading2",
  "heading3",
  "bullets",
  "numbers",
  "indent",
  "outdent",
  "quote",
  "table",
  "addRow",
  "removeRow",
  "addColumn",
  "removeColumn",
  "removeTable",
  "undo",
  "redo",
  "bracket",
] as const
export type ToolName = (typeof toolNames)[number] | `lang-${Lang}`

/** The tools that need a selection. They do not change the text themselves. */
export const selectionTools = ["link", "discuss", "suggest", "statement"] as const
/** `picture` opens a dialog. It needs no selection, but a selected picture is described anew. */
export type SelectionTool = (typeof selectionTools)[number] | "picture"

const commands: Record<(typeof toolNames)[number], Command> = {
  strong: toggle("strong"),
  em: toggle("em"),
  code: toggle("code"),
  heading2: toggleHeading(2),
  heading3: toggleHeading(3),
  bullets: toggleList("bullet_list"),
  numbers: toggleList("ordered_list"),
  indent,
  outdent: liftItem,
  quote: toggleQuote,
  table: insertTable,
  addRow,
  removeRow,
  addColumn,
  removeColumn,
  removeTable,
  undo: undoCommand,
  redo: redoCommand,
  bracket: putInBrackets,
}
const languageCommands = new Map<ToolName, Command>(languages.map(lang => [`lang-${lang}`, setLang(lang)]))

const isPlain = (tool: ToolName): tool is keyof typeof commands => Object.hasOwn(commands, tool)
export const commandOf = (tool: ToolName): Command =>
  isPlain(tool) ? commands[tool] : (languageCommands.get(tool) ?? (() => false))

/** The state of the tools in the toolbar. */
export interface ToolState {
  pressed: ReadonlySet<ToolName | "link">
  /** The tools that have no effect at the caret or selection. */
  idle: ReadonlySet<ToolName | SelectionTool>
  /** True if the caret is in a list or, for `inTable`, in a table. Some tools are shown only there. */
  inList: boolean
  inTable: boolean
  selected: boolean
  /** the words of the selected picture; null if none is selected */
  picture: string | null
  /** the number of open brackets in the whole note */
  brackets: number
}

export const noTools: ToolState = {
  pressed: new Set(),
  idle: new Set(selectionTools),
  inList: false,
  inTable: false,
  selected: false,
  picture: null,
  brackets: 0,
}

/** Compares two states, so that the toolbar renders only when its state changes, not at each letter. */
export const isSameTools = (a: ToolState, b: ToolState): boolean =>
  a.inList === b.inList &&
  a.inTable === b.inTable &&
  a.selected === b.selected &&
  a.picture === b.picture &&
  a.brackets === b.brackets &&
  isSameSet(a.pressed, b.pressed) &&
  isSameSet(a.idle, b.idle)

const isSameSet = (a: ReadonlySet<string>, b: ReadonlySet<string>): boolean =>
  a.size === b.size && [...a].every(one => b.has(one))

export function toolState(state: EditorState, fallback: Lang | null): ToolState {
  const { $from, empty } = state.selection
  const heading = (level: number) => $from.parent.type.name === "heading" && $from.parent.attrs.level === level
  const lang = langAt(state) ?? fallback
  const pressed: Partial<Record<ToolName, boolean>> = {
    strong: hasMark(state, "strong"),
    em: hasMark(state, "em"),
    code: hasMark(state, "code"),
    heading2: heading(2),
    heading3: heading(3),
    bullets: around(state, "bullet_list"),
    numbers: around(state, "ordered_list"),
    quote: around(state, "blockquote"),
  }
  const idle = (["undo", "redo", "bracket", "indent", "outdent", "table"] as const).filter(
    tool => !commands[tool](state),
  )
  const picture = selectedPicture(state)
  return {
    pressed: new Set<ToolName | "link">([
      ...(hasMark(state, "link") ? ["link" as const] : []),
      ...toolNames.filter(tool => pressed[tool]),
      ...languages.filter(one => one === lang).map((one): ToolName => `lang-${one}`),
    ]),
    idle: new Set([
      ...idle,
      ...(empty || picture ? selectionTools : []),
      ...(inTable(state) ? ["picture" as const] : []),
    ]),
    inList: around(state, "list_item"),
    inTable: inTable(state),
    selected: !empty && !picture,
    picture: picture && String(picture.attrs.alt ?? ""),
    brackets: countBracketsIn(state.doc),
  }
}
