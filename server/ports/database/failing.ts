import type { WorkspaceId } from "../../../shared/model/ids.ts"

/**
 * The sentences that the log and the terminal show when the database accepts no writes. Pages show the refusal's own
 * sentence instead.
 */
const unwritable = {
  "disk-full": "The disk of the database is full, so nothing new is saved. Make room.",
  "database-away": "The database cannot be reached, or takes no writes, so nothing new is saved.",
  "database-damaged":
    "The database (plenary.db) is damaged, so nothing is written into it. Stop the server and put back a backup: plenary restore FILE.",
} as const

/**
 * The database accepts no writes. The store throws this exception, because no decision can foresee the failure. The
 * caller of a command receives the refusal with this code (core/failing).
 */
export class Unwritable extends Error {
  override name = "Unwritable"
  readonly code: keyof typeof unwritable
  constructor(code: Unwritable["code"], options?: ErrorOptions) {
    super(unwritable[code], options)
    this.code = code
  }
}

/**
 * An entry of the workspace's log cannot be read, or does not follow from the entry before it. The server no longer
 * serves this workspace.
 */
export class WorkspaceStopped extends Error {
  override name = "WorkspaceStopped"
  readonly workspace: WorkspaceId
  readonly seq: number
  constructor(workspace: WorkspaceId, slug: string, seq: number, options?: ErrorOptions) {
    super(
      `The workspace “${slug}” (${workspace}) is stopped: its entry ${seq} cannot be read or does not follow from the one before. The other workspaces go on. Put back a backup: plenary restore FILE.`,
      options,
    )
    this.workspace = workspace
    this.seq = seq
  }
}

/**
 * The ballots of a secret round can be neither read nor written at the moment, because no process that answers has
 * their key. Nothing is lost while one process has the key on its disk.
 */
export class BallotsLocked extends Error {
  override name = "BallotsLocked"
  constructor() {
    super("No server that answers has the key to the ballots of this secret round.")
  }
}

/** The JSON of an event's row cannot be parsed. The store throws this error with the row's sequence number. */
export class UnreadableEntry extends Error {
  override name = "UnreadableEntry"
  readonly seq: number
  constructor(seq: number, options?: ErrorOptions) {
    super(`entry ${seq} cannot be read`, options)
    this.seq = seq
  }
}
