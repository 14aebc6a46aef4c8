import { connect } from "../connect.ts"
import { sortIfWhole } from "./sortStored.ts"

/** Sorts the journal of a database file that no server uses, unless the journal is damaged. */
export function sortAtRest(file: string): void {
  const database = connect(file)
  try {
    sortIfWhole(database)
  } finally {
    database.close()
  }
}
