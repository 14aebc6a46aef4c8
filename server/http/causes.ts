import type { Cause } from "../ports/host/health.ts"
import type { BackupFault } from "../ports/monitoring/backups.ts"

/**
 * The causes in spite of which `/readyz` answers 200, because the server still works. If `/readyz` answered 503 when
 * Valkey stops, a proxy would take all servers out of service, only to avoid a delay of one second. A damaged history
 * ends the replay of one note, and not the work of the others.
 */
export const harmless: ReadonlySet<Cause> = new Set(["bus-away", "history-damaged"])

/**
 * The sentence for each cause that `/readyz` names. `/readyz` and the log show it to the person who runs the server.
 */
export const causeSentences: Record<Cause, string> = {
  draining: "The server is stopping.",
  "clock-behind":
    "The machine's clock is more than a minute behind the newest entry. Set it right: until then entries carry the time of the entry before them, and deadlines come late.",
  "ballots-wait":
    "Ballots of a secret round wait: another program has been reading the database (plenary.db), so that the order in which ballots came could be found in its write-ahead log. End that program; the ballots follow by themselves, and none is lost.",
  "disk-full":
    "The disk of the database is full: nothing new is saved, and nothing that was called saved is lost. Make room; the server goes on by itself.",
  "database-away":
    "The database (PostgreSQL) cannot be reached, or takes no writes: nothing new is saved, and nothing that was called saved is lost. Start it again, or see to the network; the server goes on by itself.",
  "bus-away":
    "Messages of other servers do not arrive, because Valkey (REDIS_URL) cannot be reached, or, without it, because PostgreSQL passes on no NOTIFY: what happens on other servers is read from the database once a second until they do, and nothing is lost. Start Valkey again, or see to the network; the server goes on by itself.",
  "database-damaged":
    "The database is damaged: it cannot read some of its own pages. What can be read is served, and nothing is written any more. Stop the server, keep a copy of the database, and put back a backup: plenary restore FILE.",
  "history-damaged":
    "A sealed part of a note's history is damaged: what needs it fails (the replay of that time, a page that comes back from before it), and so does plenary backup. Everything else is served and saved. Stop the server, keep a copy of the database, and put back the newest backup: plenary restore FILE.",
}

/** The sentence of the log for each fault of a backup on the schedule. */
export const backupSentences: Record<BackupFault, string> = {
  "disk-full":
    "No backup was made: the disk of BACKUP_DIR has too little room. Make room, or move the folder to another disk; older backups stay until a new one is verified.",
  "not-written":
    "No backup was made: the database could not be copied, or the copy does not verify. Older backups stay.",
  "not-copied": "A backup was made and verified, but BACKUP_COMMAND failed.",
  "not-removed":
    "A backup was made and verified, but an older one that is no longer kept could not be removed. See to the rights of BACKUP_DIR, before its disk is full.",
}
