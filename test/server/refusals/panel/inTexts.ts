import { sha256 } from "../../../../server/start/instance/instance.ts"
import type { RefusalCode } from "../../../../shared/contract/refusals.ts"
import { statementHash, textHash } from "../../../../shared/document/textHash.ts"
import type { Panel } from "../../../kit/servers/panel.ts"
import { openWorld, seatPanel } from "../../model/world.ts"
import { inPanel, type Provocation, spoken } from "../provoking.ts"

export const inTexts: Partial<Record<RefusalCode, Provocation>> = {
  "wrong-side": async () => {
    const world = await openWorld(true)
    const model = await seatPanel(world, true)
    const [ours] = [...model.people.values()].filter(one => one.role === "panelist" && one.side === "C")
    const body = { topic: model.topic.id, lang: "ja" as const, text: "記録を残す。" }
    const { statement } = await world.made(ours?.id ?? "", "draft-statement", body)
    const answered = await world.send(ours?.id ?? "", "confirm-text", { statement, lang: "ja", seen: "" })
    if (answered.ok) throw new Error("it was confirmed")
    return answered.refusal
  },
  "text-not-confirmed": inPanel(async (panel, attempt) => {
    const { statement, seen } = await drafted(panel, "Data move by default.")
    await panel.do("moderator", "propose-statement", { statement, seen })
    return attempt("moderator", "open-round", { statement, version: 1, kind: "call" })
  }),
  "text-behind": inPanel(async (panel, attempt) => {
    const statement = await panel.proposed("Data move by default.")
    const save = (lang: "en" | "zh", text: string, base: number) =>
      panel.do("panelist1", "save-text", { statement, lang, text, base, newVersion: base > 0 })
    await save("zh", "数据默认流动。", 0)
    await save("en", "Data move.", 1)
    await panel.do("panelist1", "confirm-text", { statement, lang: "en", seen: textHash("Data move.", sha256) })
    const texts = [
      { lang: "en" as const, text: "Data move." },
      { lang: "zh" as const, text: "数据默认流动。" },
    ]
    await panel.do("moderator", "propose-statement", { statement, seen: statementHash(texts, sha256) })
    return attempt("moderator", "open-round", { statement, version: 2, kind: "call" })
  }),
  "bracket-open": inPanel(async (panel, attempt) => {
    const statement = await panel.proposed("Data [may | shall] move.")
    return attempt("moderator", "open-round", { statement, version: 1, kind: "call" })
  }),
  "version-frozen": inPanel(async (panel, attempt) => {
    const statement = await panel.proposed()
    return attempt("panelist1", "save-text", { statement, lang: "en", text: "Other words.", base: 1 })
  }),
  "text-changed": inPanel(async (panel, attempt) => {
    const { statement } = await drafted(panel, "Data move by default.")
    return attempt("panelist1", "save-text", { statement, lang: "en", text: "Other words.", base: 0 })
  }),
  "text-missing": inPanel(async (panel, attempt) => {
    const { statement } = await drafted(panel, "Data move by default.")
    return attempt("panelist1", "confirm-text", { statement, lang: "zh", seen: "" })
  }),
  "text-recused": inPanel(async (panel, attempt) => {
    const { statement } = await drafted(panel, "Data move by default.")
    await panel.do("panelist1", "recuse", { statement })
    const seen = textHash("Data move by default.", sha256)
    return attempt("panelist1", "confirm-text", { statement, lang: "en", seen })
  }),
  "not-proposed": inPanel(async (panel, attempt) => {
    const { statement } = await drafted(panel, "Data move by default.")
    return attempt("moderator", "open-round", { statement, version: 1, kind: "rating" })
  }),
  "statement-ended": inPanel(async (panel, attempt) => {
    const statement = await panel.proposed()
    await panel.do("moderator", "withdraw-statement", { statement, reason: "Moot." })
    return attempt("moderator", "carry-over", { statement })
  }),
  "topic-closed": inPanel(async (panel, attempt) => {
    await panel.do("moderator", "close-topic", { topic: panel.topic })
    return attempt("panelist1", "draft-statement", { topic: panel.topic, lang: "en", text: "Late." })
  }),
  "too-long": inPanel((panel, attempt) =>
    attempt("panelist1", "open-thread", { topic: panel.topic, entry: spoken("x".repeat(10_001)) }),
  ),
}

async function drafted(panel: Panel, text: string) {
  const made = await panel.do("panelist1", "draft-statement", { topic: panel.topic, lang: "en", text })
  const seen = panel.instance.sha256(JSON.stringify([{ lang: "en", text }]))
  return { statement: String(made["statement"]), seen }
}
