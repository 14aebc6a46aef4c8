import { baseKeymap } from "prosemirror-commands"
import { keydownHandler } from "prosemirror-keymap"
import { Plugin } from "prosemirror-state"
import { redoCommand, undoCommand } from "y-prosemirror"
import { indent, lineBreak, outdent, splitBlock } from "./blocks.ts"
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

/** Tab is not here on purpose: it leaves the editor. A key that an input method is using is no shortcut. */
export const noteKeys = () =>
  new Plugin({
    props: {
      handleKeyDown: (view, event) =>
        event.isComposing || event.keyCode === 229 ? false : ours(view, event) || base(view, event),
    },
  })
