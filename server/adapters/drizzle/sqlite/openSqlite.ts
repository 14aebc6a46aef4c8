import { randomBytes } from "node:crypto"
import type { Clock } from "../../../ports/clock.ts"
import type { Opened } from "../../opened.ts"
import { newInstanceKey } from "../../system/instanceKey.ts"
import { instanceKeys, readFormerKeys } from "../../system/instanceKeys.ts"
import { systemClock } from "../../system/systemClock.ts"
import { ballots } from "../ballots/ballots.ts"
import { directory } from "../directory.ts"
import { documentHistory } from "../documents/documentHistory.ts"
import { documentLog } from "../documents/documentLog.ts"
import { keepKeys } from "../keys.ts"
import { store } from "../store.ts"
import { connect } from "./connect.ts"
import { migrate } from "./migrate.ts"
import { sqliteRunner } from "./runner.ts"

/** Opens the database file, made where it is missing, and brings it up to date. */
export async function openSqlite({
  file,
  clock = systemClock,
}: {
  file: string
  clock?: Pick<Clock, "wait" | "now">
}): Promise<Opened> {
  const database = connect(file)
  try {
    migrate(database, file)
    const once = database.prepare("INSERT INTO meta (key, value) VALUES (?, ?) ON CONFLICT DO NOTHING")
    for (const key of ["incarnation", "secret"]) once.run(key, randomBytes(16).toString("base64url"))
    once.run("signing-key", newInstanceKey())
    once.run("former-keys", "[]")
  } catch (failure) {
    database.close()
    throw failure
  }
  const runner = sqliteRunner(database, clock)
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
    keys: instanceKeys(stored, keepKeys(runner)),
    close: runner.close,
  }
}
