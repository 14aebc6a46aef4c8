import { afterAll, beforeAll, expect, test } from "vitest"
import { openIdServices } from "../../../server/adapters/oidc/openIdServices.ts"
import { until } from "../../kit/clocks/until.ts"
import { actOverHttp, endings, enterEveryWay, type House, noteEnd, openNoteAgain } from "../../kit/people/ways.ts"
import { type FakeService, fakeService, settingsOf } from "../../kit/servers/fakeService.ts"
import { type ServedPanel, servePanel } from "../../kit/servers/servedPanel.ts"

let service: FakeService
let panel: ServedPanel
let house: House
beforeAll(async () => {
  service = await fakeService()
  panel = await servePanel({ instead: () => ({ services: openIdServices([settingsOf(service)]) }) })
  const chair = await panel.join("moderator1")
  house = { url: panel.url, ending: panel.url, slug: "panel", topic: panel.topic, chair, service }
})
afterAll(async () => {
  await panel.end()
  await service.end()
})

test.each(endings)(
  "HTTP, Socket.IO and the document endpoint refuse a panelist who $what, and nobody else",
  async ({ ready, code, note }) => {
    const [one, other] = [await enterEveryWay(house), await enterEveryWay(house)]
    expect([await actOverHttp(house, one), noteEnd(one)]).toEqual(["not-found", null])
    const end = await ready(house, one)
    await end()
    // the act is committed, and so no command is taken any more
    expect(await actOverHttp(house, one)).toBe(code)
    await until(() => !one.person.socket.connected, "Socket.IO has closed the connection")
    await until(() => noteEnd(one) !== null, "the note has told it")
    expect([noteEnd(one), await openNoteAgain(house, one)]).toEqual([note, note])

    expect(await actOverHttp(house, other)).toBe("not-found")
    const { thread } = (await other.person.do("open-thread", said(panel.topic))).made
    expect(thread).toEqual(expect.any(String))
    expect([noteEnd(other), await openNoteAgain(house, other)]).toEqual([null, "writes"])
    for (const each of [one, other]) each.leave()
  },
)

test("HTTP, Socket.IO and the document endpoint go on serving a panelist whose link is revoked, and nobody joins by it", async () => {
  const one = await enterEveryWay(house)
  await house.chair.do("revoke-invite", { invite: one.invite, guests: true })
  await panel.instance.seats.told()
  expect([await actOverHttp(house, one), noteEnd(one), await openNoteAgain(house, one)]).toEqual([
    "not-found",
    null,
    "writes",
  ])
  const { thread } = (await one.person.do("open-thread", said(panel.topic))).made
  expect(thread).toEqual(expect.any(String))
  one.leave()
})

const said = (topic: string) => ({ topic, entry: { lang: "en" as const, text: "Still here" } })
