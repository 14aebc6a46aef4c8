import { randomBytes } from "node:crypto"
import type pg from "pg"
import type { Clock } from "../../../ports/host/clock.ts"
import type { Health } from "../../../ports/host/health.ts"
import type { Opened } from "../../opened.ts"
import type { RedisPlace } from "../../redis/openRedis.ts"
import { newInstanceKey } from "../../system/instanceKey.ts"
import { instanceKeys, readFormerKeys } from "../../system/instanceKeys.ts"
import { systemClock } from "../../system/systemClock.ts"
import { sqlBallots } from "../ballots/ballots.ts"
import { sqlCheckpoints } from "../checkpoints.ts"
import { sqlDirectory } from "../directory/directory.ts"
import { sqlDocumentHistory } from "../documents/documentHistory.ts"
import { sqlDocumentLog } from "../documents/documentLog.ts"
import { sqlDocumentSealing } from "../documents/sealed/sealing.ts"
import { keepKeys } from "../keys.ts"
import { NewestKnown } from "../newestKnown.ts"
import { sqlStore } from "../store.ts"
import { appendAtOnce } from "./appendAtOnce.ts"
import { Connections } from "./connection/pool.ts"
import { beginIfReplaced, SameDatabase } from "./connection/sameDatabase.ts"
import { refuseUnfit } from "./fitness.ts"
import { migratePostgres } from "./migrate.ts"
import { postgresDuties } from "./processes/duties.ts"
import { openMessages } from "./processes/messages.ts"
import { postgresTickets } from "./processes/tickets.ts"
import { postgresRunner } from "./runner.ts"
import { cannotReach } from "./starting/cannotReach.ts"

/** The health for command-line tools. It reports nothing, because such a tool ends with the exception itself. */
const unwatched: Health = { watch: () => {}, look: () => [], onChange: () => {} }

const addMeta = "INSERT INTO meta (key, value) VALUES ($1, $2) ON CONFLICT DO NOTHING"

/** Writes the keys and the secrets of a new instance, once. */
async function beginInstance(client: pg.Client): Promise<void> {
  for (const key of ["incarnation", "secret"]) await client.query(addMeta, [key, randomBytes(16).toString("base64url")])
  await client.query(addMeta, ["signing-key", newInstanceKey()])
  await client.query(addMeta, ["former-keys", "[]"])
}

/**
 * Opens a PostgreSQL database and returns the ports that use it. Creates its tables, or applies the missing migrations.
 */
export async function openPostgres({
  url,
  clock = systemClock,
  health = unwatched,
  ballotsLeaveTraces = "refused",
  redis = null,
  replaced = () => {},
}: {
  /** `postgres://user:password@host:5432/database` */
  url: string
  clock?: Pick<Clock, "wait" | "now">
  health?: Health
  /** null: the servers of this database tell each other through PostgreSQL */
  redis?: RedisPlace | null
  /** "accepted" only in tests of the ballots themselves: PostgreSQL keeps the order in which they are cast */
  ballotsLeaveTraces?: "refused" | "accepted"
  /** called once if the address leads to another database later, or to an older state of this one */
  replaced?: () => void
}): Promise<Opened> {
  const connections = new Connections(url)
  let isClosed = false
  try {
    await refuseUnfit(url)
    const { rows } = await migratePostgres(url, async client => {
      await beginInstance(client)
      await beginIfReplaced(client)
      return client.query<{ key: string; value: string }>("SELECT key, value FROM meta")
    })
    const meta = (key: string) => rows.find(row => row.key === key)?.value ?? ""
    const stored = { current: meta("signing-key"), former: readFormerKeys(meta("former-keys")) }
    const same = new SameDatabase(connections, clock, replaced)
    await same.open()
    const secret = `${meta("incarnation")} ${meta("secret")}`
    const messages = await openMessages({ url, connections, clock, health, redis, secret })
    const known = new NewestKnown({ isAlone: false })
    messages.bus.onWake(workspace => known.forget([workspace]))
    const runner = postgresRunner(connections, clock, health, { ballotsLeaveTraces })
    return {
      store: sqlStore(runner, { known, now: clock.now }),
      directory: sqlDirectory(runner, known),
      documents: sqlDocumentLog(runner, known, appendAtOnce(runner)),
      history: sqlDocumentHistory(runner),
      sealing: sqlDocumentSealing(runner),
      ballots: sqlBallots(runner),
      checkpoints: sqlCheckpoints(runner),
      keys: instanceKeys(stored, keepKeys(runner)),
      tickets: postgresTickets(connections),
      bus: messages.bus,
      limits: messages.limits,
      warning: messages.warning,
      duties: postgresDuties(connections, clock),
      async close() {
        if (isClosed) return
        isClosed = true
        same.close()
        await messages.close()
        await runner.close()
      },
    }
  } catch (failure) {
    await connections.close()
    throw cannotReach(failure, url)
  }
}
