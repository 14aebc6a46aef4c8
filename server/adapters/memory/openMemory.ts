import type { Clock } from "../../ports/clock.ts"
import type { Opened } from "../opened.ts"
import { instanceKeys } from "../system/instanceKeys.ts"
import { systemClock } from "../system/systemClock.ts"
import { ballots } from "./ballots.ts"
import { checkpoints } from "./checkpoints.ts"
import { directory } from "./directory.ts"
import { documentHistory } from "./documentHistory.ts"
import { documentLog } from "./documentLog.ts"
import { store } from "./store.ts"
import { emptyTables } from "./tables.ts"

/** The ports without a disk, for tests and for runs that are thrown away. */
export const openMemory = (tables = emptyTables(), clock: Pick<Clock, "now"> = systemClock): Opened => ({
  store: store(tables, clock.now),
  directory: directory(tables),
  documents: documentLog(tables),
  history: documentHistory(tables),
  ballots: ballots(tables),
  checkpoints: checkpoints(tables),
  keys: instanceKeys(tables.keys, async keys => {
    tables.keys = keys
  }),
  close: async () => {},
})
