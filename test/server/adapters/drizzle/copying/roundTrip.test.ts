import { join } from "node:path"
import { afterAll, beforeAll, expect, test } from "vitest"
import { migrateDatabase } from "../../../../../server/cli/migrating/migrate.ts"
import { readPlace } from "../../../../../server/cli/migrating/places.ts"
import { sayIn } from "../../../../../server/ports/operatorError.ts"
import { sharedPostgres } from "../../../../kit/servers/components/postgres.ts"
import { testedPostgres } from "../../../../kit/servers/components/template.ts"
import { everyRow } from "../../../../kit/servers/copies/everyRow.ts"
import { richFolder } from "../../../../kit/servers/copies/richDatabase.ts"
import { newFolder, removeFolder } from "../../../../kit/servers/plenary.ts"

const folder = newFolder()
const first = join(folder, "first")

beforeAll(async () => void (await richFolder(first)))
afterAll(() => removeFolder(folder))

const copy = (from: string, to: string) => migrateDatabase(readPlace(from)!, readPlace(to)!, sayIn("en"), () => {})

test.each(await testedPostgres())(
  "from SQLite to PostgreSQL $version and back, every table is equal",
  async ({ major }) => {
    const server = await sharedPostgres(major)
    const url = await server.createDatabase()
    const last = join(folder, `last-${major}`)
    const original = await everyRow(join(first, "plenary.db"))
    expect(Object.keys(original).length).toBeGreaterThan(20)
    for (const [table, rows] of Object.entries(original))
      if (!["ballot", "roll"].includes(table)) expect(rows.length, table).toBeGreaterThan(0)

    expect(await copy(first, url)).toContain(`holds everything that ${first} holds`)
    expect(await everyRow(url)).toEqual(original)
    expect(await copy(url, last)).toContain(`${last} holds everything`)
    expect(await everyRow(join(last, "plenary.db"))).toEqual(original)

    // a second PostgreSQL database, and a run that finds everything there
    const other = await server.createDatabase()
    expect(await copy(url, other)).toContain("holds everything")
    expect(await copy(url, other)).toContain("already")
    expect(await everyRow(other)).toEqual(original)
  },
)
