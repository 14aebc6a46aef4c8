import type { DocumentHistory } from "../../../ports/documents/documentHistory.ts"
import type { Runner } from "../statement.ts"
import { docOfEpoch } from "./headStatements.ts"
import * as on from "./historyStatements.ts"
import { soundSnapshot } from "./soundSnapshot.ts"

export function sqlDocumentHistory({ ask }: Runner): DocumentHistory {
  const newestSound = async (doc: number, after: number, seq: number) => {
    for (let upTo = seq; ; ) {
      const [newest] = await ask(on.snapshotsBetween, { doc, after, upTo })
      if (newest === undefined) return null
      const sound = soundSnapshot(newest)
      if (sound) return sound
      upTo = newest.seq - 1
    }
  }

  return {
    async counts(topics, { from, to }, parts) {
      const counts = Array.from({ length: parts }, () => 0)
      const step = Math.max(1, Math.ceil((to - from) / parts))
      for (const topic of topics)
        for (const { part, count } of await ask(on.countsOf, { topic, from, to, step }))
          counts[part] = (counts[part] ?? 0) + count
      return counts
    },
    async placeAt(topic, at) {
      const [reached] = await ask(on.reachedBy, { topic, at })
      return reached?.seq ? { epoch: reached.epoch, seq: reached.seq } : null
    },
    async stretch(topic, { epoch, seq }, after) {
      const [row] = await ask(docOfEpoch, { topic, epoch })
      if (row === undefined) return { snapshot: null, updates: [] }
      const snapshot = await newestSound(row.doc, after, seq)
      const updates = await ask(on.updatesBetween, { doc: row.doc, after: snapshot?.seq ?? after, upTo: seq })
      return { snapshot, updates: updates.map(({ update }) => update) }
    },
  }
}
