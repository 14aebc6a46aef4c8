import { afterAll, beforeAll, describe, expect, it } from "vitest"
import type { Entry } from "../../../shared/contract/events.ts"
import type { EntriesPage, WorkspaceList } from "../../../shared/contract/queries.ts"
import { fold } from "../../../shared/fold/fold.ts"
import type { Snapshot } from "../../../shared/fold/slices/snapshot.ts"
import { emptyState } from "../../../shared/fold/state.ts"
import type { MinutesWritten } from "../../../shared/minutes/written.ts"
import { bytesOf, verdictOn } from "../../kit/evidence.ts"
import { Person, wholeSnapshot } from "../../kit/people/person.ts"
import { newFolder, type Running, removeFolder, startPlenary } from "../../kit/servers/plenary.ts"

const folder = newFolder()
let running: Running
let moderator: Person
let session: string
beforeAll(async () => {
  running = await startPlenary({ folder })
  moderator = await Person.join(running.url, running.links["moderator"]!, "Chen Yu")
  session = Object.keys(moderator.state.sessions)[0]!
})
afterAll(async () => {
  moderator.leave()
  await running.stop()
  removeFolder(folder)
})

const get = (path: string, cookie = "") => fetch(`${running.url}${path}`, { headers: cookie ? { cookie } : {} })

async function demoSession(): Promise<string> {
  const workspace = (await (await get("/api/workspaces/demo")).json()) as Snapshot
  return Object.keys(workspace.state.sessions)[0]!
}

describe("the log of a session, a page at a time", () => {
  it("folds to what a reader's page was sent, and says nothing of what waits for a moderator", async () => {
    const id = await demoSession()
    const list: Entry[] = []
    for (let from = 0; ; ) {
      const page = (await (await get(`/api/sessions/${id}/entries?from=${from}&to=${from + 60}`)).json()) as EntriesPage
      expect(page.list.every(entry => entry.seq > from && entry.seq <= page.to)).toBe(true)
      list.push(...page.list)
      if (page.to >= page.head) break
      from = page.to
    }
    const { state } = await wholeSnapshot(running.url, "/api/workspaces/demo")
    expect(fold(emptyState, list, state.seq)).toEqual(state)
    expect(list.map(({ kind }) => kind)).not.toContain("question-asked")
    expect(list.map(({ kind }) => kind)).not.toContain("invite-made")
  })
  it("is not there for a session that is not, nor for who has no seat in a closed workspace", async () => {
    expect((await get("/api/sessions/nothing/entries")).status).toBe(401)
    expect((await get(`/api/sessions/${session}/entries`)).status).toBeGreaterThanOrEqual(401)
  })
})

describe("the minutes", () => {
  it("are for the room until they are published, then for everyone, in every language and as files", async () => {
    await moderator.do("start-session", { session })
    await moderator.do("close-session", { session })
    const path = `/api/sessions/${session}/minutes`
    const guest = await Person.join(running.url, running.links["observer"]!, "Guest")
    expect((await get(path, guest.cookie)).status).toBe(409)
    const written = (await (await get(path, moderator.cookie)).json()) as MinutesWritten
    expect(written.prose.map(({ lang }) => lang).toSorted()).toEqual(["en", "ja", "zh"])
    await moderator.do("send-minutes", { session, days: 0 })
    const { adopting } = (await (await get(path, moderator.cookie)).json()) as MinutesWritten
    await moderator.do("adopt-minutes", { session, reason: "Alone.", words: adopting!.words })
    await moderator.do("publish-minutes", { session })
    const file = await get(`${path}?format=text&lang=ja`, guest.cookie)
    expect(file.headers.get("content-type")).toContain("text/plain")
    expect(await file.text()).toMatch(/^議事録：/)
    expect(await (await get(`${path}?format=scribe`, guest.cookie)).text()).toMatch(/^Meeting: /)
    guest.leave()
  })
  it("end with the fingerprint of the log up to their adoption, which a bundle of any later day holds", async () => {
    const path = `/api/sessions/${session}/minutes`
    const { prose, fingerprint } = (await (await get(path, moderator.cookie)).json()) as MinutesWritten
    const printed = prose.map(
      ({ sections }) =>
        sections
          .at(-1)
          ?.paragraphs.map(({ text }) => text)
          .join(" ") ?? "",
    )
    const [hash = "", key = ""] = printed[0]?.match(/[0-9a-f]{64}/g) ?? []
    for (const [n, sentence] of [/Hash of the log/, /日志至第\d+条的哈希值/, /ログの\d+番目/].entries()) {
      const told = printed.find(text => sentence.test(text))
      expect([n, told]).toEqual([n, expect.stringContaining(hash)])
      expect(told).toContain(key)
    }
    const adopted = Number(/entry (\d+)/.exec(printed.join(" "))?.[1])
    const bundle = await (await get("/api/workspaces/practice/export", moderator.cookie)).text()
    expect(verdictOn(bytesOf(bundle), { head: hash, key })).toMatchObject({
      ok: true,
      anchored: adopted,
      is: "complete",
    })
    for (const told of printed) expect(told).toContain(fingerprint ?? "none")
    expect(verdictOn(bytesOf(bundle), { fingerprint: fingerprint ?? "" })).toMatchObject({
      is: "complete",
      anchored: adopted,
    })
    const entry = JSON.parse(bundle.split("\n")[adopted] ?? "") as { kind: string; signature?: string }
    expect(entry.kind).toBe("minutes-adopted")
    expect(entry.signature).toMatch(/^[0-9a-f]{128}$/)
  })
  it("may be published without what everyone said, which stays with the room", async () => {
    const { made } = await moderator.do("continue-session", { session, startsAt: Date.now() + 1_000 })
    const next = { session: String(made["session"]) }
    await moderator.do("start-session", next)
    await moderator.do("close-session", next)
    await moderator.do("send-minutes", { ...next, days: 0 })
    const path = `/api/sessions/${next.session}/minutes`
    const { adopting } = (await (await get(path, moderator.cookie)).json()) as MinutesWritten
    await moderator.do("adopt-minutes", { ...next, reason: "Alone.", words: adopting!.words })
    await moderator.do("publish-minutes", { ...next, said: false })
    const guest = await Person.join(running.url, running.links["observer"]!, "Guest")
    const scribe = async (cookie: string) =>
      (await get(`/api/sessions/${next.session}/minutes?format=scribe`, cookie)).text()
    expect(await scribe(guest.cookie)).toBe("")
    expect(await scribe(moderator.cookie)).toMatch(/^Meeting: /)
    const told = (await (await get(`/api/sessions/${next.session}/minutes`, guest.cookie)).json()) as MinutesWritten
    expect([told.scribe, told.prose.length]).toEqual(["", 3])
    guest.leave()
  })
})

it("the first page says what waits for the reader's answer, and nothing to who has no seat", async () => {
  const { workspaces } = (await (await get("/api/workspaces", moderator.cookie)).json()) as WorkspaceList
  expect(workspaces.every(({ needs }) => Array.isArray(needs))).toBe(true)
  expect(workspaces.find(({ slug }) => slug === "demo")?.needs).toEqual([])
})
