import type { DraftEngine, Drafted } from "../../../../server/ports/host/draftEngine.ts"
import { sha256 } from "../../../../server/start/instance/instance.ts"
import type { ErrorBody } from "../../../../shared/contract/queries.ts"
import type { RefusalCode } from "../../../../shared/contract/refusals.ts"
import { textHash } from "../../../../shared/document/textHash.ts"
import { ThreadId } from "../../../../shared/model/ids.ts"
import type { Attribution } from "../../../../shared/model/terms.ts"
import { commentKey } from "../../../../shared/rules/said/inThreads.ts"
import { post } from "../../../kit/people/person.ts"
import { servePanel } from "../../../kit/servers/servedPanel.ts"
import { inPanel, type Provocation, spoken } from "../provoking.ts"

/** Asks a panel with a translation service for a draft of what a panelist said. */
const drafting =
  (drafted: Drafted, attribution: Attribution = "named"): Provocation =>
  async () => {
    const engine: DraftEngine = { host: "mt.example.org", draft: async () => drafted }
    const panel = await servePanel({ engine, attribution })
    try {
      const [moderator, panelist] = [await panel.join("moderator1"), await panel.join("panelist1")]
      await moderator.do("set-engine", { host: engine.host })
      const { made } = await panelist.do("open-thread", { topic: panel.topic, entry: spoken("Data move.") })
      const asked = { key: `thread:${made["thread"]}:${made["entry"]}`, lang: "ja" }
      const cookie = { cookie: panelist.cookie }
      const response = await post(panel.url, "/api/workspaces/panel/engine-draft", asked, cookie)
      const { error } = (await response.json()) as ErrorBody
      return { code: error.code as RefusalCode, params: error.params }
    } finally {
      await panel.end()
    }
  }

export const inTranslations: Partial<Record<RefusalCode, Provocation>> = {
  "no-engine": inPanel((_, attempt) => attempt("moderator", "set-engine", { host: "mt.example.org" })),
  "no-draft": drafting({ kind: "none", why: "late" }),
  "stays-here": drafting({ kind: "draft", text: "データ" }, "chatham"),
  "translation-newer": inPanel(async (panel, attempt) => {
    const { topic } = panel
    const words = "Data move by default."
    const { thread, entry } = await panel.do("panelist1", "open-thread", { topic, entry: spoken(words) })
    const key = commentKey(ThreadId.parse(thread), String(entry))
    const body = { key, lang: "zh" as const, text: "数据默认流动。", seen: textHash(words, sha256), base: 0 }
    await panel.do("secretary", "give-translation", body)
    return attempt("secretary", "give-translation", { ...body, text: "数据通常流动。" })
  }),
}
