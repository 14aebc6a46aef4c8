import { join } from "node:path"
import { startPostgres } from "../kit/servers/components/postgres.ts"
import { richFolder } from "../kit/servers/copies/richDatabase.ts"
import { newFolder, removeFolder } from "../kit/servers/plenary.ts"
import { plenaryWith } from "../kit/servers/program.ts"
import type { Row } from "./run.ts"

const updates = 300_000

/** Rows a second that `plenary migrate` copies, compares and verifies, from its start to its end. */
export async function migrating(): Promise<Row[]> {
  const here = newFolder()
  const server = await startPostgres()
  const folder = join(here, "original")
  await richFolder(folder, { updates })
  const url = await server.createDatabase()
  const intoPostgres = await rowsPerSecond(here, folder, url)
  const intoSqlite = await rowsPerSecond(here, url, join(here, "copy"))
  await server.stop()
  removeFolder(here)
  return [
    {
      what: `plenary migrate, rows a second, copied and compared: into PostgreSQL ${server.version} · back into SQLite`,
      measured: `${Math.round(intoPostgres)} · ${Math.round(intoSqlite)}`,
      target: "≥ 20,000",
    },
  ]
}

async function rowsPerSecond(here: string, from: string, to: string): Promise<number> {
  const began = performance.now()
  const env = { LC_ALL: "C", DATABASE_URL: "" }
  const { status, stdout, stderr } = await plenaryWith(env, here, "migrate", "--from", from, "--to", to)
  const seconds = (performance.now() - began) / 1_000
  const rows = Number(/rows: ([\d,]+)/.exec(stdout)?.[1]?.replaceAll(",", ""))
  if (status !== 0 || !(rows > updates)) throw new Error(`plenary migrate failed: ${stderr}`)
  return rows / seconds
}
