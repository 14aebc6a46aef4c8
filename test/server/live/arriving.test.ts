import { afterEach, expect, test } from "vitest"
import type { Store } from "../../../server/ports/database/store.ts"
import { statementHash, textHash } from "../../../shared/document/textHash.ts"
import { until } from "../../kit/clocks/until.ts"
import { type ServedPanel, servePanel } from "../../kit/servers/servedPanel.ts"

let panel: ServedPanel
afterEach(() => panel.end())

const pages = 12

test("how far a round is, is read once for all who come in at the same place of the log", async () => {
  let reads = 0
  const counting = (store: Store): Store => ({
    ...store,
    answers: round => {
      reads += 1
      return store.answers(round)
    },
  })
  panel = await servePanel({ instead: ({ store }) => ({ store: counting(store) }) })
  const chair = await panel.join("moderator1")
  const panelist = await panel.join("panelist1")
  const { sha256 } = panel.instance
  const text = "Data move by default."
  const drafted = await panelist.do("draft-statement", { topic: panel.topic, lang: "en", text })
  const statement = String(drafted.made["statement"])
  await panelist.do("confirm-text", { statement, lang: "en", seen: textHash(text, sha256) })
  await chair.do("propose-statement", { statement, seen: statementHash([{ lang: "en", text }], sha256) })
  const { made } = await chair.do("open-round", { statement, version: 1, kind: "call" })
  const round = String(made["round"])
  await until(() => answers(panelist) === 0, "panelist is told")
  reads = 0
  const arriving = await Promise.all(Array.from({ length: pages }, () => panel.tab(panelist)))
  for (const page of arriving) await until(() => answers(page) === 0, "page is told")
  expect(reads).toBeLessThan(pages / 2)

  await panelist.do("answer-round", { round, answer: { kind: "call", position: "agree" }, seen: 0 })
  const later = await panel.tab(panelist)
  await until(() => answers(later) === 1, "later is told")

  function answers(page: { hints: ServedHints }): number | undefined {
    return page.hints.flatMap(hint => (hint.kind === "answers" && hint.round === round ? [hint.answered] : [])).at(-1)
  }
})
type ServedHints = Awaited<ReturnType<ServedPanel["join"]>>["hints"]
