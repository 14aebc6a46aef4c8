import { afterEach, expect, test } from "vitest"
import { EntryId, ThreadId, TopicId } from "../../../shared/model/ids.ts"
import type { Attribution } from "../../../shared/model/terms.ts"
import { everyAddress, wholeAnswer } from "../../abuse/leaks/sweep/everyAddress.ts"
import { type ServedPanel, servePanel } from "../../kit/servers/servedPanel.ts"

let panel: ServedPanel
afterEach(() => panel.end())

const spoken = (text: string) => ({ lang: "en" as const, text })
const said = (topic: string, text: string) => ({ topic: TopicId.parse(topic), entry: spoken(text) })

test.each<Attribution>(["named", "unattributed", "chatham"])(
  "%s: words that were withdrawn or corrected are at no address and in no page, for nobody who asks",
  async attribution => {
    panel = await servePanel({ attribution })
    const author = await panel.join("panelist1", "en")
    const readers = new Map<string, Awaited<ReturnType<ServedPanel["join"]>>>()
    for (const who of ["moderator1", "secretary1", "panelist2", "observer1"])
      readers.set(who, await panel.join(who, "en"))
    const opened = await author.do("open-thread", said(panel.topic, "CANARY that is withdrawn"))
    const mended = await author.do("open-thread", said(panel.topic, "CANARY that is corrected"))
    const at = ({ made }: typeof opened) => ({
      thread: ThreadId.parse(made["thread"]),
      comment: EntryId.parse(made["entry"]),
    })
    for (const [who, reader] of readers) {
      await reader.finds(state => JSON.stringify(state).includes("CANARY that is corrected") || undefined)
      expect([who, JSON.stringify(reader.state).includes("CANARY that is withdrawn")]).toEqual([who, true])
    }
    await author.do("withdraw-comment", at(opened))
    await author.do("correct-comment", { ...at(mended), text: spoken("LINNET in its place") })
    for (const [who, reader] of readers) {
      await reader.finds(state => JSON.stringify(state).includes("LINNET in its place") || undefined)
      expect([who, JSON.stringify(reader.state).includes("CANARY")]).toEqual([who, false])
    }
    const { workspace } = author.joined
    const values = {
      workspaces: [workspace, "panel"],
      w: ["panel"],
      slug: ["panel"],
      sessions: [panel.session],
      topics: [panel.topic],
      session: [panel.session],
      topic: [panel.topic],
      format: ["md", "html", "json", "csv"],
      lang: ["en"],
    }
    const addresses = [
      ...everyAddress(values),
      `/api/sessions/${panel.session}/entries?from=0`,
      `/api/workspaces/panel/export?session=${panel.session}`,
      "/api/workspaces/panel/search?q=CANARY",
    ]
    const found: string[] = []
    let answered = 0
    for (const [who, cookie] of [...[...readers].map(([one, { cookie: own }]) => [one, own] as const), ["nobody", ""]])
      for (const path of addresses) {
        const response = await fetch(panel.url + path, { headers: { cookie: cookie ?? "" } })
        const text = await wholeAnswer(response)
        answered += response.ok ? 1 : 0
        // an address that was asked for is in the answer of some
        if (text.replaceAll("q=CANARY", "").includes("CANARY")) found.push(`${who} ${path}`)
      }
    expect(found).toEqual([])
    expect(answered).toBeGreaterThan(100)
  },
)
