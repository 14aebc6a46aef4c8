import { BlockList, isIP } from "node:net"

/** IPv4 networks that are not on the public internet (IANA Special-Purpose Address Registry), and multicast. */
const specialV4 = [
  ["0.0.0.0", 8],
  ["10.0.0.0", 8],
  ["100.64.0.0", 10],
  ["127.0.0.0", 8],
  ["169.254.0.0", 16],
  ["172.16.0.0", 12],
  ["192.0.0.0", 24],
  ["192.0.2.0", 24],
  ["192.88.99.0", 24],
  ["192.168.0.0", 16],
  ["198.18.0.0", 15],
  ["198.51.100.0", 24],
  ["203.0.113.0", 24],
  ["224.0.0.0", 3],
] as const

/** Networks inside 2000::/3 that are not public: protocol assignments, documentation, and IPv4 in IPv6 (6to4). */
const specialV6 = [
  ["2001::", 23],
  ["2001:db8::", 32],
  ["2002::", 16],
  ["3fff::", 20],
] as const

const special = new BlockList()
for (const [network, bits] of specialV4) special.addSubnet(network, bits, "ipv4")
for (const [network, bits] of specialV6) special.addSubnet(network, bits, "ipv6")

/** Public IPv6 addresses are all in this network; addresses that contain an IPv4 address (::ffff:0:0/96) are not. */
const globalV6 = new BlockList()
globalV6.addSubnet("2000::", 3, "ipv6")

/** Returns whether this IP address is on the public internet. A text that is no IP address is not. */
export function isPublicAddress(address: string): boolean {
  switch (isIP(address)) {
    case 4:
      return !special.check(address, "ipv4")
    case 6:
      return globalV6.check(address, "ipv6") && !special.check(address, "ipv6")
    default:
      return false
  }
}
