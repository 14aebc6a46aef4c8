import { existsSync } from "node:fs"
import { addressOf } from "../adapters/drizzle/copying/addressNames.ts"
import { ownFolder } from "../adapters/system/dataFolder.ts"
import { OperatorError } from "../ports/operatorError.ts"
import type { Config } from "../start/config.ts"
import { databaseIn, loadPostgres } from "../start/instance/database.ts"

interface AtRest {
  close(): Promise<void>
}

/**
 * Locks the data folder for a command, so that no server starts on it until the command ends. A server with another
 * data folder may serve the same PostgreSQL database. "without-server" throws if such a server runs, and keeps servers
 * from starting on the database. "without-any-server" is for a command that no server carries out, so the sentence asks to
 * stop that server. Throws if the database has no content yet.
 */
export async function openAtRest(
  config: Config,
  alone: "without-server" | "without-any-server" | "beside-server",
): Promise<AtRest> {
  const { folder, databaseUrl } = config
  if (databaseUrl === null) {
    if (!existsSync(databaseIn(folder))) throw new OperatorError(say => say("keeping.nothing", { folder }))
    return ownFolder(folder, async () => null)
  }
  const { hasFirstContent, keepUnserved } = await loadPostgres()
  if (!(await hasFirstContent(databaseUrl))) throw new OperatorError(say => say("keeping.nothing-postgres"))
  const owner = await ownFolder(folder, async () => null)
  if (alone === "beside-server") return owner
  const unserved = await keepUnserved(databaseUrl)
  if (unserved === null) {
    await owner.close()
    throw new OperatorError(say =>
      alone === "without-any-server" ? say("migrate.served", { place: addressOf(databaseUrl) }) : say("keeping.served"),
    )
  }
  return {
    async close() {
      await unserved.close()
      await owner.close()
    },
  }
}
