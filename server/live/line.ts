import { isHeld } from "../../shared/rules/floor/held.ts"
import type { Connected, LivePorts, LiveSocket } from "./connected.ts"

/** Milliseconds after which a page that was silent is asked whether it is there, and in which it answers. */
export const askMs = 3_000

/**
 * Counts a page as present while its line carries. Socket.IO finds a line that died without a word after 45 s: too late
 * for those who wait for the chair or close a round (DOMAIN F3). So while a session is held, a page that said nothing is
 * asked by a ping of Socket.IO's own, which every client answers. A page that is silent stays connected, and is present
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
  let wasAsked = false
  const hear = () => {
    wasHeard = true
    leave ??= enter()
  }
  const ask = async (): Promise<void> => {
    const { state } = await folds.current(workspace)
    if (!Object.values(state.sessions).some(isHeld)) {
      wasAsked = false
      return
    }
    if (wasAsked && !wasHeard) {
      leave?.()
      leave = null
    }
    wasAsked = conn.transport.writable
    wasHeard = false
    if (wasAsked) conn.transport.send([{ type: "ping" }])
  }
  conn.on("packet", hear)
  // a panel that cannot be read is asked again
  const timer = setInterval(() => void ask().catch(() => {}), askMs).unref()
  return () => {
    clearInterval(timer)
    conn.off("packet", hear)
    leave?.()
    leave = null
  }
}
