import type { IncomingMessage } from "node:http"

/** Addresses and subnets of proxies, `loopback`, `linklocal`, `uniquelocal`; or how many proxies stand in front. */
export type TrustedProxies = number | readonly string[]

/** Where requests come from, as the proxies that the host trusts say it. */
export interface Addresses {
  /** the caller's address; of IPv6 the /64 network, as one machine has the whole of it */
  of(request: IncomingMessage): string
  /** whether a hop's `X-Forwarded-*` headers are believed; hop 0 is the peer of the socket */
  trusts(address: string, hop: number): boolean
}
