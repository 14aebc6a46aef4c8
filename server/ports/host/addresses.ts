import type { IncomingMessage } from "node:http"

/**
 * The proxies that the server trusts: addresses and subnets, the names `loopback`, `linklocal` and `uniquelocal`, or
 * the number of proxies in front of the server.
 */
export type TrustedProxies = number | readonly string[]

/** Finds the address that a request came from, as the trusted proxies report it. */
export interface Addresses {
  /** the caller's address; for IPv6 only the /64 network, because one machine may use every address in it */
  of(request: IncomingMessage): string
  /** whether the server believes the `X-Forwarded-*` headers that this address sent; hop 0 is the peer of the socket */
  trusts(address: string, hop: number): boolean
}
