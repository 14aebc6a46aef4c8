import { existsSync } from "node:fs"
import { connectToRead } from "../../adapters/drizzle/sqlite/connect.ts"
import { standingIn } from "../../adapters/drizzle/sqlite/migrate.ts"
import { loadExaminers, type PostgresFacts } from "../../start/instance/database.ts"
import { type Finding, foundIn } from "./finding.ts"

/**
 * The smallest difference between the clocks, in ms, about which the doctor warns. Time synchronisation corrects
 * smaller differences.
 */
const warnClockMs = 1_000
/** The smallest difference between the clocks, in ms, with which a server is not ready. */
const wrongClockMs = 60_000
/** The most connections of one server, including those outside its pool. */
const perServer = 15

/** Examines the SQLite file: whether it is undamaged, and whether this version can use it. */
export function examineSqlite(file: string): Finding[] {
  if (!existsSync(file)) return [{ level: "ok", code: "database-none", told: say => say("doctor.database-none") }]
  try {
    const database = connectToRead(file)
    try {
      if (database.pragma("quick_check(1)", { simple: true }) !== "ok") return [damaged(file)]
      const standing = standingIn(database)
      if (standing === "newer")
        return [{ level: "wrong", code: "database-newer", told: say => say("database.newer", { file }) }]
      if (standing === "behind")
        return [{ level: "ok", code: "database-older", told: say => say("doctor.sqlite-older", { file }) }]
      return [{ level: "ok", code: "database", told: say => say("doctor.sqlite", { file }) }]
    } finally {
      database.close()
    }
  } catch {
    return [damaged(file)]
  }
}

const damaged = (file: string): Finding => ({
  level: "wrong",
  code: "database-damaged",
  told: say => say("doctor.sqlite-damaged", { file }),
})

/** Examines a PostgreSQL database, and the clock of its machine. */
export async function examineDatabase(url: string): Promise<Finding[]> {
  try {
    const { examinePostgres } = await loadExaminers.postgres()
    return postgresFindings(await examinePostgres(url))
  } catch (failure) {
    return [foundIn(failure, "database-unfit")]
  }
}

/** Judges the facts about a PostgreSQL database that a server could use. */
export function postgresFindings(facts: PostgresFacts): Finding[] {
  return [tablesFinding(facts), standbyFinding(facts), connectionsFinding(facts), clockFinding(facts)]
}

function tablesFinding({ tables, host, database, version }: PostgresFacts): Finding {
  switch (tables) {
    case "none":
      return { level: "ok", code: "database-none", told: say => say("doctor.postgres-none", { host, version }) }
    case "behind":
      return { level: "ok", code: "database-older", told: say => say("doctor.postgres-older", { host, version }) }
    case "newer":
      return {
        level: "wrong",
        code: "database-newer",
        told: say => say("database.postgres-newer", { database }),
      }
    case "ready":
    case "ahead":
      return { level: "ok", code: "database", told: say => say("doctor.postgres", { host, version }) }
    default:
      return tables satisfies never
  }
}

function standbyFinding({ standbys, waitsForStandby }: PostgresFacts): Finding {
  if (standbys === 0 && waitsForStandby)
    return { level: "wrong", code: "standby-missing", told: say => say("doctor.standby-missing") }
  if (standbys === 0) return { level: "ok", code: "standby-none", told: say => say("doctor.standby-none") }
  if (!waitsForStandby)
    return { level: "warning", code: "standby-asynchronous", told: say => say("doctor.standby-asynchronous") }
  return { level: "ok", code: "standby", told: say => say("doctor.standby") }
}

function connectionsFinding({ connectionsLeft }: PostgresFacts): Finding {
  const free = Math.max(0, connectionsLeft)
  if (free < perServer)
    return {
      level: "warning",
      code: "connections-few",
      told: say => say("doctor.connections-few", { free, each: perServer }),
    }
  return { level: "ok", code: "connections", told: say => say("doctor.connections", { free }) }
}

function clockFinding({ aheadMs }: PostgresFacts): Finding {
  const away = Math.abs(aheadMs)
  const seconds = Math.round(away / 1_000)
  if (-aheadMs > wrongClockMs)
    return { level: "wrong", code: "clock-ahead", told: say => say("database.clock-ahead", { seconds }) }
  if (away >= wrongClockMs)
    return { level: "wrong", code: "clock-wrong", told: say => say("doctor.clock-wrong", { seconds }) }
  if (away >= warnClockMs)
    return { level: "warning", code: "clock-differs", told: say => say("doctor.clock-differs", { seconds }) }
  return { level: "ok", code: "clock", told: say => say("doctor.clock", { ms: away }) }
}
