import { newId } from "../sent/pending.ts"
import { inBrowser } from "./kept.ts"

/** The name under which the browser keeps an attempt to enter until its answer is read. */
const enteringKept = "join sent"
/** How long the server gives the same seat for the same attempt, in milliseconds. */
const keptMs = 60 * 60_000

/** An attempt to enter by a link. */
interface Entering {
  token: string
  nonce: string
}

/** The attempt whose answer this browser has not read; null if there is none, or if it is too old. */
export function keptEntering(): Entering | null {
  const [until = "", nonce = "", token = ""] = inBrowser.read(enteringKept)?.split(" ") ?? []
  const leftMs = Number(until) - Date.now()
  if (token !== "" && leftMs > 0 && leftMs <= keptMs) return { token, nonce }
  inBrowser.write(enteringKept, null)
  return null
}

/** Begins an attempt, or goes on with the one by this link whose answer was lost. */
export function enterBy(token: string): Entering {
  const kept = keptEntering()
  if (kept?.token === token) return kept
  const made = { token, nonce: newId() }
  inBrowser.write(enteringKept, `${Date.now() + keptMs} ${made.nonce} ${token}`)
  return made
}

/** Ends the attempt by this link, because its answer was read. */
export function entered(token: string): void {
  if (keptEntering()?.token === token) inBrowser.write(enteringKept, null)
}
