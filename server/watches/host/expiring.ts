import type { SignedSeats } from "../../commands/seats.ts"
import type { Directory } from "../../ports/database/directory.ts"
import { Running } from "../running.ts"
import type { Watch } from "../watch.ts"
import type { DeletingAllowed } from "./deletingLooks.ts"

export interface ExpiringPorts extends DeletingAllowed {
  directory: Pick<Directory, "dropExpiredSignIns">
  seats: Pick<SignedSeats, "living">
  failed: (error: unknown) => void
}

/** How often the watch looks, in milliseconds. */
const lookMs = 3_600_000

/** How many sign-ins one transaction deletes, so that no other waits long for it. */
export const expiredAtOnce = 200

/** Deletes expired sign-ins (DOMAIN SI10). */
export const createExpiring = (ports: ExpiringPorts): Watch => ({
  name: "expired sign-ins",
  run(until) {
    const running = new Running(until, ports.failed)

    const look = async (): Promise<void> => {
      if (running.hasEnded) return
      running.wait("sign-ins", lookMs, look)
      if (!(await ports.looks.mayDelete())) return
      for (let found = expiredAtOnce; found === expiredAtOnce && !running.hasEnded; )
        found = await ports.directory.dropExpiredSignIns(ports.seats.living(), expiredAtOnce)
    }

    running.begin(look())
    return running.over()
  },
})
