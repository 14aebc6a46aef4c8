import { randomBytes } from "node:crypto"
import type pg from "pg"
import type { Clock } from "../../../ports/host/clock.ts"
import type { Health } from "../../../ports/host/health.ts"
import { hostSealing } from "../../hostSealing.ts"
import type { Opened } from "../../opened.ts"
import type { RedisPlace } from "../../redis/openRedis.ts"
import { newInstanceKey } from "../../system/instanceKey.ts"
import { instanceKeys, readFormerKeys } from "../../system/instanceKeys.ts"
import { systemClock } from "../../system/systemClock.ts"
import { sqlAccounts } from "../accounts/accounts.ts"
import { areBallotsSeen, sqlBallots } from "../ballots/ballots.ts"
import { sqlCheckpoints } from "../checkpoints.ts"
import { sqlDirectory } from "../directory/directory.ts"
import { sqlInvitations } from "../directory/invitations.ts"
import { sqlFiles } from "../directory/uploadedFiles.ts"
import { sqlDocumentHistory } from "../documents/documentHistory.ts"
import { sqlDocumentLog } from "../documents/documentLog.ts"
import { sqlDocumentSealing } from "../documents/sealed/sealing.ts"
import { sqlJobs } from "../jobs/jobs.ts"
import { sqlWebhooks } from "../jobs/webhooks.ts"
import { keysIn } from "../keys.ts"
import { sqlDeletions } from "../law/deletions.ts"
import { sqlRetained } from "../law/retained.ts"
import { sqlHostReadings } from "../log/hostReadings.ts"
import { sqlHostLogRows } from "../log/hostRows.ts"
import { sqlHostSettings } from "../log/hostSettings.ts"
import { sqlBackupNotes } from "../monitoring/backupNotes.ts"
import { sqlMeasures } from "../monitoring/measures.ts"
import { NewestKnown } from "../newestKnown.ts"
import { sqlStore } from "../store.ts"
import { appendAtOnce } from "./appendAtOnce.ts"
import { Connections } from "./connection/pool.ts"
import { beginIfReplaced, SameDatabase } from "./connection/sameDatabase.ts"
import { mostAheadMs, refuseUnfit } from "./fitness.ts"
import { migratePostgres } from "./migrate.ts"
import { postgresCodes } from "./processes/codes.ts"
import { postgresDuties } from "./processes/duties.ts"
import { openMessages } from "./processes/messages.ts"
import { sealedRows } from "./processes/sealedRows.ts"
import { postgresTickets } from "./processes/tickets.ts"
import { type PostgresRunner, postgresRunner } from "./runner.ts"
import { openSheets } from "./sheet/openSheets.ts"
import { isSheetSeen, sheetBallots } from "./sheet/sheetBallots.ts"
import { cannotReach } from "./starting/cannotReach.ts"

/** The health for command-line tools. It reports nothing, because such a tool ends with the exception itself. */
const unwatched: Health = { watch: () => {}, look: () => [], onChange: () => {} }

const databaseSize = "SELECT pg_database_size(current_database())::text AS bytes"
const databaseNow = "SELECT (extract(epoch FROM clock_timestamp()) * 1000)::bigint AS now"

/**
 * The milliseconds, in whole seconds, by which the database's clock is certainly ahead of this machine's; negative if
 * it is behind. An answer that took long proves no difference.
 */
async function databaseAhead(runner: Pick<PostgresRunner, "send">, clock: Pick<Clock, "now">): Promise<number> {
  const asked = clock.now()
  const [row] = await runner.send<{ now: number }>(databaseNow, [])
  const [least, most] = [(row?.now ?? asked) - clock.now(), (row?.now ?? asked) - asked]
  return 1_000 * Math.trunc((least > 0 ? least : Math.min(0, most)) / 1_000)
}

const addMeta = "INSERT INTO meta (key, value) VALUES ($1, $2) ON CONFLICT DO NOTHING"

/** Writes the keys and the secrets of a new instance, once. */
async function beginInstance(client: pg.Client): Promise<void> {
  for (const key of ["incarnation", "secret"]) await client.query(addMeta, [key, randomBytes(16).toString("base64url")])
  await client.query(addMeta, ["signing-key", newInstanceKey()])
  await client.query(addMeta, ["former-keys", "[]"])
}

/** Milliseconds after which a secret round is given up, if no process has the key to its ballots. */
const roundLostAfterMs = 15 * 60_000

const passwordIn = (url: string): string => decodeURIComponent(new URL(url).password)

/**
 * Opens a PostgreSQL database and returns the ports that use it. Creates its tables, or applies the missing migrations.
 */
export async function openPostgres({
  url,
  clock = systemClock,
  health = unwatched,
  dataDir = null,
  lostAfterMs = roundLostAfterMs,
  ballotsLeaveTraces = "refused",
  redis = null,
  replaced = () => {},
}: {
  /** `postgres://user:password@host:5432/database` */
  url: string
  clock?: Pick<Clock, "wait" | "now">
  health?: Health
  /** null: the servers of this database exchange messages through PostgreSQL */
  redis?: RedisPlace | null
  /** the folder for the keys of open secret rounds; null if this process keeps them in memory alone */
  dataDir?: string | null
  /** milliseconds after which a secret round counts as lost, if no process has the key to its ballots */
  lostAfterMs?: number
  /** "accepted" only in tests: the ballots are rows, as on SQLite, and PostgreSQL keeps the order of their writes */
  ballotsLeaveTraces?: "refused" | "accepted"
  /** called once if the address leads to another database later, or to an older state of this one */
  replaced?: () => void
}): Promise<Opened> {
  const connections = new Connections(url)
  let isClosed = false
  try {
    await refuseUnfit(url, mostAheadMs)
    const { rows } = await migratePostgres(url, async client => {
      await beginInstance(client)
      await beginIfReplaced(client)
      return client.query<{ key: string; value: string }>("SELECT key, value FROM meta")
    })
    const meta = (key: string) => rows.find(row => row.key === key)?.value ?? ""
    const stored = { current: meta("signing-key"), former: readFormerKeys(meta("former-keys")) }
    const secret = `${meta("incarnation")} ${meta("secret")}`
    const messages = await openMessages({ url, connections, clock, health, redis, secret })
    const known = new NewestKnown({ isAlone: false })
    messages.bus.onWake(workspace => known.forget([workspace]))
    const runner = postgresRunner(connections, clock, health)
    // a database that is away brings no messages either, and is named itself
    if (redis === null) health.watch("bus-away", () => messages.isDeaf() && !runner.isAway())
    const keys = instanceKeys(stored, keysIn(runner))
    const sealHost = hostSealing(keys)
    const same = new SameDatabase(connections, clock, { replaced, keysReplaced: keys.reload })
    await same.open()
    const inRows = ballotsLeaveTraces === "accepted"
    const sheets = inRows
      ? null
      : openSheets(runner, messages.bus, { clock, dataDir, lostAfterMs, shared: passwordIn(url) })
    const isSeen = inRows ? areBallotsSeen : isSheetSeen
    return {
      store: sqlStore(runner, { known, now: clock.now, areBallotsSeen: isSeen, sealHost }),
      directory: sqlDirectory(runner, known, sealHost),
      hostRows: sqlHostLogRows(runner, sealHost),
      hostSettings: sqlHostSettings(runner, sealHost),
      hostReadings: sqlHostReadings(runner),
      accounts: sqlAccounts(runner, known),
      documents: sqlDocumentLog(runner, known, appendAtOnce(runner)),
      history: sqlDocumentHistory(runner),
      sealing: sqlDocumentSealing(runner),
      files: sqlFiles(runner),
      ballots: sheets ? sheetBallots(runner, sheets) : sqlBallots(runner),
      jobs: sqlJobs(runner, () => databaseAhead(runner, clock)),
      webhooks: sqlWebhooks(runner),
      invitations: sqlInvitations(runner),
      checkpoints: sqlCheckpoints(runner),
      deletions: sqlDeletions(runner),
      retained: sqlRetained(runner),
      backups: sqlBackupNotes(runner),
      measures: sqlMeasures(runner, async () => {
        const [row] = await runner.send<{ bytes: string }>(databaseSize, [])
        return Number(row?.bytes)
      }),
      keys,
      tickets: postgresTickets(sealedRows(connections, "ticket")),
      codes: postgresCodes(sealedRows(connections, "code")),
      bus: messages.bus,
      limits: messages.limits,
      warning: messages.warning,
      duties: postgresDuties(connections, clock),
      async close() {
        if (isClosed) return
        isClosed = true
        same.close()
        await sheets?.close()
        await messages.close()
        await runner.close()
      },
    }
  } catch (failure) {
    await connections.close()
    throw cannotReach(failure, url)
  }
}
