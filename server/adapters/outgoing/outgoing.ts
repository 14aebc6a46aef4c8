import { isIP } from "node:net"
import type { Outgoing } from "../../ports/host/outgoing.ts"
import { hostOf, isNamed, OutgoingError, type OutgoingLimits, postForStatus } from "./post.ts"
import { isPublicAddress } from "./publicAddress.ts"

/** The status of the answer has to come within ten seconds. Nothing else of the answer is of use. */
const presetLimits = { timeoutMs: 10_000 } as const

/** the longest address in characters */
const mostLetters = 2_000

/** Whether a name may lead to the internet: it has two labels or more, and does not mean this machine (RFC 6761). */
const isPublicName = (host: string): boolean => {
  const labels = host.split(".")
  return labels.length > 1 && !labels.includes("") && labels.at(-1) !== "localhost"
}

/**
 * Sends messages over https to addresses on the public internet. `privateHosts` are names that the administrator has
 * allowed; they may have private addresses, and plain http.
 */
export const outgoing = (
  privateHosts: readonly string[],
  limits: Pick<OutgoingLimits, "timeoutMs"> = presetLimits,
): Outgoing => ({
  admits(address) {
    const url = URL.parse(address)
    if (!url || address.length > mostLetters || url.username !== "" || url.password !== "") return false
    if (isNamed(url, privateHosts)) return /^https?:$/.test(url.protocol)
    const host = hostOf(url)
    return url.protocol === "https:" && (isIP(host) === 0 ? isPublicName(host) : isPublicAddress(host))
  },
  async post(address, body, headers, until) {
    try {
      const status = await postForStatus(new URL(address), body, headers, { ...limits, privateHosts, until })
      return { kind: "arrived", status }
    } catch (failure) {
      if (!(failure instanceof OutgoingError)) throw failure
      return { kind: "failed", fault: failure.fault, status: failure.status }
    }
  },
})
