import { RateLimiterMemory } from "rate-limiter-flexible"
import { limits } from "../../shared/contract/limits.ts"
import type { Connected, LivePorts, LiveSocket } from "./connected.ts"

/** The rate limit for the commands of one Socket.IO connection. */
export interface Pace {
  admits(is: Connected): Promise<boolean>
  address: string
}

/**
 * The maximum number of commands in ten seconds from one socket without a seat. Such a socket can only ask questions.
 */
const readersPer10s = 60

/** How many sockets without a seat may send at their full rate from one address, e.g. from a hall of readers. */
const readersAtOnce = 20

/**
 * Creates the rate limits for commands. A member has one limit for all their sockets, on all servers that count
 * together. A reader without a seat has one limit for each socket and one for their address. A forged cookie therefore
 * gains nothing, and a stranger cannot use up another person's limit.
 */
export function createPaces({ addresses, limits: counts }: LivePorts): (socket: LiveSocket) => Pace {
  const members = counts.of("commands", { points: limits.commandsPer10s, seconds: 10 })
  // counted in this server's memory, because a socket is connected to one server only
  const sockets = new RateLimiterMemory({ points: readersPer10s, duration: 10 })
  const byAddress = counts.of("commands of an address", { points: readersPer10s * readersAtOnce, seconds: 10 })

  return socket => {
    const address = addresses.of(socket.request)
    return {
      address,
      admits: async ({ seat: { member } }) =>
        member === null
          ? (await sockets.consume(socket.id).then(Boolean, () => false)) && (await byAddress.take(address))
          : members.take(member),
    }
  }
}
