import { existsSync, realpathSync } from "node:fs"
import { resolve } from "node:path"
import { addressOf } from "../../adapters/drizzle/copying/addressNames.ts"
import type { Original } from "../../adapters/drizzle/copying/original.ts"
import { openSqliteOriginal } from "../../adapters/drizzle/sqlite/copying/openSqliteOriginal.ts"
import { type OwnedFolder, ownFolder } from "../../adapters/system/dataFolder.ts"
import { OperatorError } from "../../ports/operatorError.ts"
import { databaseIn, isPostgres, loadPostgresCopying } from "../../start/instance/database.ts"

/** A place of a database: a data folder, or a PostgreSQL database. The terminal shows `name`, which has no password. */
export type Place = { kind: "folder"; folder: string; name: string } | { kind: "postgres"; url: string; name: string }

/** Reads an argument of the command line; null if it is neither a folder nor the address of a PostgreSQL database. */
export function readPlace(text: string): Place | null {
  const name = isPostgres(text) ? nameOf(text) : null
  if (name !== null) return { kind: "postgres", url: text, name }
  // a mistyped address must not become a folder's name
  return text === "" || /^[a-z+]+:\//i.test(text) ? null : { kind: "folder", folder: text, name: text }
}

/** The name of an address; null if it is malformed. */
function nameOf(url: string): string | null {
  try {
    return addressOf(url)
  } catch {
    return null
  }
}

const realFolder = (folder: string) => (existsSync(folder) ? realpathSync(folder) : resolve(folder))

export async function isSamePlace(one: Place, other: Place): Promise<boolean> {
  if (one.kind === "folder") return other.kind === "folder" && realFolder(one.folder) === realFolder(other.folder)
  return other.kind === "postgres" && (await loadPostgresCopying()).isSameDatabase(one.url, other.url)
}

/** Opens a whole database that no server uses, and keeps servers from starting on it until it is closed. */
export async function openOriginal(place: Place): Promise<Original> {
  if (place.kind === "postgres") return (await loadPostgresCopying()).openPostgresOriginal(place.url, "without-server")
  if (!existsSync(databaseIn(place.folder)))
    throw new OperatorError(say => say("migrate.nothing", { place: place.name }))
  const owner = await lockFolder(place.folder)
  try {
    const original = openSqliteOriginal(databaseIn(place.folder))
    return {
      ...original,
      async close() {
        await original.close()
        await owner.close()
      },
    }
  } catch (failure) {
    await owner.close()
    throw failure
  }
}

/** Locks a folder while its database is copied, and creates the folder if it does not exist. */
export async function lockFolder(folder: string): Promise<OwnedFolder> {
  try {
    return await ownFolder(folder, async () => {
      throw new OperatorError(say => say("migrate.served", { place: folder }))
    })
  } catch (failure) {
    if (failure instanceof OperatorError || !(failure instanceof Error)) throw failure
    const why = failure.message
    throw new OperatorError(say => say("keeping.unwritable", { file: folder, why }), { cause: failure })
  }
}
