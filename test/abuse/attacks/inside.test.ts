import { io } from "socket.io-client"
import { afterEach, expect, test } from "vitest"
import { systemClock } from "../../../server/adapters/system/systemClock.ts"
import type { EntriesFrame } from "../../../shared/contract/live.ts"
import { statementHash, textHash } from "../../../shared/document/textHash.ts"
import { EntryId, SideId, StatementId, ThreadId, TopicId } from "../../../shared/model/ids.ts"
import { machineScopes } from "../../../shared/model/terms.ts"
import { administratorOf } from "../../kit/people/administrator.ts"
import { type Person, post } from "../../kit/people/person.ts"
import { type ServedPanel, servePanel } from "../../kit/servers/servedPanel.ts"
import { everyAddress, wholeAnswer } from "../leaks/sweep/everyAddress.ts"
import { Tries } from "./attackers.ts"

/**
 * Lets twenty callers read every described address, the stream, the bundles and the socket from the first entry on. None
 * of them finds what its author took back; and under the Chatham House Rule no side leaves the room.
 */

type Headers = Record<string, string>

const hour = 3_600_000
let panel: ServedPanel
/** how far, in milliseconds, the clock of the panel is ahead */
let ahead = 0
const clock = { ...systemClock, now: () => Date.now() + ahead }

/** Opens the panel to everybody from an hour on, so that there is a time for the press. */
async function opensInAnHour(chair: Person): Promise<void> {
  await chair.do("set-embargo", { session: panel.session, until: clock.now() + hour })
  await chair.do("set-access", { public: true, replay: "readers" })
}
afterEach(() => panel.end())

const en = (text: string) => ({ lang: "en" as const, text })
const cookieOf = (response: Response) => response.headers.getSetCookie()[0]?.split(";")[0] ?? ""

/** Everybody who may ask, by name. Each has an address of their own, so that no limit of a network is met. */
async function everyCaller(chair: Person): Promise<[string, Headers][]> {
  const callers: [string, Headers][] = [
    ["administrator", { cookie: await administratorOf(panel) }],
    ["reader", {}],
    ["stranger", { cookie: "plenary_session=made-up" }],
  ]
  const seats = Object.keys(panel.people)
  for (const name of seats) callers.push([name, { cookie: (await panel.join(name)).cookie }])
  const sit = async (name: string, token: unknown) => {
    callers.push([name, { cookie: cookieOf(await post(panel.url, "/api/join", { token, name })) }])
  }
  const owner = await panel.join("panelist1")
  await sit("alternate", (await owner.do("name-alternate", { name: "alternate" })).made["token"])
  await sit("interpreter", (await chair.do("make-invite", { role: "interpreter", uses: 1 })).made["token"])
  const { member } = (await chair.do("admit-member", { name: "Former", role: "observer", side: null })).made
  const guest = (await chair.do("make-invite", { role: "observer", member: String(member), uses: 1 })).made
  await sit("former", guest["token"])
  await chair.do("revoke-invite", { invite: String(guest["invite"]), guests: true })
  for (const scope of machineScopes) {
    const { made } = await chair.do("make-token", { name: `program ${scope}`, scope })
    callers.push([`program ${scope}`, { authorization: `Bearer ${String(made["token"])}` }])
  }
  const { made } = await chair.do("make-press-link", { session: panel.session, name: "News", days: 7 })
  callers.push(["press", { cookie: cookieOf(await post(panel.url, "/api/press", { token: made["token"] })) }])
  ahead += hour + 1
  return callers.map(([name, headers], n) => [name, { ...headers, "x-forwarded-for": `10.7.0.${n}` }])
}

const addresses = (words: string[], { record = "none", round = "none" }): string[] => [
  ...everyAddress({
    slug: ["panel"],
    sessions: [panel.session],
    topics: [panel.topic],
    records: [record],
    rounds: [round],
    number: ["1"],
    format: ["md", "html", "json", "csv"],
    lang: ["en"],
  }),
  `/api/sessions/${panel.session}/entries?from=0&to=5000`,
  `/api/workspaces/panel?topics=${panel.topic}&threads=1000`,
  `/api/workspaces/panel/export?session=${panel.session}`,
  ...words.map(word => `/api/workspaces/panel/search?q=${word}`),
]

/** Connects as somebody who has nothing yet, and returns what the socket tells. */
async function fromTheFirst(chair: Person, headers: Headers): Promise<string> {
  const { incarnation } = chair.snapshot
  const told: string[] = []
  const auth = { workspace: "panel", from: 0, incarnation }
  const socket = io(panel.url, { transports: ["websocket"], forceNew: true, extraHeaders: headers, auth })
  await new Promise<void>(resolve => {
    socket.on("entries", (frame: EntriesFrame) => {
      told.push(JSON.stringify(frame))
      if (frame.to >= chair.state.seq) resolve()
    })
    socket.on("connect_error", () => resolve())
    socket.on("disconnect", () => resolve())
    setTimeout(resolve, 2_000)
  })
  socket.disconnect()
  return told.join("\n")
}

/** Reads everything as each caller, and counts what `leak` finds in it. Returns who heard the socket from the first entry on. */
async function sweep(
  tries: Tries,
  row: string,
  chair: Person,
  callers: [string, Headers][],
  {
    words,
    made = {},
    leak,
  }: { words: string[]; made?: { record?: string; round?: string }; leak(text: string): boolean },
) {
  const heard: Record<string, string> = {}
  const answered: Record<string, number> = {}
  for (const [who, headers] of callers) {
    for (const path of addresses(words, made)) {
      const response = await fetch(panel.url + path, { headers })
      if (response.ok) answered[who] = (answered[who] ?? 0) + 1
      let text = await wholeAnswer(response)
      // the address that was asked for is in the answer of some
      for (const word of words) text = text.replaceAll(`q=${word}`, "")
      tries.note(row, `${who} ${path}`, leak(text))
    }
    heard[who] = await fromTheFirst(chair, headers)
    tries.note(`${row}, socket from the first entry`, who, leak(heard[who]))
  }
  return { heard, answered }
}

/** A comment that is withdrawn, one that is corrected, and three additions to a record that are withdrawn. */
async function takenBack(chair: Person, author: Person): Promise<{ record: string; round: string }> {
  const { topic } = panel
  const { sha256 } = panel.instance
  const comment = async (text: string) => {
    const { made } = await author.do("open-thread", { topic: TopicId.parse(topic), entry: en(text) })
    return { thread: ThreadId.parse(made["thread"]), comment: EntryId.parse(made["entry"]) }
  }
  await author.do("withdraw-comment", await comment("CANARY of a comment"))
  await author.do("correct-comment", { ...(await comment("CANARY that is corrected")), text: en("LINNET instead") })
  const text = "Data move."
  const { made } = await author.do("draft-statement", { topic, lang: "en", text })
  const statement = StatementId.parse(made["statement"])
  await author.do("confirm-text", { statement, lang: "en", seen: textHash(text, sha256) })
  await chair.do("propose-statement", { statement, seen: statementHash([en(text)], sha256) })
  const round = String((await chair.do("open-round", { statement, version: 1, kind: "call" })).made["round"])
  for (const n of [1, 2, 3, 4]) {
    const elector = await panel.join(`panelist${n}`)
    await elector.do("answer-round", { round, answer: { kind: "call", position: "agree" }, seen: 0 })
  }
  await chair.do("close-and-show", { round })
  const declared = await chair.do("declare-record", { statement, level: "unanimity", seen: "4/4/0/0/0/0" })
  const record = String(declared.made["record"])
  for (const kind of ["add-reservation", "add-dissent", "state-change"] as const) {
    const { seq } = await author.do(kind, { record, text: en(`CANARY of ${kind}`) })
    await author.do("withdraw-addition", { record, addition: seq })
  }
  return { record, round }
}

test.for(["named", "chatham"] as const)(
  "%s: nobody reads what its author took back",
  async (attribution, { annotate }) => {
    panel = await servePanel({ attribution, clock })
    const chair = await panel.join("moderator1")
    await opensInAnHour(chair)
    const made = await takenBack(chair, await panel.join("panelist1"))
    const callers = await everyCaller(chair)
    expect(callers).toHaveLength(20)
    const tries = new Tries()
    const leak = (text: string) => text.includes("CANARY")
    const { heard, answered } = await sweep(tries, "D1", chair, callers, { words: ["CANARY"], made, leak })
    await annotate(JSON.stringify({ ...tries.counts, answered }))
    expect(tries.successes).toEqual([])
    for (const [who, { length }] of Object.entries(heard))
      if (length > 0) expect([who, (answered[who] ?? 0) > 30]).toEqual([who, true])
    // the same ways tell the words in its place
    for (const who of ["moderator1", "observer1", "panelist2", "reader", "press"])
      expect([who, heard[who]?.includes("LINNET")]).toEqual([who, true])
  },
)

test("chatham: no side and no language of a side leaves the room", async ({ annotate }) => {
  panel = await servePanel({ attribution: "chatham", sided: true, clock })
  const chair = await panel.join("moderator1")
  const [one, other] = [SideId.parse("C"), SideId.parse("J")]
  await opensInAnHour(chair)
  await chair.do("set-sides", {
    sides: [
      { id: one, title: { en: "Corvidside" }, mark: "Qc" },
      { id: other, title: { en: "Juniperside" }, mark: "Qj" },
    ],
  })
  const authentic = [
    { lang: "zh" as const, side: one },
    { lang: "ja" as const, side: other },
  ]
  await chair.do("set-languages", { languages: ["en", "zh", "ja"], authentic, reason: "Agreed." })
  const author = await panel.join("panelist1")
  await author.do("open-thread", { topic: panel.topic, entry: en("LINNET") })
  const callers = await everyCaller(chair)
  const outside = callers.filter(([who]) =>
    /^(reader|stranger|observer|former|press|program (public|observer))/.test(who),
  )
  const inside = callers.filter(([who]) => /^(moderator|secretary|panelist)/.test(who))
  const tries = new Tries()
  const leak = (text: string) => /\\?"(side|by|id|mark)\\?":\s?\\?"(C|J|Qc|Qj)\\?"|Corvidside|Juniperside/.test(text)
  const { heard } = await sweep(tries, "D2", chair, outside, { words: ["Corvidside"], leak })
  await annotate(JSON.stringify(tries.counts))
  expect(tries.successes).toEqual([])
  expect(heard["observer1"]).toContain("LINNET")
  // the room reads them, so they could have been found
  for (const [who, headers] of inside) {
    const page = await fetch(`${panel.url}/api/workspaces/panel`, { headers })
    expect([who, leak(await page.text())]).toEqual([who, true])
  }
})
