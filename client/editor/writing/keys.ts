import { baseKeymap, chainCommands } from "prosemirror-commands"
import { keydownHandler } from "prosemirror-keymap"
import { Plugin } from "prosemirror-state"
import { redoCommand, undoCommand } from "y-prosemirror"
import { indent, liftItem, lineBreak, nestItem, outdent, splitBlock } from "./blocks.ts"
import { toggle } from "./marks.ts"
import { breakInCell, cellBefore, clearCells, deleteBack, deleteOn, leaveTable, nextCell } from "./tables.ts"

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
  Enter: chainCommands(breakInCell, splitBlock),
  Backspace: deleteBack,
  "Mod-Backspace": deleteBack,
  Delete: deleteOn,
  "Mod-Delete": deleteOn,
  ArrowUp: leaveTable(-1),
  ArrowDown: leaveTable(1),
})
const base = keydownHandler(baseKeymap)
const tab = keydownHandler({
  Tab: chainCommands(nextCell, nestItem),
  "Shift-Tab": chainCommands(cellBefore, liftItem),
})

/**
 * The keys of a note. Tab leaves the editor. In a list, however, Tab nests the item, and in a table it moves to the
 * next cell. After Escape, Tab leaves a list or table too, so that a keyboard user is never trapped. A key that an
 * input method uses triggers no shortcut.
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
      // If several cells are selected, their text is removed, and typed or pasted text is inserted into the first cell.
      handleTextInput: (view, _from, _to, text) => {
        if (!clearCells(view.state, view.dispatch)) return false
        view.dispatch(view.state.tr.insertText(text))
        return true
      },
      handlePaste: view => {
        clearCells(view.state, view.dispatch)
        return false
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
