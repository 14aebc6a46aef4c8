import { inBrowser } from "./kept.ts"

/** The name under which the browser keeps an invitation link while its reader signs in. */
const linkKept = "join link"
/** How long the browser keeps it, in milliseconds: longer than a sign-in link is valid. */
const keptMs = 30 * 60_000

/** Reads the kept link. A link that was kept too long ago, or before the clock was set back, is deleted. */
function keptNow(): string {
  const kept = inBrowser.read(linkKept)
  if (kept === null) return ""
  const [until = "", token = ""] = kept.split(" ")
  const leftMs = Number(until) - Date.now()
  if (leftMs > 0 && leftMs <= keptMs) return token
  inBrowser.write(linkKept, null)
  return ""
}

export const keepLink = (token: string): void => inBrowser.write(linkKept, `${Date.now() + keptMs} ${token}`)

/** Takes the link that the browser kept while its reader signed in; "" if there is none, or if it was kept long ago. */
export function takeKeptLink(): string {
  const token = keptNow()
  inBrowser.write(linkKept, null)
  return token
}

/** Deletes the kept link if it is the link with this token, because its seat was taken or it opens nothing any more. */
export function forgetLink(token: string): void {
  if (keptNow() === token) inBrowser.write(linkKept, null)
}

/** Deletes a link that was kept too long ago. Each page does so when it starts. */
export const forgetOldLink = (): void => void keptNow()
