import type { Hint, WriteStop } from "../../../shared/contract/live.ts"
import type { Health } from "../../ports/host/health.ts"
import type { LiveSocket } from "../connected.ts"

/** Milliseconds between checks of a full disk: pages show the warning at most this long after there is room again. */
const lookAgainMs = 2_000

/** Tells every page while the server takes no writes, so that a note shows more than that it is saving. */
export function tellUnwritable(health: Health, tell: (hint: Hint) => void) {
  let timer: ReturnType<typeof setTimeout> | null = null
  let closed = false

  const standing = (): WriteStop | null => {
    const causes = health.look()
    return causes.includes("database-damaged") ? "database-damaged" : causes.includes("disk-full") ? "disk-full" : null
  }

  /** No event announces that the disk has room again, so a timer checks. */
  const lookAgain = () => {
    timer = null
    if (!closed && standing() === "disk-full") arm()
  }
  const arm = () => {
    timer ??= setTimeout(lookAgain, lookAgainMs).unref()
  }

  health.onChange((cause, stands) => {
    if (closed || (cause !== "disk-full" && cause !== "database-damaged")) return
    tell({ kind: "unwritable", why: stands ? cause : null })
    if (stands) arm()
  })
  return {
    /** for a page that connects meanwhile */
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
