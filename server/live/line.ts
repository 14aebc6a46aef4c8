import { isHeld } from "../../shared/rules/floor/held.ts"
import type { Connected, LivePorts, LiveSocket } from "./connected.ts"

/**
 * Milliseconds of silence after which the server asks a page whether it is there, and the time that the page has to
 * answer.
 */
export const askMs = 3_000

/**
 * Counts a page as present while its line carries. Socket.IO finds a line that died without a word after 45 s: too late
 * for those who wait for the chair or close a round (DOMAIN F3). So while a session is held, a page that said nothing is
 * asked by a ping of Socket.IO's own, which every client answers. A line that takes no ping, because it is full or its
 * page does not poll, counts as one whose ping is not answered. A page that is silent stays connected, and is present
 * again with its first message.
 */
export function whileItCarries(
  { folds }: Pick<LivePorts, "folds">,
  { conn }: Pick<LiveSocket, "conn">,
  { workspace }: Pick<Connected, "workspace">,
  enter: () => () => void,
): () => void {
  let leave: (() => void) | null = enter()
  let wasHeard = true
  /** the last look: the page was asked, its line took nothing, or no session was held (null) */
  let last: "asked" | "stuck" | null = null
  const hear = () => {
    wasHeard = true
    leave ??= enter()
  }
  const ask = async (): Promise<void> => {
    const { state } = await folds.current(workspace)
    if (!Object.values(state.sessions).some(isHeld)) {
      last = null
      return
    }
    const isStuck = !conn.transport.writable
    if (!wasHeard && (last === "asked" || (last === "stuck" && isStuck))) {
      leave?.()
      leave = null
    }
    last = isStuck ? "stuck" : "asked"
    wasHeard = false
    if (!isStuck) conn.transport.send([{ type: "ping" }])
  }
  conn.on("packet", hear)
  // a panel that cannot be read is asked again
  // oxlint-disable-next-line plenary/rounds -- whether a silent page is still there, while a session is held
  const timer = setInterval(() => void ask().catch(() => {}), askMs).unref()
  return () => {
    clearInterval(timer)
    conn.off("packet", hear)
    leave?.()
    leave = null
  }
}
