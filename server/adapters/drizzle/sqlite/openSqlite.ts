import { randomBytes } from "node:crypto"
import type { Clock } from "../../../ports/clock.ts"
import { Unwritable } from "../../../ports/failing.ts"
import type { Health } from "../../../ports/health.ts"
import type { Opened } from "../../opened.ts"
import { newInstanceKey } from "../../system/instanceKey.ts"
import { instanceKeys, readFormerKeys } from "../../system/instanceKeys.ts"
import { systemClock } from "../../system/systemClock.ts"
import { ballots } from "../ballots/ballots.ts"
import { checkpoints } from "../checkpoints.ts"
import { directory } from "../directory.ts"
import { documentHistory } from "../documents/documentHistory.ts"
import { documentLog } from "../documents/documentLog.ts"
import { keepKeys } from "../keys.ts"
import { store } from "../store.ts"
import { connect } from "./connect.ts"
import { migrate } from "./migrate.ts"
import { sqliteRunner } from "./runner.ts"

/** For a tool that opens a file and ends: it fails with the exception itself. */
const unwatched: Health = { watch: () => {}, look: () => [], onChange: () => {} }

/** Before anything is written into it: pages that are none are found here, not when somebody comes to them. */
function refuseDamaged(database: ReturnType<typeof connect>): void {
  const found: unknown = database.pragma("quick_check(1)", { simple: true })
  if (found !== "ok") throw new Unwritable("database-damaged", { cause: new Error(String(found)) })
}

/** Opens the database file, made where it is missing, and brings it up to date. */
export async function openSqlite({
  file,
  clock = systemClock,
  health = unwatched,
}: {
  file: string
  clock?: Pick<Clock, "wait" | "now">
  health?: Health
}): Promise<Opened> {
  const database = connect(file)
  try {
    refuseDamaged(database)
    migrate(database, file)
    const once = database.prepare("INSERT INTO meta (key, value) VALUES (?, ?) ON CONFLICT DO NOTHING")
    for (const key of ["incarnation", "secret"]) once.run(key, randomBytes(16).toString("base64url"))
    once.run("signing-key", newInstanceKey())
    once.run("former-keys", "[]")
  } catch (failure) {
    database.close()
    throw failure
  }
  const runner = sqliteRunner(database, clock, health)
  // what a server that was killed had not yet forgotten
  await runner.forget()
  const meta = (key: string) => String(database.prepare("SELECT value FROM meta WHERE key = ?").pluck().get(key))
  const stored = { current: meta("signing-key"), former: readFormerKeys(meta("former-keys")) }
  return {
    // one process owns the data folder
    store: store(runner, { alone: true, now: clock.now }),
    directory: directory(runner),
    documents: documentLog(runner),
    history: documentHistory(runner),
    ballots: ballots(runner),
    checkpoints: checkpoints(runner),
    keys: instanceKeys(stored, keepKeys(runner)),
    close: runner.close,
  }
}
