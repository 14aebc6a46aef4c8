import { instanceKey } from "../../../system/instanceKey.ts"
import { readFormerKeys, type StoredKeys } from "../../../system/instanceKeys.ts"
import { connect, connectToRead } from "../connect.ts"

/**
 * The instance's key after a restore. `carried`: the key of the replaced database, which is later than the backup's.
 * `own`: the backup's key, which is the latest. `unsure`: the backup's key, because the replaced database cannot be
 * read or has other keys.
 */
export interface KeyRestored {
  which: "carried" | "own" | "unsure"
  publicKey: string
}

/**
 * Copies the keys of the replaced database into the backup if they succeed the backup's keys. Without this, a key that
 * was replaced after the backup would sign again.
 */
export function carryKeys(draft: string, today: string | null): KeyRestored {
  const own = keysIn(draft)
  if (!own) throw new Error(`${draft} has no key`)
  const present = today === null ? null : keysIn(today)
  if (present && follows(present, own)) {
    const database = connect(draft)
    const put = database.prepare("UPDATE meta SET value = ? WHERE key = ?")
    database.transaction(() => {
      put.run(present.current, "signing-key")
      put.run(JSON.stringify(present.former), "former-keys")
    })()
    database.close()
    return { which: "carried", publicKey: publicOf(present) }
  }
  const isLatest = present && (publicOf(present) === publicOf(own) || follows(own, present))
  return { which: isLatest ? "own" : "unsure", publicKey: publicOf(own) }
}

const publicOf = ({ current }: StoredKeys): string => instanceKey(current).publicKey

/** Whether `later` has all keys of `earlier` as its first keys, and at least one more. */
function follows(later: StoredKeys, earlier: StoredKeys): boolean {
  const keys = [...earlier.former.map(({ publicKey }) => publicKey), publicOf(earlier)]
  return later.former.length >= keys.length && keys.every((key, n) => later.former[n]?.publicKey === key)
}

/** Reads the keys of a database file. Null if the database is damaged or the file is no database. */
function keysIn(file: string): StoredKeys | null {
  try {
    const database = connectToRead(file)
    try {
      const meta = (key: string) => String(database.prepare("SELECT value FROM meta WHERE key = ?").pluck().get(key))
      const stored = { current: meta("signing-key"), former: readFormerKeys(meta("former-keys")) }
      instanceKey(stored.current)
      return stored
    } finally {
      database.close()
    }
  } catch {
    return null
  }
}
