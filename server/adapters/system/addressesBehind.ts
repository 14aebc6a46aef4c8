import type { IncomingMessage } from "node:http"
import { isIPv6 } from "node:net"
import proxyAddr from "proxy-addr"
import type { Addresses, TrustedProxies } from "../../ports/host/addresses.ts"

/** Throws if an entry is not an address, a subnet or one of the names. */
export function addressesBehind(proxies: TrustedProxies): Addresses {
  const trusts =
    typeof proxies === "number" ? (_: string, hop: number) => hop < proxies : proxyAddr.compile([...proxies])
  return { trusts, of: request => (isGone(request) ? "" : network(proxyAddr(request, trusts))) }
}

/** The address of a peer that has hung up is no longer known. */
const isGone = ({ socket }: IncomingMessage): boolean => socket.remoteAddress === undefined

function network(address: string): string {
  const plain = address.replace(/^::ffff:(?=\d+\.)/i, "")
  return isIPv6(plain) ? `${firstHalf(plain)}::/64` : plain
}

/** The first four groups, with `::` expanded. */
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
