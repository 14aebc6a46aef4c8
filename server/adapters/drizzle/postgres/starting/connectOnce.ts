import pg from "pg"
import { settingsOf } from "../connection/askAfresh.ts"
import { cannotReach } from "./cannotReach.ts"

/** Opens a connection of its own. Throws an error with a sentence for the terminal if the database cannot be opened. */
export async function connectOnce(url: string, more: pg.ClientConfig = {}): Promise<pg.Client> {
  const client = new pg.Client({ ...settingsOf(url), ...more })
  // without a listener, a lost connection would end the process; with a listener, only the waiting query fails
  client.on("error", () => {})
  try {
    await client.connect()
    return client
  } catch (failure) {
    throw cannotReach(failure, url)
  }
}
