import type { Kit } from "./kit.ts"
import { accountTables } from "./schema/accounts.ts"
import { ballotTables } from "./schema/ballots.ts"
import { deletionTables } from "./schema/deletions.ts"
import { directoryTables } from "./schema/directory.ts"
import { documentTables } from "./schema/documents.ts"
import { fileTables } from "./schema/files.ts"
import { invitationTables } from "./schema/invitations.ts"
import { jobTables } from "./schema/jobs.ts"
import { logTables } from "./schema/log.ts"

/** All tables of the schema, built for one dialect from the column types of that dialect. */
export const tables = (kit: Kit) => ({
  ...logTables(kit),
  ...ballotTables(kit),
  ...documentTables(kit),
  ...directoryTables(kit),
  ...invitationTables(kit),
  ...jobTables(kit),
  ...fileTables(kit),
  ...accountTables(kit),
  ...deletionTables(kit),
})

export type SqlTables = ReturnType<typeof tables>
