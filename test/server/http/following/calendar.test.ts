import { readFileSync } from "node:fs"
import { afterEach, beforeEach, describe, expect, test } from "vitest"
import { systemClock } from "../../../../server/adapters/system/systemClock.ts"
import { isUnwatched } from "../../../../server/http/monitoring/unwatched.ts"
import { sha256 } from "../../../../server/start/instance/instance.ts"
import { statementHash, textHash } from "../../../../shared/document/textHash.ts"
import { type MemberId, RoundId, SessionId, StatementId, TopicId } from "../../../../shared/model/ids.ts"
import { type ServedPanel, servePanel } from "../../../kit/servers/servedPanel.ts"
import { parsed } from "../../letters/calendar/parsed.ts"

let panel: ServedPanel
beforeEach(async () => {
  panel = await servePanel()
})
afterEach(() => panel.end())

const asked = async (method: string, path: string, cookie: string, body?: object) => {
  const response = await fetch(`${panel.url}/api/workspaces/panel/calendar${path}`, {
    method,
    headers: { cookie, "content-type": "application/json" },
    ...(body && { body: JSON.stringify(body) }),
  })
  const answer = (await response.json()) as { path?: string; own?: number | null; workspace?: number | null }
  return { status: response.status, ...answer }
}
const made = async (cookie: string, of = "own") => (await asked("POST", "", cookie, { of })).path ?? ""
const read = async (path: string) => {
  const response = await fetch(panel.url + path)
  return { status: response.status, type: response.headers.get("content-type"), text: await response.text() }
}
const eventsAt = async (path: string) => parsed((await read(path)).text).slice(1)

describe("a calendar", () => {
  test("is made so often by one member that the log of the host stays readable, and no more", async () => {
    const [ann, ben] = [await panel.join("panelist1"), await panel.join("panelist2")]
    const statuses = []
    for (let n = 0; n < 31; n++) statuses.push((await asked("POST", "", ann.cookie, { of: "own" })).status)
    expect(statuses.slice(29)).toEqual([200, 429])
    expect((await asked("POST", "", ben.cookie, { of: "own" })).status).toBe(200)
  })

  test("has the sessions with the times of both cities and the agenda, in its reader's language", async () => {
    const [chair, panelist] = [await panel.join("moderator1"), await panel.join("panelist1")]
    const { made: ids } = await chair.do("schedule-session", {
      title: { en: "Second, session;\r\nEND:VEVENT", ja: "第二回" },
      startsAt: Date.UTC(2027, 2, 1, 1),
      cities: [
        { name: { en: "Beijing", ja: "北京" }, zone: "Asia/Shanghai" },
        { name: { en: "Tokyo", ja: "東京" }, zone: "Asia/Tokyo" },
      ],
    })
    const path = await made(panelist.cookie)
    expect(await read(path)).toMatchObject({ status: 200, type: "text/calendar; charset=utf-8" })
    const uid = `session-${ids["session"]}@plenary`
    const found = (await eventsAt(path)).find(({ UID }) => UID === uid)
    expect(found?.["SUMMARY"]).toContain("Second, session;")
    expect(found).toMatchObject({ DTSTART: "20270301T010000Z", DTEND: "20270301T020000Z", STATUS: "CONFIRMED" })
    expect(found?.["DESCRIPTION"]).toMatch(/09:00 \(Beijing\).*10:00 \(Tokyo\)/)
    expect(found?.["URL"]).toBe(`${panel.url}/w/panel/s/${ids["session"]}`)
    const inJapanese = (await eventsAt(`${path}?lang=ja`)).find(({ UID }) => UID === uid)
    expect(inJapanese?.["SUMMARY"]).toContain("第二回")
    await chair.do("cancel-session", { session: SessionId.parse(ids["session"]), reason: "Too early." })
    const cancelled = (await eventsAt(path)).find(({ UID }) => UID === uid)
    expect(cancelled).toMatchObject({ STATUS: "CANCELLED", DESCRIPTION: expect.stringContaining("Too early.") })
  })

  test("has the deadlines of the rounds that ask its reader, whether answered or not", async () => {
    const [chair, panelist] = [await panel.join("moderator1"), await panel.join("panelist1")]
    const topic = TopicId.parse(panel.topic)
    const drafted = await chair.do("draft-statement", { topic, lang: "en", text: "Water is wet." })
    const endsAt = Date.now() + 86_400_000
    const statement = StatementId.parse(drafted.made["statement"])
    const [lang, text] = ["en" as const, "Water is wet."]
    await panelist.do("confirm-text", { statement, lang, seen: textHash(text, sha256) })
    await chair.do("propose-statement", { statement, seen: statementHash([{ lang, text }], sha256) })
    await chair.do("open-round", {
      statement,
      version: 1,
      kind: "rating",
      anonymity: "pseudonymous",
      deadline: { endsAt, act: "close" },
    })
    const own = await made(panelist.cookie)
    const of = async (path: string) => (await eventsAt(path)).filter(({ UID }) => UID?.startsWith("deadline-"))
    const stamp = `${new Date(endsAt).toISOString().slice(0, 19).replace(/[-:]/g, "")}Z`
    expect(await of(own)).toMatchObject([{ DTSTART: stamp, TRANSP: "TRANSPARENT" }])
    expect(await of(await made(chair.cookie))).toEqual([])
    expect(await of(await made(chair.cookie, "workspace"))).toMatchObject([{ DTSTART: stamp }])
  })

  test("gives a moved session and an extended deadline the time of the change and a greater number", async () => {
    let ahead = 0
    await panel.end()
    panel = await servePanel({ clock: { ...systemClock, now: () => Date.now() + ahead } })
    const [chair, panelist] = [await panel.join("moderator1"), await panel.join("panelist1")]
    const plan = { title: { en: "Second session" }, cities: [{ name: { en: "Tokyo" }, zone: "Asia/Tokyo" }] }
    const startsAt = Date.UTC(2027, 2, 1, 1)
    const { made: ids } = await chair.do("schedule-session", { ...plan, startsAt })
    const session = SessionId.parse(ids["session"])
    const topic = TopicId.parse(panel.topic)
    const drafted = await chair.do("draft-statement", { topic, lang: "en", text: "Water is wet." })
    const statement = StatementId.parse(drafted.made["statement"])
    const [lang, text] = ["en" as const, "Water is wet."]
    await panelist.do("confirm-text", { statement, lang, seen: textHash(text, sha256) })
    await chair.do("propose-statement", { statement, seen: statementHash([{ lang, text }], sha256) })
    const endsAt = Date.now() + 86_400_000
    const deadline = { endsAt, act: "close" } as const
    const opened = { statement, version: 1, kind: "rating", anonymity: "pseudonymous", deadline } as const
    const round = RoundId.parse((await chair.do("open-round", opened)).made["round"])
    const path = await made(panelist.cookie)
    const stamps = async (of: string) => {
      const { DTSTAMP = "", SEQUENCE, ...found } = (await eventsAt(path)).find(({ UID }) => UID?.startsWith(of)) ?? {}
      expect(found["LAST-MODIFIED"]).toBe(DTSTAMP)
      return [DTSTAMP, Number(SEQUENCE)] as const
    }
    const grows = async (of: string, change: () => Promise<unknown>) => {
      const [at, number] = await stamps(of)
      ahead += 60_000
      await change()
      const [later, greater] = await stamps(of)
      expect([of, later > at, greater - number >= 60]).toEqual([of, true, true])
    }
    await grows(`session-${session}`, () =>
      chair.do("replan-session", { session, ...plan, startsAt: startsAt + 3_600_000 }),
    )
    await grows(`session-${session}`, () => chair.do("cancel-session", { session, reason: "Too early." }))
    await grows("deadline-", () => chair.do("extend-deadline", { round, endsAt: endsAt + 3_600_000 }))
  })

  test("is read at its newest address alone, until that is ended", async () => {
    const { cookie } = await panel.join("panelist1")
    expect(await asked("GET", "", cookie)).toMatchObject({ own: null, workspace: null })
    const [first, second] = [await made(cookie), await made(cookie)]
    expect([(await read(first)).status, (await read(second)).status]).toEqual([404, 200])
    expect((await asked("GET", "", cookie)).own).toBeGreaterThan(0)
    expect((await asked("DELETE", "/own", cookie)).status).toBe(200)
    expect((await read(second)).status).toBe(404)
    expect(await asked("GET", "", cookie)).toMatchObject({ own: null })
  })

  test("has an address that the database holds as a hash alone, and that no access log holds", async () => {
    const path = await made((await panel.join("panelist1")).cookie)
    const secret = /^\/calendar\/([\w-]{42})\.ics$/.exec(path)?.[1] ?? ""
    const kept = ["", "-wal"].map(end => readFileSync(panel.file + end, "latin1")).join("")
    expect([kept.includes(secret), kept.includes(panel.instance.sha256(secret))]).toEqual([false, true])
    expect([path, `${path}?lang=ja`, path.toUpperCase()].map(url => isUnwatched({ url }))).toEqual([true, true, true])
  })

  test("ends with its reader's seat", async () => {
    const chair = await panel.join("moderator1")
    const path = await made((await panel.join("panelist1")).cookie)
    expect((await read(path)).status).toBe(200)
    await chair.do("remove-member", { member: panel.people["panelist1"] as MemberId, reason: "Resigned." })
    expect((await read(path)).status).toBe(404)
  })

  test("of the whole panel ends with the right of its maker", async () => {
    const [chair, second] = [await panel.join("moderator1"), await panel.join("moderator2")]
    const path = await made(second.cookie, "workspace")
    expect((await read(path)).status).toBe(200)
    await second.do("leave-panel", {})
    expect((await read(path)).status).toBe(404)
    expect((await read(await made(chair.cookie, "workspace"))).status).toBe(200)
  })

  test("of the whole panel is given out by a moderator or the secretary alone", async () => {
    const { cookie } = await panel.join("panelist1")
    expect((await asked("POST", "", cookie, { of: "workspace" })).status).toBe(403)
    expect((await asked("DELETE", "/workspace", cookie)).status).toBe(403)
    const path = await made((await panel.join("secretary1")).cookie, "workspace")
    expect((await read(path)).status).toBe(200)
    expect(await asked("GET", "", cookie)).toMatchObject({ workspace: null })
    expect(await asked("GET", "", (await panel.join("moderator1")).cookie)).toMatchObject({
      workspace: expect.any(Number),
    })
  })

  test("is refused to others, for another name, and at guessed addresses above a limit", async () => {
    expect((await asked("GET", "", "")).status).toBe(401)
    expect((await asked("POST", "", (await panel.join("panelist1")).cookie, { of: "theirs" })).status).toBe(400)
    const codes: number[] = []
    for (let n = 0; n < 62; n++) codes.push((await read(`/calendar/${"g".repeat(40)}${n}.ics`)).status)
    expect(new Set(codes.slice(0, 60))).toEqual(new Set([404]))
    expect(new Set(codes.slice(60))).toEqual(new Set([429]))
  })
})
