import type { IncomingMessage } from "node:http"
import { isIPv6 } from "node:net"
import proxyAddr from "proxy-addr"
import type { Addresses, TrustedProxies } from "../../ports/host/addresses.ts"

/**
 * Finds the addresses of callers behind the trusted proxies. Throws if an entry of `proxies` is neither an address, a
 * subnet nor a name such as `loopback`.
 */
export function addressesBehind(proxies: TrustedProxies): Addresses {
  const trusts =
    typeof proxies === "number" ? (_: string, hop: number) => hop < proxies : proxyAddr.compile([...proxies])
  return { trusts, of: request => (isGone(request) ? "" : network(proxyAddr(request, trusts))) }
}

/** Whether the peer has closed the connection. The peer's address is then unknown. */
const isGone = ({ socket }: IncomingMessage): boolean => socket.remoteAddress === undefined

function network(address: string): string {
  const plain = address.replace(/^::ffff:(?=\d+\.)/i, "")
  return isIPv6(plain) ? `${firstHalf(plain)}::/64` : plain
}

/** The first four groups of an IPv6 address, after `::` is expanded to zeros. */
function firstHalf(address: string): string {
  const [head = "", tail] = (address.split("%")[0] ?? "").split("::")
  const before = head === "" ? [] : head.split(":")
  const after = tail === undefined || tail === "" ? [] : tail.split(":")
  const zeros = tail === undefined ? 0 : 8 - before.length - after.length
  return [...before, ...Array.from({ length: Math.max(0, zeros) }, () => "0"), ...after]
    .slice(0, 4)
    .join(":")
    .toLowerCase()
}
