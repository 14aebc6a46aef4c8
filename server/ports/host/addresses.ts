import type { IncomingMessage } from "node:http"

/** Addresses and subnets of proxies, `loopback`, `linklocal`, `uniquelocal`; or the number of proxies in front. */
export type TrustedProxies = number | readonly string[]

/** Where requests come from, as reported by the proxies that the host trusts. */
export interface Addresses {
  /** the caller's address; for IPv6 the /64 network, as one machine has all of it */
  of(request: IncomingMessage): string
  /** whether a hop's `X-Forwarded-*` headers are believed; hop 0 is the peer of the socket */
  trusts(address: string, hop: number): boolean
}
