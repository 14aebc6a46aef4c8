import { existsSync, renameSync } from "node:fs"
import type { Original } from "../../adapters/drizzle/copying/original.ts"
import type { RowTarget } from "../../adapters/drizzle/copying/rows.ts"
import { closeForGood } from "../../adapters/drizzle/sqlite/backup/copyDatabase.ts"
import { openSqliteOriginal } from "../../adapters/drizzle/sqlite/copying/openSqliteOriginal.ts"
import { openSqliteTarget, unmark } from "../../adapters/drizzle/sqlite/copying/sqliteTarget.ts"
import type { Say } from "../../ports/operatorError.ts"
import { databaseIn, loadPostgres, loadPostgresCopying } from "../../start/instance/database.ts"
import { checked, checkedChains } from "../keeping/checked.ts"
import { syncFolder } from "../keeping/syncFolder.ts"
import { lockFolder, type Place } from "./places.ts"

/**
 * The database that receives a copy. `whole`: the copy is complete already. `open`: rows can be added to the database.
 */
export type Copy =
  | { kind: "whole"; original: Original }
  | {
      kind: "open"
      rows: RowTarget
      /** Verifies every hash chain of the copy, and then makes it usable by a server. */
      finish(): Promise<void>
      close(): Promise<void>
    }

/** Opens the place to which the database with this incarnation is copied. */
export const openCopy = (place: Place, from: string, say: Say): Promise<Copy> =>
  place.kind === "postgres" ? inPostgres(place.url, place.name, from, say) : inFolder(place.folder, from, say)

async function inPostgres(url: string, name: string, from: string, say: Say): Promise<Copy> {
  const copy = await (await loadPostgresCopying()).openPostgresCopy(url, from)
  if (copy.kind === "whole") return copy
  return {
    ...copy,
    async finish() {
      const opened = await (await loadPostgres()).openPostgres({ url })
      try {
        await checkedChains(opened, name, say)
      } finally {
        await opened.close()
      }
      await copy.finish()
    },
  }
}

/** Opens a copy in a folder. It is a draft file until it is complete, so that no server serves half of a copy. */
async function inFolder(folder: string, from: string, say: Say): Promise<Copy> {
  const owner = await lockFolder(folder)
  try {
    const database = databaseIn(folder)
    if (existsSync(database)) {
      const original = openSqliteOriginal(database)
      const close = async () => {
        await original.close()
        await owner.close()
      }
      return { kind: "whole", original: { ...original, close } }
    }
    const draft = `${database}.migrating`
    const rows = openSqliteTarget(draft, from)
    return {
      kind: "open",
      rows,
      async finish() {
        rows.close()
        await checked(draft, folder, say)
        unmark(draft)
        closeForGood(draft)
        renameSync(draft, database)
        syncFolder(folder)
      },
      async close() {
        rows.close()
        await owner.close()
      },
    }
  } catch (failure) {
    await owner.close()
    throw failure
  }
}
