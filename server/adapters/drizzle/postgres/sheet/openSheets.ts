import type { Bus } from "../../../../ports/bus.ts"
import type { Clock } from "../../../../ports/host/clock.ts"
import type { Runner } from "../../statement.ts"
import { openKeyFile } from "./keyFile.ts"
import { KeyRing } from "./keyRing.ts"
import { Sheets } from "./sheets.ts"

interface Given {
  clock: Pick<Clock, "wait" | "now">
  /** the folder for the file of keys; null if this process keeps them in memory alone */
  dataDir: string | null
  lostAfterMs: number
  /** a secret that every process has but that is not in the database */
  shared: string
}

/** Opens the sheets of a database with the keys that this process has or gets from others. */
export function openSheets(
  runner: Runner,
  { messages }: Pick<Bus, "messages">,
  { clock, dataDir, lostAfterMs, shared }: Given,
): Sheets {
  const file = dataDir === null ? null : openKeyFile(dataDir)
  const ring = new KeyRing(file, { messages, clock, shared, changed: () => void sheets.look() })
  const sheets = new Sheets(runner, ring, clock, lostAfterMs)
  return sheets
}
