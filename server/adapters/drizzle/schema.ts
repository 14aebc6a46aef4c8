import type { Kit } from "./kit.ts"
import { ballotTables } from "./schema/ballots.ts"
import { directoryTables } from "./schema/directory.ts"
import { documentTables } from "./schema/documents.ts"
import { logTables } from "./schema/log.ts"

/** The whole schema, built once for each dialect. */
export const tables = (kit: Kit) => ({
  ...logTables(kit),
  ...ballotTables(kit),
  ...documentTables(kit),
  ...directoryTables(kit),
})

export type SqlTables = ReturnType<typeof tables>
