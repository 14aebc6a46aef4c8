import { expect } from "vitest"
import { cdp } from "vitest/browser"
import { eventually } from "../../kit/clocks/eventually.ts"
import { type Side, turn } from "./pair.ts"

interface Keyboard {
  send(method: "Input.imeSetComposition" | "Input.insertText", params: object): Promise<void>
}
const keyboard = (): Keyboard => cdp() as unknown as Keyboard

/** Writes as the browser's own input method does at the focus; the composition stays open. */
export async function compose(text: string): Promise<void> {
  await keyboard().send("Input.imeSetComposition", { text, selectionStart: text.length, selectionEnd: text.length })
  await turn()
}

export async function commit(text: string): Promise<void> {
  await keyboard().send("Input.insertText", { text })
  await turn()
}

export async function caretAfter(side: Side, words: string): Promise<void> {
  side.select(words)
  window.focus()
  side.view.focus()
  const range = document.getSelection()
  range?.collapseToEnd()
  await eventually(() => expect(side.view.state.selection.empty).toBe(true))
}

/** Enters an empty note, as by a click. */
export const beginsAlone = (side: Side): boolean => side.dom.dispatchEvent(new FocusEvent("focus"))
