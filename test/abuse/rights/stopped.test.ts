import { afterAll, beforeAll, beforeEach, expect, test } from "vitest"
import * as Y from "yjs"
import { sleep, until } from "../../kit/clocks/until.ts"
import { Person, post } from "../../kit/people/person.ts"
import { frame, paragraph, RawClient, updateFrame } from "../../kit/people/rawClient.ts"
import { Ground } from "../document/ground.ts"

let ground: Ground
beforeAll(async () => {
  ground = await Ground.open()
})
beforeEach(async () => {})
afterAll(() => ground.close())

interface Writer {
  person: Person
  /** two tabs */
  tabs: RawClient[]
  /** the keys that both tabs have sent */
  sent: number
}

/** A panelist with two open tabs, both typing without a pause in raw frames that wait for no answer. */
async function enter(name: string): Promise<Writer> {
  const person = await Person.join(ground.running.url, ground.running.links["panelist"] ?? "", name)
  const tabs = [0, 1].map(() => new RawClient(ground.address, { cookie: person.cookie }))
  await Promise.all(tabs.map(tab => tab.enter()))
  return { person, tabs, sent: 0 }
}

function typeOn(writer: Writer): { typing: Promise<void>; stop(): void } {
  const { tabs, person } = writer
  const typist = { on: true }
  const typing = (async () => {
    while (typist.on) {
      for (const tab of tabs) if (tab.closed === null) tab.write(`by ${person.joined.member} ${++writer.sent}`)
      await sleep(15)
    }
  })()
  return { typing, stop: () => (typist.on = false) }
}

const keysOf = ({ person }: Writer): number =>
  ground.bob.absorb().match(new RegExp(`by ${person.joined.member} `, "g"))?.length ?? 0

const endings: [string, (member: string, person: Person) => Promise<unknown>, (tab: RawClient) => boolean][] = [
  [
    "demoted to an observer",
    member => ground.moderator.do("change-member", { member, role: "observer", side: null, reason: "Agreed." }),
    tab => tab.rejected.length > 0 || tab.closed === 4400,
  ],
  [
    "signed out, whose cookie somebody has copied",
    (_, { url, cookie }) => post(url, "/api/leave", {}, { cookie }),
    tab => tab.rejected.length > 0 || tab.closed !== null,
  ],
  [
    "removed",
    member => ground.moderator.do("remove-member", { member, reason: "Resigned." }),
    tab => tab.closed === 4403,
  ],
  [
    "locked out",
    () => ground.moderator.do("set-note-mode", { topic: ground.topic, mode: "locked", reason: "Read out" }),
    tab => tab.rejected.some(one => one?.["code"] === "note-locked"),
  ],
]

test.each(endings)(
  "a writer who is %s is stopped on both open sockets, and no key sent after that counts",
  async (name, end, isTold) => {
    const writer = await enter(name)
    const { typing, stop } = typeOn(writer)
    await ground.bob.until(() => keysOf(writer) > 4, "typing")
    await end(writer.person.member, writer.person)
    const { sent } = writer
    await until(() => writer.tabs.every(isTold), "both tabs are told")
    await until(() => writer.sent > sent + 4 || writer.tabs.every(tab => tab.closed !== null), "keys after the end")
    stop()
    await typing
    // a refused page that goes on writing is closed, maybe only now
    for (const tab of writer.tabs) await tab.settledOrClosed()
    await ground.bob.settled()
    const after = keysOf(writer)
    expect(after, "no key sent after the end arrives").toBeLessThanOrEqual(sent)

    // Reconnecting with the typed text does not bring it in either.
    const again = new RawClient(ground.address, { cookie: writer.person.cookie })
    await again.until(() => again.closed !== null || again.hello !== undefined, "an answer")
    if (again.closed === null) {
      again.send(frame(0, 1, Y.encodeStateAsUpdate(writer.tabs[0]?.doc ?? new Y.Doc())))
      again.send(updateFrame(again.edit(note => note.push([paragraph("once more")]))))
      await again.settledOrClosed()
      expect(again.hello?.["mayWrite"]).toBe(false)
    }
    expect(keysOf(writer)).toBe(after)
    expect(ground.bob.absorb()).not.toContain("once more")
    writer.person.leave()
    if (name === "locked out") await ground.reopen()
    await ground.typingGoesOn()
  },
)
