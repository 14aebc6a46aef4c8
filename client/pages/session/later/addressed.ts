import type { LitElement } from "lit"
import { findStatement, findThread } from "../../../../shared/rules/readings/rows.ts"
import type { SessionStore } from "../../../state/session/sessionStore.ts"
import { bringToThread } from "../presses/bringTo.ts"

/** How long, in milliseconds, the page waits for the passage of its address to be shown. */
const patienceMs = 10_000

/**
 * Shows the discussion, the statement or the paragraph that the address names after "#", as the results of a search do.
 * A paragraph is named by its first words.
 */
export async function showAddressed(page: LitElement, room: SessionStore, hash: string): Promise<void> {
  const name = decoded(hash)
  const scene = room.scene.peek()
  if (!name || !scene) return
  if (findThread(scene.state, name)) {
    room.thread.value = name
    room.tab.value = "discussion"
    return bringToThread(page, name)
  }
  const words = name.startsWith("text=") ? name.slice(5) : null
  if (words === null && !findStatement(scene.state, name)) return
  room.tab.value = "note"
  const found = await whenShown(page, () =>
    words === null ? page.querySelector(`[id="${CSS.escape(name)}"]`) : paragraph(page, words),
  )
  found?.scrollIntoView({ block: "center" })
}

function decoded(hash: string): string {
  try {
    return decodeURIComponent(hash.slice(1))
  } catch {
    return ""
  }
}

const paragraph = (page: LitElement, words: string): Element | null =>
  [...page.querySelectorAll(".ProseMirror :is(p, h1, h2, h3, li, td, th, blockquote)")].find(element =>
    element.textContent.startsWith(words),
  ) ?? null

/** Resolves with the element as soon as the page has it; null if it does not come in time. */
function whenShown(page: LitElement, look: () => Element | null): Promise<Element | null> {
  const now = look()
  if (now) return Promise.resolve(now)
  return new Promise(resolve => {
    const end = (found: Element | null) => {
      observer.disconnect()
      clearTimeout(timer)
      resolve(found)
    }
    const observer = new MutationObserver(() => {
      const found = look()
      if (found) end(found)
    })
    const timer = setTimeout(() => end(null), patienceMs)
    observer.observe(page, { childList: true, subtree: true })
  })
}
