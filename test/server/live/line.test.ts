import { afterEach, beforeEach, expect, onTestFinished, test, vi } from "vitest"
import { askMs } from "../../../server/live/line.ts"
import { SessionId, WorkspaceId } from "../../../shared/model/ids.ts"
import { until } from "../../kit/clocks/until.ts"
import { Person } from "../../kit/people/person.ts"
import { type Link, link } from "../../kit/servers/link.ts"
import { type ServedPanel, servePanel } from "../../kit/servers/servedPanel.ts"

let panel: ServedPanel
let between: Link
let workspace: WorkspaceId
beforeEach(async () => {
  panel = await servePanel()
  between = await link(Number(new URL(panel.url).port))
  const [first] = await panel.instance.directory.workspaces()
  workspace = WorkspaceId.parse(first?.id)
})
afterEach(async () => {
  await between.close()
  await panel.end()
})

/** Joins by a line that the test can silence. */
async function joinThrough(name: "moderator1" | "panelist1"): Promise<Person> {
  const here = await panel.join(name)
  here.leave()
  const person = await Person.sit(`http://127.0.0.1:${between.port}`, here.cookie, here.joined.workspace, here.joined)
  await until(() => isHere(person), "the person is present")
  return person
}
const isHere = ({ member }: Person) => panel.instance.presence.members(workspace).has(member)

test("in a session, a page whose line dies without a word is absent long before its connection ends, and comes back by itself", async () => {
  const chair = await joinThrough("moderator1")
  const other = await panel.join("panelist1")
  const told = () => other.hints.flatMap(hint => (hint.kind === "presence" ? [hint.members] : [])).at(-1) ?? []
  await until(() => told().includes(chair.member), "the others are told that the chair is there")
  const { id } = chair.socket
  between.dropAll()
  await until(() => !isHere(chair), "the silence is noticed")
  await until(() => !told().includes(chair.member), "the others are told of it")
  between.pass()
  await until(() => isHere(chair), "the chair is back")
  await until(() => told().includes(chair.member), "the others are told that the chair is back")
  other.leave()
  // Socket.IO's own ping would have ended the connection, and the page would have another one now
  expect([chair.socket.connected, chair.socket.id]).toEqual([true, id])
  chair.leave()
  await until(() => !isHere(chair), "the chair has left")
})

test("a page that polls no more is absent before its connection ends, though no ping can be written to it", async () => {
  const { cookie, joined, snapshot, state, ...here } = await panel.join("moderator1")
  here.socket.disconnect()
  const isThere = () => panel.instance.presence.members(workspace).has(joined.member ?? "")
  await until(() => !isThere(), "the page has left")
  const { incarnation, folded } = snapshot
  const auth = { workspace: joined.workspace, from: state.seq, incarnation, folded }
  const poll = async (query: string, body?: string) => {
    const init = body === undefined ? { headers: { cookie } } : { headers: { cookie }, method: "POST", body }
    const answer = await fetch(`${panel.url}/socket.io/?EIO=4&transport=polling${query}`, init)
    return { status: answer.status, text: await answer.text() }
  }
  const { sid } = JSON.parse((await poll("")).text.slice(1)) as { sid: string }
  await poll(`&sid=${sid}`, `40${JSON.stringify(auth)}`)
  expect((await poll(`&sid=${sid}`)).text).toMatch(/^40/)
  await until(isThere, "the page is present")
  await until(() => !isThere(), "the silence is noticed")
  // Socket.IO's own ping would have ended the connection
  expect((await poll(`&sid=${sid}`, "3")).status).toBe(200)
  await until(isThere, "the page is back")
})

test("while no session is held, nobody is asked", async () => {
  vi.useFakeTimers({ toFake: ["setInterval", "clearInterval"] })
  onTestFinished(() => void vi.useRealTimers())
  const person = await joinThrough("panelist1")
  const chair = await panel.join("moderator1")
  await chair.do("close-session", { session: SessionId.parse(panel.session) })
  let asked = 0
  person.socket.io.on("ping", () => (asked += 1))
  await vi.advanceTimersByTimeAsync(2.5 * askMs)
  // a question would come to the page before this
  const { seq } = await chair.do("set-title", { title: { en: "Another" } })
  await person.reaches(seq)
  expect([asked, isHere(person)]).toEqual([0, true])
  person.leave()
})
