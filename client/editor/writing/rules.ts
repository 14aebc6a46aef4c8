import { InputRule, inputRules, wrappingInputRule } from "prosemirror-inputrules"
import { noteSchema, safeHref } from "../schema.ts"
import { kind, langAt } from "./blocks.ts"

/** Typing `## ` or `### ` makes the block a heading. The block keeps its language. */
const heading = new InputRule(/^(#{2,3})\s$/, (state, match, start, end) => {
  // A table cell cannot become a heading.
  if (state.selection.$from.parent.type !== kind("paragraph")) return null
  return state.tr
    .delete(start, end)
    .setBlockType(start, start, kind("heading"), { level: match[1]?.length, lang: langAt(state) })
})

/** Typing `**bold**` makes the text bold, as in Markdown. */
const strong = new InputRule(/(?:^|\s)(\*\*(\S(?:[^*]*\S)?)\*\*)$/, (state, match, _start, end) => {
  const [, signs = "", words = ""] = match
  // The rule runs before the editor inserts the last asterisk into the text.
  const from = end - signs.length + 1
  const tr = state.tr.delete(from + 2 + words.length, end).delete(from, from + 2)
  return tr
    .addMark(from, from + words.length, noteSchema.marks["strong"].create())
    .removeStoredMark(noteSchema.marks["strong"])
})

/**
 * Typing a space after a web address makes the address a link. Punctuation after the address stays outside the link.
 */
const address = new InputRule(
  /(?:^|\s)(https?:\/\/\S*[^\s.,;:!?)\]}'"”’»。，、；：！？）」』])([^\s]*)\s$/,
  (state, match, _start, end) => {
    const [, typed = "", behind = ""] = match
    const href = safeHref(typed)
    const to = end - behind.length
    if (href === null || state.doc.rangeHasMark(to - typed.length, to, noteSchema.marks["link"])) return null
    return state.tr.addMark(to - typed.length, to, noteSchema.marks["link"].create({ href })).insertText(" ", end)
  },
)

/**
 * Input rules for the Markdown that many people know: `1. `, `- `, `> `, `## `, `### ` and `**bold**`. An address
 * becomes a link.
 */
export const noteRules = () =>
  inputRules({
    rules: [
      wrappingInputRule(/^1[.．]\s$/, kind("ordered_list")),
      wrappingInputRule(/^[-*]\s$/, kind("bullet_list")),
      wrappingInputRule(/^>\s$/, kind("blockquote")),
      heading,
      strong,
      address,
    ],
  })
