import { msg } from "@lit/localize"
import type { SelectionTool, ToolName } from "../../../editor/tools.ts"
import type { IconName } from "../../icons/paths.ts"

export interface ToolFace {
  tool: ToolName | SelectionTool
  label(): string
  /** an icon, or letters where letters say it better */
  icon?: IconName
  letters?: string
  /** the DOM language of the letters */
  lang?: string
}

const markTools: ToolFace[] = [
  { tool: "strong", icon: "bold", label: () => msg("Bold", { id: "tool.strong" }) },
  { tool: "em", icon: "italic", label: () => msg("Emphasis", { id: "tool.em" }) },
  { tool: "code", icon: "code", label: () => msg("Code", { id: "tool.code" }) },
  { tool: "link", icon: "link", label: () => msg("Link", { id: "tool.link" }) },
]
const blockTools: ToolFace[] = [
  { tool: "heading2", letters: "H2", label: () => msg("Heading", { id: "tool.heading2" }) },
  { tool: "heading3", letters: "H3", label: () => msg("Smaller heading", { id: "tool.heading3" }) },
  { tool: "bullets", icon: "bullets", label: () => msg("List", { id: "tool.bullets" }) },
  { tool: "numbers", icon: "numbers", label: () => msg("Numbered list", { id: "tool.numbers" }) },
  { tool: "quote", icon: "quote", label: () => msg("Quotation", { id: "tool.quote" }) },
  { tool: "table", icon: "table", label: () => msg("Table", { id: "tool.table" }) },
]
const listTools: ToolFace[] = [
  { tool: "indent", icon: "indent", label: () => msg("One level deeper", { id: "tool.indent" }) },
  { tool: "outdent", icon: "outdent", label: () => msg("One level up", { id: "tool.outdent" }) },
]
const tableTools: ToolFace[] = [
  { tool: "addRow", icon: "addRow", label: () => msg("Add a row below", { id: "tool.addRow" }) },
  { tool: "removeRow", icon: "removeRow", label: () => msg("Remove this row", { id: "tool.removeRow" }) },
  { tool: "addColumn", icon: "addColumn", label: () => msg("Add a column behind", { id: "tool.addColumn" }) },
  { tool: "removeColumn", icon: "removeColumn", label: () => msg("Remove this column", { id: "tool.removeColumn" }) },
  { tool: "removeTable", icon: "removeTable", label: () => msg("Remove the table", { id: "tool.removeTable" }) },
]
const languageTools: ToolFace[] = [
  { tool: "lang-en", letters: "EN", label: () => msg("This paragraph is in English", { id: "tool.langEn" }) },
  {
    tool: "lang-zh",
    letters: "中",
    lang: "zh-CN",
    label: () => msg("This paragraph is in Chinese", { id: "tool.langZh" }),
  },
  {
    tool: "lang-ja",
    letters: "日",
    lang: "ja",
    label: () => msg("This paragraph is in Japanese", { id: "tool.langJa" }),
  },
]
const historyTools: ToolFace[] = [
  { tool: "undo", icon: "undo", label: () => msg("Undo", { id: "tool.undo" }) },
  { tool: "redo", icon: "redo", label: () => msg("Redo", { id: "tool.redo" }) },
]

/** The toolbar's tools in groups; those of a list and of a table are shown in one. */
export const writingTools = {
  marks: markTools,
  blocks: blockTools,
  list: listTools,
  table: tableTools,
  languages: languageTools,
  history: historyTools,
}

export const bracketTool: ToolFace = {
  tool: "bracket",
  icon: "bracket",
  label: () => msg("Put in brackets", { id: "bracket.make" }),
}
export const discussTool: ToolFace = {
  tool: "discuss",
  icon: "comment",
  label: () => msg("Discuss", { id: "thread.make" }),
}
export const suggestTool: ToolFace = {
  tool: "suggest",
  icon: "pencil",
  label: () => msg("Propose wording", { id: "suggestion.propose" }),
}
export const statementTool: ToolFace = {
  tool: "statement",
  icon: "statement",
  label: () => msg("Make a statement of this passage", { id: "statement.make" }),
}
