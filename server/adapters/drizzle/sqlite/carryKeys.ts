import { instanceKey } from "../../system/instanceKey.ts"
import { readFormerKeys, type StoredKeys } from "../../system/instanceKeys.ts"
import { connect, connectToRead } from "./connect.ts"

/** `carried`: the database of today had a later key; `own`: the backup's is the latest; `unsure`: nobody can tell. */
export interface KeyRestored {
  which: "carried" | "own" | "unsure"
  publicKey: string
}

/**
 * A key that was replaced must not sign again because a backup still holds it. Where the database of today can be read,
 * and its keys follow those of the backup, they take their place.
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

/** Whether the one succession begins with all of the other. */
function follows(later: StoredKeys, earlier: StoredKeys): boolean {
  const keys = [...earlier.former.map(({ publicKey }) => publicKey), publicOf(earlier)]
  return later.former.length >= keys.length && keys.every((key, n) => later.former[n]?.publicKey === key)
}

/** null: they cannot be read, as in a damaged database or in a file that is none. */
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
