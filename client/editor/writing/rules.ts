import { InputRule, inputRules, wrappingInputRule } from "prosemirror-inputrules"
import { kind, langAt } from "./blocks.ts"

/** `## ` and `### `; the block keeps its language. */
const heading = new InputRule(/^(#{2,3})\s$/, (state, match, start, end) => {
  // a cell is no heading
  if (state.selection.$from.parent.type !== kind("paragraph")) return null
  return state.tr
    .delete(start, end)
    .setBlockType(start, start, kind("heading"), { level: match[1]?.length, lang: langAt(state) })
})

/** The few signs that people know: `1. `, `- `, `> `, `## `, `### `. */
export const noteRules = () =>
  inputRules({
    rules: [
      wrappingInputRule(/^1[.．]\s$/, kind("ordered_list")),
      wrappingInputRule(/^[-*]\s$/, kind("bullet_list")),
      wrappingInputRule(/^>\s$/, kind("blockquote")),
      heading,
    ],
  })
