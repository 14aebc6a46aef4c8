import { type Lang, languages } from "../../../../shared/model/terms.ts"
import type { SelectionTool, ToolName } from "../../../editor/tools.ts"
import { domLang } from "../../../i18n/language.ts"
import { msg } from "../../../i18n/msg.ts"
import { languageName, ownName } from "../../../i18n/terms/terms.ts"
import type { IconName } from "../../icons/paths.ts"

export interface ToolFace {
  tool: ToolName | SelectionTool
  label(): string
  /** the icon of the tool; a tool without an icon has `letters` */
  icon?: IconName
  letters?: string
  /** the language tag of the letters */
  lang?: string
}

const markTools: ToolFace[] = [
  { tool: "strong", icon: "bold", label: () => msg("tool.strong") },
  { tool: "em", icon: "italic", label: () => msg("tool.em") },
  { tool: "code", icon: "code", label: () => msg("tool.code") },
  { tool: "link", icon: "link", label: () => msg("tool.link") },
]
const blockTools: ToolFace[] = [
  { tool: "heading2", letters: "H2", label: () => msg("tool.heading2") },
  { tool: "heading3", letters: "H3", label: () => msg("tool.heading3") },
  { tool: "bullets", icon: "bullets", label: () => msg("tool.bullets") },
  { tool: "numbers", icon: "numbers", label: () => msg("tool.numbers") },
  { tool: "quote", icon: "quote", label: () => msg("tool.quote") },
  { tool: "table", icon: "table", label: () => msg("tool.table") },
  { tool: "picture", icon: "picture", label: () => msg("tool.picture") },
]
const listTools: ToolFace[] = [
  { tool: "indent", icon: "indent", label: () => msg("tool.indent") },
  { tool: "outdent", icon: "outdent", label: () => msg("tool.outdent") },
]
const tableTools: ToolFace[] = [
  { tool: "addRow", icon: "addRow", label: () => msg("tool.addRow") },
  { tool: "removeRow", icon: "removeRow", label: () => msg("tool.removeRow") },
  { tool: "addColumn", icon: "addColumn", label: () => msg("tool.addColumn") },
  { tool: "removeColumn", icon: "removeColumn", label: () => msg("tool.removeColumn") },
  { tool: "removeTable", icon: "removeTable", label: () => msg("tool.removeTable") },
]
/**
 * The short label of a language: the Han character that begins the language's own name, e.g. 中, otherwise the
 * language's code, e.g. EN.
 */
const lettersOf = (lang: Lang): string => ownName[lang].match(/^\p{Script=Han}/u)?.[0] ?? lang.toUpperCase()

const languageTools = languages.map(
  (lang): ToolFace => ({
    tool: `lang-${lang}`,
    letters: lettersOf(lang),
    lang: domLang(lang),
    label: () => msg("tool.lang", { language: languageName(lang) }),
  }),
)
const historyTools: ToolFace[] = [
  { tool: "undo", icon: "undo", label: () => msg("tool.undo") },
  { tool: "redo", icon: "redo", label: () => msg("tool.redo") },
]

/**
 * The toolbar's writing tools, in groups. The group for lists is shown only while the selection is inside a list, and
 * the group for tables only inside a table.
 */
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
  label: () => msg("bracket.make"),
}
export const discussTool: ToolFace = {
  tool: "discuss",
  icon: "comment",
  label: () => msg("thread.make"),
}
export const suggestTool: ToolFace = {
  tool: "suggest",
  icon: "pencil",
  label: () => msg("suggestion.propose"),
}
export const statementTool: ToolFace = {
  tool: "statement",
  icon: "statement",
  label: () => msg("statement.make"),
}
