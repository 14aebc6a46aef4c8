import { type ReadonlySignal, signal } from "@preact/signals-core"
import type { Saved } from "../../../shared/contract/noteLink.ts"

/**
 * Milliseconds before the page shows that a change is being saved. Most changes are saved sooner and show no such
 * message.
 */
const patienceMs = 400

export type SavedInput = { waiting: number } & (
  | { kind: "refused"; saved: Extract<Saved, { state: "refused" }> }
  | { kind: "readOnly" }
  | { kind: "gap" }
  | { kind: "cut" }
  | { kind: "live"; progress: boolean }
)

export interface SavedSlot {
  saved: ReadonlySignal<Saved>
  show(standing: SavedInput): void
  stop(): void
}

/**
 * Derives the save status that the page shows from the state of the connection. While the page holds unsaved text, the
 * browser asks before it closes the tab.
 */
export function savedSlot(): SavedSlot {
  const saved = signal<Saved>({ state: "saved", at: Date.now() })
  let timer: ReturnType<typeof setTimeout> | null = null
  const calm = () => {
    if (timer !== null) clearTimeout(timer)
    timer = null
  }
  const wait = () => {
    timer ??= setTimeout(() => {
      saved.value = { state: "saving" }
    }, patienceMs)
  }
  return {
    saved,
    stop() {
      calm()
      guard(false)
    },
    show(standing) {
      const { waiting } = standing
      guard(waiting > 0 || (standing.kind === "refused" && standing.saved.text !== ""))
      if (standing.kind !== "live" || standing.progress || waiting === 0) calm()
      if (standing.kind === "refused") saved.value = standing.saved
      else if (standing.kind === "gap") saved.value = { state: "catchingUp" }
      else if (standing.kind === "readOnly") saved.value = { state: "readOnly" }
      else if (waiting === 0) saved.value = { state: "saved", at: Date.now() }
      else if (standing.kind === "cut") saved.value = { state: "unsaved", n: waiting }
      else wait()
    },
  }
}

const hold = (event: BeforeUnloadEvent) => event.preventDefault()

function guard(on: boolean) {
  if (on) addEventListener("beforeunload", hold)
  else removeEventListener("beforeunload", hold)
}
