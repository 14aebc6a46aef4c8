import { hash } from "node:crypto"
import type { MemberId, TopicId } from "../../../../shared/model/ids.ts"
import type { DocumentHistory, WrittenPart } from "../../../ports/documents/documentHistory.ts"
import { forgotten } from "../../../ports/documents/documentLog.ts"
import { type Runner, runStatement } from "../statement.ts"
import * as on from "./historyStatements.ts"
import { decodeRuns } from "./sealed/authorRuns.ts"
import { timesInBlock } from "./sealed/block.ts"
import { DamagedSegment } from "./sealed/damage.ts"
import { numbersIn } from "./sealed/numbersIn.ts"
import { readSorted, type Unsorted } from "./unsorted.ts"

/** The most rows that one read takes, so that it holds the event loop for a few milliseconds. */
const rowsAtOnce = 2_048

/** Reads who wrote the updates of the document logs. */
export function writingReader(runner: Runner, unsorted: Unsorted) {
  /** The members by the integers that stand for them in the rows. They never change, so they stay in memory. */
  const members = new Map<number, MemberId>()
  const membersOf = async (actors: readonly number[]): Promise<MemberId[]> => {
    if (actors.some(actor => !members.has(actor)))
      for (const { id, member } of await runner.ask(on.allWriters, {})) members.set(id, member)
    return actors.map(actor => members.get(actor) ?? forgotten)
  }

  return {
    /** Reads the rows before the segments, because sealing moves updates from rows to segments. */
    async after(doc: number, topic: TopicId, after: number): Promise<WrittenPart | null> {
      const stretch = { doc, after, upTo: after + rowsAtOnce }
      const [rows] = await readSorted(runner, unsorted, topic, () => runStatement(on.writingOfRows, stretch))
      if (numbersIn(rows?.seqs)[0] === after + 1)
        return { times: numbersIn(rows?.times), writers: await membersOf(numbersIn(rows?.actors)) }
      const [segment] = await runner.ask(on.writingOfSegment, { doc, after })
      if (segment === undefined) return null
      const { firstSeq, sha256, authors, block } = segment
      if (hash("sha256", block) !== sha256) throw new DamagedSegment(firstSeq)
      const skipped = after + 1 - firstSeq
      const times = (await timesInBlock(block)).slice(skipped)
      return { times, writers: (await membersOf(decodeRuns(authors))).slice(skipped) }
    },
  } satisfies Record<string, (...of: never[]) => ReturnType<DocumentHistory["written"]>>
}
