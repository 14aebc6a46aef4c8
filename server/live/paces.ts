import { RateLimiterMemory } from "rate-limiter-flexible"
import { readersPer10s } from "../commands/sending/commandLimits.ts"
import type { Connected, LivePorts, LiveSocket } from "./connected.ts"

/** The rate limit for the commands of one Socket.IO connection. */
export interface Pace {
  admits(is: Connected): Promise<boolean>
  address: string
}

/**
 * Creates the rate limits for commands. A member has one limit for all their sockets, on all servers that count
 * together. A reader without a seat has one limit for each socket and one for their address. A forged cookie therefore
 * gains nothing, and a stranger cannot use up another person's limit.
 */
export function createPaces({ addresses, sending }: LivePorts): (socket: LiveSocket) => Pace {
  // counted in this server's memory, because a socket is connected to one server only
  const sockets = new RateLimiterMemory({ points: readersPer10s, duration: 10 })

  return socket => {
    const address = addresses.of(socket.request)
    return {
      address,
      admits: async ({ seat: { member } }) =>
        member === null
          ? (await sockets.consume(socket.id).then(Boolean, () => false)) && (await sending.addresses.take(address))
          : sending.members.take(member),
    }
  }
}
