import { join } from "node:path"
import * as z from "zod"
import { RoundId } from "../../../../../shared/model/ids.ts"
import { connect } from "../../sqlite/connect.ts"
import { storedKeyBytes } from "./sealedSheet.ts"

/**
 * The key of one version of a round's sheet. Its `id` is stored with the sheet, but is random and reveals nothing about
 * the key.
 */
export interface SheetKey {
  round: RoundId
  version: number
  id: string
  bytes: Buffer
}

/** The keys of open secret rounds on this process's disk. */
export interface KeyFile {
  read(): SheetKey[]
  add(key: SheetKey): void
  remove(keys: readonly Pick<SheetKey, "round" | "id">[]): void
  close(): void
}

const Stored = z.object({
  round: RoundId,
  id: z.string(),
  version: z.number(),
  bytes: z.instanceof(Buffer),
})

/**
 * Opens the file of keys in the data folder. A removed key is overwritten with zeros in the file (`secure_delete`), and
 * the write-ahead log is truncated. Only the half of a key that opens ballots is stored.
 */
export function openKeyFile(folder: string): KeyFile {
  const file = connect(join(folder, "ballot-keys.db"))
  file.exec(
    "CREATE TABLE IF NOT EXISTS ballot_key (round TEXT, id TEXT, version INTEGER, bytes BLOB, PRIMARY KEY (round, id)) WITHOUT ROWID",
  )
  const insert = file.prepare("INSERT OR REPLACE INTO ballot_key (round, id, version, bytes) VALUES (?, ?, ?, ?)")
  const erase = file.prepare("UPDATE ballot_key SET bytes = zeroblob(length(bytes)) WHERE round = ? AND id = ?")
  const drop = file.prepare("DELETE FROM ballot_key WHERE round = ? AND id = ?")
  const removeAll = file.transaction((keys: readonly Pick<SheetKey, "round" | "id">[]) => {
    for (const { round, id } of keys) {
      erase.run(round, id)
      drop.run(round, id)
    }
  })
  const forget = () => void file.pragma("wal_checkpoint(TRUNCATE)")
  forget()
  return {
    read: () => z.array(Stored).parse(file.prepare("SELECT round, id, version, bytes FROM ballot_key").all()),
    add: ({ round, id, version, bytes }) => void insert.run(round, id, version, bytes.subarray(0, storedKeyBytes)),
    remove(keys) {
      removeAll.immediate(keys)
      forget()
    },
    close: () => file.close(),
  }
}
