import { sha256 } from "../../../server/start/instance/instance.ts"
import type { RefusalCode } from "../../../shared/contract/refusals.ts"
import { textHash } from "../../../shared/document/textHash.ts"
import { ThreadId } from "../../../shared/model/ids.ts"
import { commentKey } from "../../../shared/rules/said/inThreads.ts"
import { inPanel, type Provocation, spoken } from "./provoking.ts"

export const inTranslations: Partial<Record<RefusalCode, Provocation>> = {
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
