import { afterEach, expect, test } from "vitest"
import type { Instance } from "../../../server/start/instance/instance.ts"
import type { WorkspaceList } from "../../../shared/contract/queries.ts"
import type { MinutesWritten } from "../../../shared/minutes/written.ts"
import { get } from "../../kit/people/person.ts"
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

test("the list of panels asks each chair to adopt, then each other one to confirm, and tells everybody of the adoption", async () => {
  panel = await servePanel()
  const [chair, other] = [await panel.join("moderator1"), await panel.join("moderator2")]
  const [secretary, panelist, observer] = [
    await panel.join("secretary1"),
    await panel.join("panelist1"),
    await panel.join("observer1"),
  ]
  const { session } = panel
  const listed = async ({ cookie }: { cookie: string }) => {
    const { workspaces } = (await get(panel.url, "/api/workspaces", cookie)) as WorkspaceList
    const { needs = [], adopted = [] } = workspaces[0] ?? {}
    return [
      needs.flatMap(one => ("session" in one && one.session === session ? [one.need] : [])),
      adopted.map(one => one.session),
    ]
  }
  await chair.do("close-session", { session })
  await chair.do("send-minutes", { session, days: 0 })
  for (const one of [chair, other]) expect(await listed(one)).toEqual([["adopt"], []])
  const path = `${panel.url}/api/sessions/${session}/minutes`
  const { adopting } = (await (await fetch(path, { headers: { cookie: chair.cookie } })).json()) as MinutesWritten
  await chair.do("adopt-minutes", { session, words: adopting?.words })
  expect(await listed(chair)).toEqual([[], []])
  for (const one of [other, secretary]) expect(await listed(one)).toEqual([["consent"], []])
  const proposal = await other.finds(({ proposals }) => Object.keys(proposals)[0])
  await other.do("confirm-proposal", { proposal, words: adopting?.words })
  for (const one of [chair, other, secretary, panelist]) expect(await listed(one)).toEqual([[], [session]])
  expect(await listed(observer)).toEqual([[], []])
})
