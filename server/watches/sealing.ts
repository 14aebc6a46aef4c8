import type { DocumentEpoch } from "../ports/documents/documentLog.ts"
import { type DocumentSealing, segmentLimits } from "../ports/documents/documentSealing.ts"
import type { Clock } from "../ports/host/clock.ts"
import { Running } from "./running.ts"
import type { Watch } from "./watch.ts"

export interface SealingPorts {
  sealing: DocumentSealing
  clock: Pick<Clock, "now" | "wait">
  failed: (error: unknown) => void
}

/** Milliseconds between two runs of `look`. */
const everyMs = 60_000
/** The age in milliseconds at which updates are sealed if they fill a segment. */
const oldMs = 600_000
/** The age in milliseconds at which updates are sealed even if they fill no segment. */
const restedMs = 3_600_000
/** Fewer unsealed updates than this stay as rows, because a segment costs as much as several rows. */
const least = 128
/**
 * Milliseconds between two segments. Sealing a segment takes a few milliseconds, and the server handles requests
 * between two segments.
 */
const pauseMs = 20
/** Milliseconds that sealing may take while the server stops. */
const atStopMs = 2_000

/**
 * Seals old updates of the notes into segments, deletes unneeded snapshots, and gives freed space back to the file
 * system. When the server stops, all notes are sealed, as far as there is time. The watch stores nothing, because each
 * run asks the store for the unsealed notes.
 */
export const createSealing = ({ sealing, clock, failed }: SealingPorts): Watch => ({
  name: "sealing",
  async run(until) {
    const running = new Running(until, failed)

    /** Seals one log as far as its updates are old enough, one segment after the other. */
    const sealLog = async (log: DocumentEpoch, count: number, goOn: () => boolean): Promise<void> => {
      let left = count
      while (left >= least && goOn()) {
        const isFull = left >= segmentLimits.updates
        const age = running.hasEnded ? 0 : isFull ? oldMs : restedMs
        const limits = { least: Math.min(left, segmentLimits.updates), before: clock.now() - age }
        const sealed = await sealing.seal(log, limits)
        if (sealed === 0) break
        left -= sealed
        if (!running.hasEnded) await clock.wait(pauseMs)
      }
      if (left < count) await sealing.thinSnapshots(log)
    }

    const sealAll = async (goOn: () => boolean): Promise<void> => {
      for (const { count, ...log } of await sealing.unsealed(least))
        if (goOn()) await sealLog(log, count, goOn).catch(failed)
      while (goOn() && (await sealing.giveBackSpace())) if (!running.hasEnded) await clock.wait(pauseMs)
    }

    const look = async (): Promise<void> => {
      try {
        await sealAll(() => !running.hasEnded)
      } finally {
        running.wait("look", everyMs, look)
      }
    }

    running.begin(look())
    await running.over()
    const began = performance.now()
    await sealAll(() => performance.now() - began < atStopMs).catch(failed)
  },
})
