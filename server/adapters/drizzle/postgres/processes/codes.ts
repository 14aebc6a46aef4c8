import type { PendingCodes } from "../../../../ports/codes.ts"
import type { SealedRows } from "./sealedRows.ts"

/** The pending codes of several processes on one database. Only the browser that asked for a code can have it used. */
export const postgresCodes = (rows: SealedRows): PendingCodes => ({
  keep: rows.add,
  read: rows.read,
  take: rows.take,
  first: rows.first,
})
