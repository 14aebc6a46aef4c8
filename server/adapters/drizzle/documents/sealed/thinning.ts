import { needlessSnapshots } from "../../../../ports/documents/documentSealing.ts"
import { askEach, type Runner } from "../../statement.ts"
import { newestSound } from "../soundSnapshot.ts"
import { packDifference } from "./snapshotForms.ts"
import { addSnapshot, deleteSnapshot, snapshotsOf } from "./snapshotStatements.ts"

/** The most snapshots in a chain of differences. To read the last snapshot of a chain, all of them are read. */
const longestChain = 32

/**
 * Deletes the snapshots of a log that are not needed. Stores most of the kept snapshots as differences, but never the
 * newest two.
 */
export async function thinSnapshots(runner: Runner, doc: number): Promise<void> {
  const { ask } = runner
  const all = await ask(snapshotsOf, { doc })
  const needless = new Set(needlessSnapshots(all.map(({ seq }) => seq)))
  // snapshots are deleted one by one, because SQLite overwrites deleted pages and a long statement would block the
  // event loop
  for (const seq of needless) await ask(deleteSnapshot, { doc, seq })
  const kept = all.filter(({ seq }) => !needless.has(seq))
  for (const [n, { seq, kind }] of kept.slice(0, -2).entries()) {
    const before = kept[n - 1]
    if (before === undefined || kind === "difference" || n % longestChain === 0) continue
    const base = await askEach(runner, newestSound(doc, before.seq - 1, before.seq))
    const snapshot = await askEach(runner, newestSound(doc, seq - 1, seq))
    if (base && snapshot) await ask(addSnapshot, { doc, seq, ...(await packDifference(snapshot.update, base)) })
  }
}
