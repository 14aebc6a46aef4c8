import { needlessSnapshots } from "../../../../ports/documents/documentSealing.ts"
import { askEach, type Runner } from "../../statement.ts"
import { newestSound } from "../soundSnapshot.ts"
import { packDifference } from "./snapshotForms.ts"
import { addSnapshot, deleteSnapshot, snapshotsOf } from "./snapshotStatements.ts"

/** The number of snapshots that are stored against each other in turn. To read the last one means to read them all. */
const longestChain = 32

/** Deletes the snapshots of a log that are not needed, and stores the older ones of the others as differences. */
export async function thinSnapshots(runner: Runner, doc: number): Promise<void> {
  const { ask } = runner
  const all = await ask(snapshotsOf, { doc })
  const needless = new Set(needlessSnapshots(all.map(({ seq }) => seq)))
  // one by one: SQLite overwrites what it deletes
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
