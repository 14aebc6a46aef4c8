import { OperatorError } from "../../../../ports/operatorError.ts"
import { addressOf } from "../../copying/addressNames.ts"
import { copyRows } from "../../copying/copier.ts"
import type { RowSource } from "../../copying/rows.ts"
import { ageOfTables, migratePostgres } from "../migrate.ts"
import { cannotReach } from "../starting/cannotReach.ts"
import { heldIn, takeAlone } from "./held.ts"
import { becomeWhole, emptyAll } from "./marked.ts"
import { connectFit } from "./openPostgresOriginal.ts"
import { postgresTarget } from "./postgresTarget.ts"

export interface PostgresToReplace {
  /** whether the database has a complete panel, and not an unfinished first start or copy */
  holdsPanel: boolean
  /** Replaces everything by these rows, in one transaction, so that a killed process changes nothing. */
  replace(rows: RowSource): Promise<void>
  close(): Promise<void>
}

/** Opens a database to replace its content, and locks out servers until it is closed. */
export async function openPostgresToReplace(url: string): Promise<PostgresToReplace> {
  const client = await connectFit(url)
  const place = addressOf(url)
  try {
    if ((await ageOfTables(client)) === "newer") throw new OperatorError(say => say("database.newer", { file: place }))
    // creates the tables of an empty database, or migrates the tables of an older version
    await migratePostgres(url, async () => {})
    await takeAlone(client, place)
    const { kind } = await heldIn(client)
    return {
      holdsPanel: kind === "panel",
      async replace(rows) {
        await client.query("BEGIN")
        await emptyAll(client)
        await copyRows(rows, postgresTarget(client))
        await becomeWhole(client)
        await client.query("COMMIT")
      },
      close: () => client.end(),
    }
  } catch (failure) {
    await client.end()
    throw cannotReach(failure, url)
  }
}
