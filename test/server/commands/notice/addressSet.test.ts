import { afterEach, beforeEach, describe, expect, test } from "vitest"
import type { Letter, Mail } from "../../../../server/ports/host/mail.ts"
import type { NoticeAbout } from "../../../../shared/model/notice.ts"
import { needsOf } from "../../../../shared/rules/needs.ts"
import { noticesOf } from "../../../../shared/rules/readings/notices.ts"
import { until } from "../../../kit/clocks/until.ts"
import type { Person } from "../../../kit/people/person.ts"
import { type ServedPanel, servePanel } from "../../../kit/servers/servedPanel.ts"

let panel: ServedPanel
let letters: Letter[]
let secretary: Person
let owner: Person
/** while it is set, the mail server takes nothing before it settles */
let held: Promise<void> | null
const mail: Mail = {
  async send(letter) {
    letters.push(letter)
    await held
  },
  close: () => {},
}
beforeEach(async () => {
  ;[letters, held] = [[], null]
  panel = await servePanel({ mail })
  secretary = await panel.join("secretary1")
  owner = await panel.join("panelist1")
  // the server notes a moment later, by an entry of its own, that they have come
  await owner.finds(
    ({ sessions }) =>
      Object.values(sessions).some(({ attendance }) => attendance.some(({ member }) => member === owner.member)) ||
      undefined,
  )
})
afterEach(() => panel.end())

const send = async (path: string, body: object, cookie = "", method = "POST") => {
  const headers = { "content-type": "application/json", ...(cookie && { cookie }) }
  const response = await fetch(panel.url + path, { method, headers, body: JSON.stringify(body) })
  const answer = (await response.json()) as { request?: string; error?: { code: string } }
  return { status: response.status, answer, code: answer.error?.code ?? "" }
}
const to = (email: string) => letters.filter(letter => letter.to === email)
const own = "/api/workspaces/panel/address"
/** The owner sets the address and types the code that was mailed there. */
async function confirms(person: Person, email: string): Promise<number> {
  await send(own, { email }, person.cookie, "PUT")
  const before = to(email).length
  const { answer } = await send(`${own}/code`, {}, person.cookie)
  await until(() => to(email).length > before, "a code")
  const code = /\d{3} \d{3}/.exec(to(email).at(-1)?.text ?? "")?.[0] ?? ""
  return (await send(`${own}/confirm`, { request: answer.request, code }, person.cookie)).status
}
const setFor = (person: Person, email: string) => secretary.do("set-address", { member: person.member, email })
const told = (about: NoticeAbout) =>
  until(() => noticesOf(secretary.state, about)[0]?.sent === "mail", "the log says who was told")
const addressed = ({ member }: Person) => ({ of: "address", member }) as NoticeAbout
const addressNeeds = ({ state, member }: Person) =>
  needsOf(state, member, new Set(), 0).filter(({ need }) => need === "address")
const bound = async () => {
  const [workspace] = await panel.instance.directory.workspaces()
  return workspace ? panel.instance.directory.boundAddresses(workspace.id) : []
}

describe("an address that the secretary sets for another", () => {
  test("is an entry without the address, which the whole room reads and no gallery", async () => {
    const observer = await panel.join("observer1")
    const { seq } = await setFor(owner, "theirs@example.org")
    await Promise.all([owner.reaches(seq), observer.reaches(seq)])
    const entry = owner.frames.flatMap(({ list }) => list).find(({ kind }) => kind === "address-set")
    expect(entry).toMatchObject({ by: secretary.member, body: { member: owner.member, cleared: false } })
    expect(JSON.stringify([owner.frames, observer.frames])).not.toContain("@example.org")
    expect(observer.frames.flatMap(({ list }) => list).map(({ kind }) => kind)).not.toContain("address-set")
  })

  test("is told to its owner until they have seen it, and seen by nobody else", async () => {
    const { seq } = await setFor(owner, "theirs@example.org")
    await owner.reaches(seq)
    expect(addressNeeds(owner)).toEqual([{ need: "address", by: "secretary1", cleared: false }])
    await secretary.do("see-address", { upTo: seq })
    // no entry is under way any more that would make the next number one that the log has
    await told(addressed(owner))
    await owner.reaches(secretary.state.seq)
    await owner.do("see-address", { upTo: owner.state.seq + 1 })
    expect(addressNeeds(owner)).toHaveLength(1)
    await owner.do("see-address", { upTo: seq })
    expect(addressNeeds(owner)).toEqual([])
    await setFor(owner, "")
    await until(() => addressNeeds(owner).length > 0, "the next one")
    expect(addressNeeds(owner)).toEqual([{ need: "address", by: "secretary1", cleared: true }])
  })

  test("is told by a letter to the address that they had confirmed, and to no other", async () => {
    expect(await confirms(owner, "old@example.org")).toBe(200)
    const before = letters.length
    await setFor(owner, "new@example.org")
    await told(addressed(owner))
    expect(letters.slice(before).map(letter => letter.to)).toEqual(["old@example.org"])
    expect(letters.at(-1)?.text).toContain("secretary1 set another e-mail address for your seat")
    await until(async () => (await bound()).length === 0, "the bound address is deleted")
  })

  test("is told by no letter where none was confirmed", async () => {
    await setFor(owner, "new@example.org")
    await told(addressed(owner))
    expect(letters).toEqual([])
  })

  test.each(["secretary1", "moderator1"])(
    "by the %s neither changes nor clears one that its owner set or proved",
    async name => {
      const office = await panel.join(name)
      const other = await panel.join("panelist2")
      await send(own, { email: "typed@example.org" }, other.cookie, "PUT")
      expect(await confirms(owner, "old@example.org")).toBe(200)
      for (const one of [owner, other])
        expect((await office.ask("set-address", { member: one.member, email: "" })).ok).toBe(false)
      if (name === "moderator1") return
      for (const one of [owner, other]) await office.do("set-address", { member: one.member, email: "new@example.org" })
      const kept = async (one: Person) => (await fetch(panel.url + own, { headers: { cookie: one.cookie } })).json()
      expect(await kept(owner)).toMatchObject({ email: "old@example.org", confirmed: true, second: "new@example.org" })
      expect(await kept(other)).toMatchObject({
        email: "typed@example.org",
        confirmed: false,
        second: "new@example.org",
      })
      // the second one opens nothing, and the return link still asks for a code to the first
      expect((await panel.instance.directory.seatsOfAddress("new@example.org")).length).toBe(0)
      expect((await panel.instance.directory.seatsOfAddress("old@example.org")).length).toBe(1)
    },
  )

  test("stands beside the owner's: both get the letters until the owner proves it or drops it", async () => {
    expect(await confirms(owner, "old@example.org")).toBe(200)
    await setFor(owner, "new@example.org")
    await told(addressed(owner))
    const notified = async () => {
      const before = letters.length
      const { seq } = await secretary.do("describe-member", {
        member: owner.member,
        name: `Renamed ${before}`,
        field: null,
      })
      await secretary.reaches(seq)
      await until(
        () =>
          letters.length > before &&
          noticesOf(secretary.state, { of: "renaming", member: owner.member } as NoticeAbout).every(
            one => one.sent !== null,
          ),
        "a letter",
      )
      return letters
        .slice(before)
        .map(letter => letter.to)
        .toSorted()
    }
    expect(await notified()).toEqual(["new@example.org", "old@example.org"])
    const { answer } = await send(`${own}/code`, { second: true }, owner.cookie)
    const coded = () => /\d{3} \d{3}/.exec(to("new@example.org").at(-1)?.text ?? "")?.[0] ?? ""
    await until(() => coded() !== "", "a code")
    const done = await send(`${own}/confirm`, { request: answer.request, code: coded() }, owner.cookie)
    expect(done.answer).toMatchObject({ email: "new@example.org", confirmed: true, second: "" })
    expect(await notified()).toEqual(["new@example.org"])
    await setFor(owner, "third@example.org")
    const dropped = await send(own, { email: "new@example.org" }, owner.cookie, "PUT")
    expect(dropped.answer).toMatchObject({ email: "new@example.org", confirmed: true, second: "" })
  })

  test("leaves no entry if it is the setter's own", async () => {
    const before = owner.state.seq
    await send(own, { email: "mine@example.org" }, owner.cookie, "PUT")
    expect((await panel.instance.folds.current((await panel.instance.directory.workspaces())[0]!.id)).head.seq).toBe(
      before,
    )
  })
})

describe("the letter about a reissued seat", () => {
  test("goes to the address that was confirmed then, whatever address the seat gets before it is sent", async () => {
    expect(await confirms(owner, "old@example.org")).toBe(200)
    const moderator = await panel.join("moderator1")
    // the postman is busy with another letter while the seat is reissued and its address set
    let release = () => {}
    held = new Promise(resolve => (release = resolve))
    await moderator.do("send-notice", { about: { of: "needs" }, by: "mail" })
    const before = to("old@example.org").length
    await moderator.do("reissue-seat", { member: owner.member, reason: "Lost." })
    const proposal = Object.values(moderator.state.proposals).find(one => one.state === "open")?.id ?? ""
    await secretary.do("confirm-proposal", { proposal })
    await setFor(owner, "thief@example.org")
    release()
    await told({ of: "reissue", member: owner.member } as NoticeAbout)
    expect(to("thief@example.org")).toEqual([])
    expect(to("old@example.org").slice(before).at(-1)?.text).toContain("Lost.")
    await until(async () => (await bound()).length === 0, "the bound address is deleted")
  })
})
