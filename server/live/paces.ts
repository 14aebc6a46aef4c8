import { RateLimiterMemory } from "rate-limiter-flexible"
import { limits } from "../../shared/contract/limits.ts"
import type { Connected, LivePorts, LiveSocket } from "./connected.ts"

/** The rate limit of one socket's commands. */
export interface Pace {
  admits(is: Connected): Promise<boolean>
  address: string
}

/** Commands in ten seconds of one socket without a seat, which can only ask questions. */
const readersPer10s = 60

/** Sockets of one address that may send commands as fast as a person at the same time: a hall of readers. */
const readersAtOnce = 20

/**
 * A member has one budget over all their sockets. A reader without a seat has one for each socket, and one for their
 * address: a made-up cookie changes nothing, and a stranger cannot use up another's budget.
 */
export function createPaces({ addresses }: LivePorts): (socket: LiveSocket) => Pace {
  const members = new RateLimiterMemory({ points: limits.commandsPer10s, duration: 10 })
  const sockets = new RateLimiterMemory({ points: readersPer10s, duration: 10 })
  const byAddress = new RateLimiterMemory({ points: readersPer10s * readersAtOnce, duration: 10 })
  const isLeft = (limiter: RateLimiterMemory, key: string) => limiter.consume(key).then(Boolean, () => false)

  return socket => {
    const address = addresses.of(socket.request)
    return {
      address,
      admits: async ({ seat: { member } }) =>
        member === null
          ? (await isLeft(sockets, socket.id)) && (await isLeft(byAddress, address))
          : isLeft(members, member),
    }
  }
}
