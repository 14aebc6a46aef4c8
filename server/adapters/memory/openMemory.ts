import { aloneWithDuties } from "../../ports/duties.ts"
import type { Clock } from "../../ports/host/clock.ts"
import { hostSealing } from "../hostSealing.ts"
import { memoryLimits } from "../limits.ts"
import type { Opened } from "../opened.ts"
import { instanceKeys } from "../system/instanceKeys.ts"
import { localBus } from "../system/localBus.ts"
import { systemClock } from "../system/systemClock.ts"
import { memoryAccounts } from "./accounts/accounts.ts"
import { memoryBallots } from "./ballots.ts"
import { memoryCheckpoints } from "./checkpoints.ts"
import { memoryCodes } from "./codes.ts"
import { memoryDirectory } from "./directory.ts"
import { memoryDocumentHistory } from "./documents/documentHistory.ts"
import { memoryDocumentLog } from "./documents/documentLog.ts"
import { memoryDocumentSealing } from "./documents/documentSealing.ts"
import { memoryFiles } from "./files.ts"
import { memoryInvitations } from "./jobs/invitations.ts"
import { memoryJobs } from "./jobs/jobs.ts"
import { memoryWebhooks } from "./jobs/webhooks.ts"
import { memoryDeletions } from "./law/deletions.ts"
import { memoryRetained } from "./law/retained.ts"
import { memoryAppend, memoryHostLog } from "./log/hostLog.ts"
import { memoryHostReadings } from "./log/hostReadings.ts"
import { memoryHostSettings } from "./log/hostSettings.ts"
import { memoryStore } from "./store.ts"
import { emptyTables } from "./tables.ts"
import { memoryTickets } from "./tickets.ts"

/** Opens the ports without a disk, for tests and temporary runs. */
export function openMemory(tables = emptyTables(), clock: Pick<Clock, "now"> = systemClock): Opened {
  const keys = instanceKeys(tables.keys, {
    read: async () => tables.keys,
    async keep(stored, _, { drafts, signer }) {
      memoryAppend(tables, hostSealing(signer))(drafts)
      tables.keys = stored
      return true
    },
  })
  const append = memoryAppend(tables, hostSealing(keys))
  return {
    store: memoryStore(tables, clock.now, append),
    directory: memoryDirectory(tables, append),
    hostRows: memoryHostLog(tables, append),
    hostSettings: memoryHostSettings(tables, append),
    hostReadings: memoryHostReadings(tables),
    accounts: memoryAccounts(tables),
    documents: memoryDocumentLog(tables),
    history: memoryDocumentHistory(tables),
    sealing: memoryDocumentSealing(tables),
    files: memoryFiles(tables),
    ballots: memoryBallots(tables),
    deletions: memoryDeletions(tables),
    retained: memoryRetained(tables),
    jobs: memoryJobs(tables),
    webhooks: memoryWebhooks(tables),
    invitations: memoryInvitations(tables),
    checkpoints: memoryCheckpoints(tables),
    measures: { bytes: async () => 0, letters: async () => [] },
    backups: {
      last: async () => tables.backups,
      keep: async state => void (tables.backups = state),
      taken: async () => tables.backupsTaken,
      keepTaken: async taken => void (tables.backupsTaken = taken),
    },
    keys,
    tickets: memoryTickets(clock),
    codes: memoryCodes(clock),
    bus: localBus(),
    limits: memoryLimits,
    warning: null,
    duties: aloneWithDuties,
    close: async () => {},
  }
}
