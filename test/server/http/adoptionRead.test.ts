import { afterEach, expect, test } from "vitest"
import type { Instance } from "../../../server/start/instance/instance.ts"
import type { MinutesWritten } from "../../../shared/minutes/written.ts"
import { type ServedPanel, servePanel } from "../../kit/servers/servedPanel.ts"

let panel: ServedPanel
afterEach(() => panel.end())

test("the words that a page of minutes gives to state are never newer than the minutes that it shows", async () => {
  /** done once, between two reads of one request for the minutes */
  let meanwhile: (() => Promise<unknown>) | null = null
  const folds = ({ folds: real }: Instance): Instance["folds"] => ({
    ...real,
    async written(...asked) {
      const read = await real.written(...asked)
      const act = meanwhile
      meanwhile = null
      await act?.()
      return read
    },
  })
  panel = await servePanel({ instead: instance => ({ folds: folds(instance) }) })
  const [chair, other] = [await panel.join("moderator1"), await panel.join("moderator2")]
  const { session } = panel
  await chair.do("close-session", { session })
  await chair.do("send-minutes", { session, days: 0 })
  meanwhile = () => other.ask("add-action", { owners: [panel.people["panelist1"]!], text: { en: "Write it down." } })
  const path = `${panel.url}/api/sessions/${session}/minutes`
  const shown = (await (await fetch(path, { headers: { cookie: chair.cookie } })).json()) as MinutesWritten
  expect(meanwhile).toBeNull()
  expect(JSON.stringify(shown.prose)).not.toContain("Write it down.")
  const answered = await chair.ask("adopt-minutes", { session, words: shown.adopting!.words })
  expect(answered).toMatchObject({ ok: false, refusal: { code: "minutes-changed" } })
})
