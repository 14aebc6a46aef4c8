import { eq, sql } from "drizzle-orm"
import * as z from "zod"
import {
  type BackupNotes,
  type BackupState,
  type BackupsTaken,
  backupFaults,
  noBackups,
} from "../../../ports/monitoring/backups.ts"
import { type Runner, statement } from "../statement.ts"

/** The key in `meta` of the state of the backups, as JSON. */
const key = "backups"
/** The key of the schedule and the files of the server that takes the backups. */
const takenKey = "backups-taken"

/** Keeps the state of the backups in the table `meta`, where every server of the database reads it. */
export const sqlBackupNotes = ({ ask }: Pick<Runner, "ask">): BackupNotes => ({
  async last() {
    const [row] = await ask(stateIn, { key })
    return row === undefined ? noBackups : stored(row.value)
  },
  async keep(state) {
    await ask(keepState, { key, value: JSON.stringify(state) })
  },
  async taken() {
    const [row] = await ask(stateIn, { key: takenKey })
    return row === undefined ? null : Taken.catch(null).parse(JSON.parse(row.value))
  },
  async keepTaken(taken: BackupsTaken) {
    await ask(keepState, { key: takenKey, value: JSON.stringify(taken) })
  },
})

const State = z.object({
  triedAt: z.number().nullable(),
  last: z
    .object({
      at: z.number(),
      file: z.string(),
      bytes: z.number(),
      workspaces: z.number(),
      entries: z.number(),
      tookMs: z.number(),
    })
    .nullable(),
  failure: z.object({ at: z.number(), fault: z.enum(backupFaults), reason: z.string() }).nullable(),
})

const Taken = z
  .object({ at: z.number(), schedule: z.string(), zone: z.string(), times: z.array(z.number()) })
  .nullable()

/** Reads the state. A value of another version, which this one does not know, counts as none. */
function stored(value: string): BackupState {
  return State.catch(noBackups).parse(JSON.parse(value))
}

const stateIn = statement<{ key: string }>()((db, { meta }, at) =>
  db.select({ value: meta.value }).from(meta).where(eq(meta.key, at.key)),
)

const keepState = statement<{ key: string; value: string }>()((db, { meta }, at) =>
  db
    .insert(meta)
    .values({ key: at.key, value: at.value })
    .onConflictDoUpdate({ target: meta.key, set: { value: sql`excluded.value` } }),
)
