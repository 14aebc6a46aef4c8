import type { Hint, WriteStop } from "../../../shared/contract/live.ts"
import type { Health } from "../../ports/host/health.ts"
import type { LiveSocket } from "../connected.ts"

/**
 * Milliseconds between two checks of a full disk. After the disk has room again, pages show the warning for this time
 * at most.
 */
const lookAgainMs = 2_000

/** The causes for which the server does not write. If several apply, pages show the first of this list. */
const stops: readonly WriteStop[] = ["database-damaged", "database-away", "disk-full"]

/**
 * Tells every page when the server stops or resumes writing. Without this hint a note would show only that it is still
 * saving.
 */
export function tellUnwritable(health: Health, tell: (hint: Hint) => void) {
  let timer: ReturnType<typeof setTimeout> | null = null
  let closed = false

  const standing = (): WriteStop | null => {
    const causes = health.look()
    return stops.find(stop => causes.includes(stop)) ?? null
  }

  /** Checks by a timer whether a full disk has room again, because no event announces it. */
  const lookAgain = () => {
    timer = null
    if (!closed && standing() === "disk-full") arm()
  }
  const arm = () => {
    timer ??= setTimeout(lookAgain, lookAgainMs).unref()
  }

  health.onChange((cause, stands) => {
    const stop = stops.find(one => one === cause)
    if (closed || stop === undefined) return
    tell({ kind: "unwritable", why: stands ? stop : null })
    if (stands) arm()
  })
  return {
    /** sends the warning to a page that connects while the server cannot write */
    welcome(socket: LiveSocket) {
      const why = standing()
      if (why) socket.emit("hint", { kind: "unwritable", why })
    },
    close() {
      closed = true
      if (timer) clearTimeout(timer)
    },
  }
}
