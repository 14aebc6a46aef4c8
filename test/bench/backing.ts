import { spawn } from "node:child_process"
import { once } from "node:events"
import { dirname, join } from "node:path"
import { text } from "node:stream/consumers"
import Sqlite from "better-sqlite3"
import * as z from "zod"
import { serverEnv, serverFlags } from "../../scripts/node24.mjs"
import { sleep } from "../kit/clocks/until.ts"
import type { Person } from "../kit/people/person.ts"
import { type ServedPanel, servePanel } from "../kit/servers/servedPanel.ts"
import { openSecretCall } from "../server/commands/round/secret/openSecretCall.ts"
import type { Row } from "./run.ts"

/** The sizes of the database, in MB. */
const sizes = [64, 512]
/** Backups of each size, of which the worst counts. */
const times = 5
/** Comments that are written while a copy begins, and the milliseconds between two of them. */
const comments = { count: 4, everyMs: 100 }

const program = join(import.meta.dirname, "../../dist/server/plenary.js")
const Printed = z.object({ kind: z.literal("written"), secretRounds: z.literal(1), longestReadMs: z.number() })

/** Measures how long a backup reads the database at once while a secret round is open, on SQLite. */
export async function backing(): Promise<Row[]> {
  const rows: Row[] = []
  for (const megabytes of sizes) rows.push(await measured(megabytes))
  return rows
}

async function measured(megabytes: number): Promise<Row> {
  const panel = await servePanel({ panelists: 8 })
  try {
    await openSecretCall(panel)
    const writer = await panel.join("panelist2")
    enlarge(panel.file, megabytes)
    const longest: number[] = []
    for (let n = 0; n < times; n++) {
      const [longestMs] = await Promise.all([backedUp(panel, n), writes(panel, writer)])
      longest.push(longestMs)
    }
    const shown = longest.map(ms => ms.toFixed(0)).join(" · ")
    return {
      what: `a backup of ${megabytes} MB while a secret round is open and people write: its longest read, ${times} backups`,
      measured: `${shown} ms`,
      target: "≤ 100 ms",
    }
  } finally {
    await panel.end()
  }
}

/** Takes a backup as the server does on its schedule. Returns the milliseconds of its longest read transaction. */
async function backedUp({ file }: ServedPanel, n: number): Promise<number> {
  const folder = dirname(file)
  const backup = spawn(process.execPath, [...serverFlags, program, "backup", join(folder, `${n}.backup`), "--json"], {
    env: { ...process.env, ...serverEnv, DATA_DIR: folder },
    stdio: ["ignore", "pipe", "inherit"],
  })
  const [said] = await Promise.all([text(backup.stdout), once(backup, "exit")])
  return Printed.parse(JSON.parse(said)).longestReadMs
}

async function writes({ topic }: ServedPanel, writer: Person): Promise<void> {
  for (let n = 0; n < comments.count; n++) {
    await sleep(comments.everyMs)
    await writer.do("open-thread", { topic, entry: { lang: "en", text: `Meanwhile ${n}` } })
  }
}

/** Fills the database with rows that only a backup reads. */
function enlarge(file: string, megabytes: number): void {
  const database = new Sqlite(file)
  database.exec("CREATE TABLE filling (bytes BLOB)")
  const row = database.prepare("INSERT INTO filling VALUES (randomblob(1000000))")
  for (let n = 0; n < megabytes; n++) row.run()
  database.pragma("wal_checkpoint(TRUNCATE)")
  database.close()
}
