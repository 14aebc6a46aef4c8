import { baseKeymap } from "prosemirror-commands"
import { keydownHandler } from "prosemirror-keymap"
import { Plugin } from "prosemirror-state"
import { redoCommand, undoCommand } from "y-prosemirror"
import { indent, liftItem, lineBreak, nestItem, outdent, splitBlock } from "./blocks.ts"
import { toggle } from "./marks.ts"

const ours = keydownHandler({
  "Mod-b": toggle("strong"),
  "Mod-i": toggle("em"),
  "Mod-`": toggle("code"),
  "Mod-z": undoCommand,
  "Mod-y": redoCommand,
  "Mod-Shift-z": redoCommand,
  "Mod-[": outdent,
  "Mod-]": indent,
  "Shift-Enter": lineBreak,
  Enter: splitBlock,
})
const base = keydownHandler(baseKeymap)
const tab = keydownHandler({ Tab: nestItem, "Shift-Tab": liftItem })

/**
 * Tab leaves the editor, as anywhere on a page, but for a list, where it nests: there Escape comes first, so that the
 * keyboard is caught nowhere. A key that an input method is using is no shortcut.
 */
export const noteKeys = () => {
  let leaving = false
  return new Plugin({
    props: {
      handleKeyDown: (view, event) => {
        if (event.isComposing || event.keyCode === 229) return false
        if (event.key === "Shift") return false
        const tabLeaves = leaving
        leaving = event.key === "Escape"
        return ours(view, event) || (!tabLeaves && tab(view, event)) || base(view, event)
      },
      handleDOMEvents: {
        focus: () => {
          leaving = false
        },
        pointerdown: () => {
          leaving = false
        },
      },
    },
  })
}
