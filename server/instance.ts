import { createHash, createHmac } from "node:crypto"
import { join } from "node:path"
import { openSqlite } from "./adapters/drizzle/sqlite/openSqlite.ts"
import { localBus } from "./adapters/system/localBus.ts"
import { systemClock } from "./adapters/system/systemClock.ts"
import { createDispatch, type Dispatch } from "./commands/dispatch.ts"
import { createFolds, type Folds } from "./commands/log/folds.ts"
import { createSeats, type SignedSeats } from "./commands/seats.ts"
import { createPresence, type Presence } from "./live/presence.ts"
import type { Bus } from "./ports/bus.ts"
import type { Clock } from "./ports/clock.ts"
import type { Directory } from "./ports/directory.ts"
import type { DocumentLog } from "./ports/documentLog.ts"
import type { Store } from "./ports/store.ts"
import { createSync, type Sync } from "./sync/createSync.ts"

/** One opened data folder with everything that decides and keeps; no socket yet. */
export interface Instance {
  store: Store
  directory: Directory
  log: DocumentLog
  folds: Folds
  bus: Bus
  clock: Clock
  presence: Presence
  seats: SignedSeats
  dispatch: Dispatch
  sync: Sync
  incarnation: string
  sha256: (text: string) => string
  /** after `sync.documents.drain()`: closes the database */
  close(): Promise<void>
}

export const databaseIn = (folder: string): string => join(folder, "plenary.db")

export const sha256 = (text: string): string => createHash("sha256").update(text).digest("hex")

/** Opens the database of a folder that this process owns. A script may bring its own clock and its own room. */
export async function openInstance(
  file: string,
  { clock = systemClock, present }: { clock?: Clock; present?: () => ReadonlySet<string> } = {},
): Promise<Instance> {
  const { store, directory, documents: log, close } = await openSqlite({ file })
  const bus = localBus()
  const folds = createFolds(store)
  const presence = createPresence()
  const seats = createSeats({ directory, folds, bus, clock, sha256 })
  const secret = await directory.secret()
  const dispatch = createDispatch({
    store,
    folds,
    bus,
    clock,
    sha256,
    alias: (scope, member) =>
      createHmac("sha256", secret).update(`${scope} ${member}`).digest("base64url").slice(0, 16),
    present: present ?? presence.members,
  })
  const sync = createSync({ log, seats, clock })
  const incarnation = await directory.incarnation()
  return { store, directory, log, folds, bus, clock, presence, seats, dispatch, sync, incarnation, sha256, close }
}
