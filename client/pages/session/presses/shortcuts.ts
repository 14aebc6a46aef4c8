import { singleKeys } from "../../../state/kept/preferences.ts"
import { isText } from "../../frame/focus/focus.ts"

const letters = new Set("jkcsreg[]123456789")

/**
 * Handles the keys F6 and Shift+F6, which move the focus to the next or previous region, and "?", which lists the keys.
 * The single-letter shortcuts are handled if the reader has switched them on. Returns a function that ends the
 * handling.
 */
export function listenToKeys(host: HTMLElement, help: () => void): () => void {
  const pressed = (event: KeyboardEvent) => {
    if (event.key === "F6" && isAlone(event)) {
      event.preventDefault()
      nextRegion(host, event.shiftKey ? -1 : 1)
    } else if (!isPlainKey(event)) return
    else if (event.key === "?") help()
    else if (letters.has(event.key) && singleKeys.peek()) {
      import("../later/keys/letters.ts").then(
        ({ pressLetter }) => pressLetter(host, event.key),
        () => undefined,
      )
    }
  }
  addEventListener("keydown", pressed)
  return () => removeEventListener("keydown", pressed)
}

function nextRegion(host: HTMLElement, step: 1 | -1): void {
  const regions = [...host.querySelectorAll<HTMLElement>("[data-region]")].filter(({ offsetParent }) => offsetParent)
  const at = regions.findIndex(region => region.contains(document.activeElement))
  regions[(at + step + regions.length) % regions.length]?.focus()
}

/** True if no modifier key is pressed and no input method is using the key. */
const isAlone = (event: KeyboardEvent): boolean =>
  !(event.isComposing || event.keyCode === 229 || event.ctrlKey || event.metaKey || event.altKey)

/**
 * True if a letter or sign is meant as a shortcut: no modifier key is pressed, and the focus is not in a text field.
 */
export const isPlainKey = (event: KeyboardEvent): boolean => isAlone(event) && !isText(event.composedPath()[0])
