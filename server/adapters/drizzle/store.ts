import type { Head, SealedAnswer, Store, StoredEvent } from "../../ports/store.ts"
import { headAfter } from "../headAfter.ts"
import { commitUnit } from "./commit.ts"
import { answersOf, eventsAfter, headOf, receiptOf, receiptsOf, signedHeadsOf } from "./logReads.ts"
import type { Runner } from "./statement.ts"

const beforeTheFirst: Head = { seq: 0, hash: "" }

export function store(runner: Runner): Store {
  return {
    async head(workspace) {
      const [head] = await runner.ask(headOf, { workspace })
      return head ?? beforeTheFirst
    },
    events: (workspace, after, limit): Promise<StoredEvent[]> => runner.ask(eventsAfter, { workspace, after, limit }),
    signedHeads: workspace => runner.ask(signedHeadsOf, { workspace }),
    async promised(workspace) {
      const rows = await runner.ask(receiptsOf, { workspace })
      return rows.reduce((seq, { receipt }) => Math.max(seq, receipt.seq), 0)
    },
    async receipt(workspace, member, id) {
      const [row] = await runner.ask(receiptOf, { workspace, member, id })
      return row?.receipt ?? null
    },
    answers: (round): Promise<SealedAnswer[]> => runner.ask(answersOf, { round }),
    async commit(unit) {
      const head = headAfter(unit)
      return await runner.transaction(
        () => commitUnit(unit, head),
        ({ done }) => done === "committed",
      )
    },
  }
}
