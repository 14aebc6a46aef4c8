import { RateLimiterMemory } from "rate-limiter-flexible"
import { limits } from "../../shared/contract/limits.ts"
import type { Connected, LivePorts, LiveSocket } from "./connected.ts"

/** How fast one socket's commands are taken. */
export interface Pace {
  admits(is: Connected): Promise<boolean>
  address: string
}

/** Commands of one socket without a seat in ten seconds: it has questions to ask, and nothing else. */
const readersPer10s = 60

/** Sockets of one address that may send commands as fast as a person at the same time: a hall of readers. */
const readersAtOnce = 20

/**
 * A member has one budget over all their sockets. Whoever reads without a seat has one for each socket, and their
 * address one for all of them: a cookie that is made up changes nothing, and no stranger spends another's.
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
