import { go } from "../../state/page/router.ts"
import { isText } from "../frame/focus/focus.ts"

/** Handles the key "/", which goes to the search box, or to the page of the search from a page without a box. */
export function listenToSearchKey(box: () => HTMLElement | null): () => void {
  const pressed = (event: KeyboardEvent) => {
    if (event.key !== "/" || event.isComposing || event.ctrlKey || event.metaKey || event.altKey) return
    if (isText(event.composedPath()[0])) return
    event.preventDefault()
    const found = box()
    if (found) found.focus()
    else go("/search")
  }
  addEventListener("keydown", pressed)
  return () => removeEventListener("keydown", pressed)
}
