import { limits } from "../../../shared/contract/limits.ts"
import type { Folds } from "../../log/folds.ts"
import type { Limit, Limits } from "../../ports/host/limits.ts"
import { type Askers, createAskers } from "../question/askers.ts"

/** The maximum number of commands in ten seconds from one sender without a seat, who can only ask questions. */
export const readersPer10s = 60

/**
 * The exports that one seat, program or administrator takes away in an hour. Each is an entry of the log of the host,
 * which nobody can shorten, so one of them must not make it long (DOMAIN HL6).
 */
export const exportsPer3600s = 120

/** How many senders without a seat may send at their full rate from one address, e.g. from a hall of readers. */
const readersAtOnce = 20

/**
 * Limits how many commands a sender may send. Socket.IO and HTTP share these limits, so that a sender gains nothing by
 * using both.
 */
export interface CommandLimits {
  /** counts the commands of one member over all connections, on all servers that count together */
  members: Limit
  /** counts the commands of all senders without a seat from one address */
  addresses: Limit
  /** counts the exports that the log of the host records, of one actor and of all kinds together */
  exports: Limit
  askers: Askers
}

export const createCommandLimits = ({ folds, limits: counts }: { folds: Folds; limits: Limits }): CommandLimits => ({
  members: counts.of("commands", { points: limits.commandsPer10s, seconds: 10 }),
  addresses: counts.of("commands of an address", { points: readersPer10s * readersAtOnce, seconds: 10 }),
  exports: counts.of("exports recorded", { points: exportsPer3600s, seconds: 3_600 }),
  askers: createAskers({ folds }),
})
