import { afterEach, expect, test } from "vitest"
import { proceedingsOf } from "../../../../shared/minutes/proceedings/proceedings.ts"
import { prose } from "../../../../shared/minutes/prose/prose.ts"
import { MemberId, RecordId } from "../../../../shared/model/ids.ts"
import { delegateOf } from "../../../../shared/rules/round/electorate/changingHands.ts"
import { bytesOf, enclosedIn, textOf, tools, verdictOn } from "../../../kit/evidence.ts"
import { secondOpinions } from "../../../kit/python.ts"
import { openPanel, type Panel } from "../../../kit/servers/panel.ts"
import { papersOf } from "../../../shared/minutes/papers.ts"

let panel: Panel
afterEach(() => panel.end())
const minuteMs = 60_000
/** lets a minute pass */
const later = () => panel.stage.at(panel.instance.clock.now() + minuteMs)
const idOf = (who: string) => panel.people[who] ?? MemberId.parse("nobody")

/** A record from a call in which Ines sat for panelist2, who was asked in none of its rounds. */
async function recordWithInes(): Promise<RecordId> {
  panel = await openPanel()
  await panel.take("panelist2")
  await panel.alternate("panelist2", "Ines")
  await panel.do("panelist2", "seat-alternate", {})
  const statement = await panel.proposed()
  const { round } = await panel.do("moderator", "open-round", { statement, version: 1, kind: "call" })
  const answer = { kind: "call", position: "agree" } as const
  for (const who of ["panelist1", "Ines", "panelist3", "panelist4"])
    await panel.do(who, "answer-round", { round: String(round), seen: 0, answer })
  await panel.do("moderator", "close-and-show", { round: String(round) })
  const made = await panel.do("moderator", "declare-record", { statement, level: "unanimity", seen: "4/4/0/0/0/0" })
  await panel.do("panelist2", "seat-delegate", {})
  await panel.do("panelist2", "withdraw-alternate", {})
  return RecordId.parse(made["record"])
}

test("minutes and scribe text print who was named, who sat for whom and since when, in three languages", async () => {
  await recordWithInes()
  const { said, scribe } = await papersOf(panel)
  const inEnglish = said("en").filter(text => text.includes("Ines"))
  const time = /\d\d:\d\d/
  const lines = [
    /^panelist2 named Ines as alternate, /,
    /^Ines sat for panelist2 from .* on\.$/,
    /^panelist2 sat again in place of Ines from .* on\.$/,
    /^Ines is no longer the alternate of panelist2, /,
  ]
  for (const line of lines) {
    const found = inEnglish.filter(text => line.test(text))
    expect([line, found.length]).toEqual([line, 1])
    expect(found[0]).toMatch(time)
    expect(scribe.filter(text => line.test(text.slice(1, -1)))).toHaveLength(1)
  }
  // the end of the alternate's seat is said by the withdrawal, and by no line of its own
  expect(inEnglish.filter(text => /removed/.test(text))).toEqual([])
  for (const lang of ["zh", "ja"] as const) {
    const words =
      lang === "zh"
        ? ["指定Ines为候补", "Ines代panelist2出席", "panelist2重新出席", "不再是panelist2的候补"]
        : ["代理に指名した", "代わって着席した", "席に戻った", "代理ではなくなった"]
    for (const word of words) expect([word, said(lang).filter(text => text.includes(word)).length]).toEqual([word, 1])
  }
})

test("the attendance names an alternate who sits with their delegate, and who is present without a vote apart", async () => {
  panel = await openPanel()
  await panel.take("panelist2")
  await panel.alternate("panelist2", "Ines")
  panel.stage.present(Object.values(panel.people))
  const here = (who: string) =>
    panel.do("secretary", "tick-attendance", { session: panel.session, member: idOf(who), here: true })
  for (const who of ["Ines", "panelist2", "panelist1"]) await here(who)
  expect((await papersOf(panel)).said("en")).toContainEqual(expect.stringMatching(/without a vote.*Ines/))
  await panel.do("panelist2", "seat-alternate", {})
  const { said } = await papersOf(panel)
  expect(said("en")).toContainEqual(expect.stringMatching(/^Panelists: .*Ines \(for panelist2\)/))
  expect(said("en")).toContainEqual(expect.stringMatching(/without a vote.*panelist2/))
})

test("the attendance says who sat during the session, also when the seat changes hands before the minutes are adopted", async () => {
  panel = await openPanel()
  await panel.take("panelist2")
  await panel.alternate("panelist2", "Ines")
  const here = (who: string) =>
    panel.do("secretary", "tick-attendance", { session: panel.session, member: idOf(who), here: true })
  await panel.do("panelist2", "seat-alternate", {})
  later()
  await here("Ines")
  later()
  const attended = async () => {
    const { said, scribe } = await papersOf(panel)
    return [
      ...said("en").filter(text => /^Panelists|^Absent|without a vote/.test(text)),
      ...scribe.filter(text => /^Present|^Regrets/.test(text)),
    ]
  }
  await panel.do("moderator", "close-session", { session: panel.session })
  const atClose = await attended()
  expect(atClose).toContainEqual(expect.stringMatching(/^Panelists: .*Ines \(for panelist2\)/))
  expect(atClose).toContainEqual(expect.stringMatching(/^Present: .*Ines \(for panelist2\)/))
  expect(atClose.filter(text => /without a vote.*Ines/.test(text))).toEqual([])
  later()
  await panel.do("panelist2", "seat-delegate", {})
  expect(await attended()).toEqual(atClose)
  await panel.do("panelist2", "withdraw-alternate", {})
  expect(await attended()).toEqual(atClose)
})

test("an alternate who gives the seat back and is withdrawn during the session stays in its attendance", async () => {
  panel = await openPanel()
  await panel.take("panelist2")
  await panel.alternate("panelist2", "Ines")
  await panel.do("panelist2", "seat-alternate", {})
  panel.stage.present(Object.values(panel.people))
  await panel.do("secretary", "tick-attendance", { session: panel.session, member: idOf("Ines"), here: true })
  later()
  await panel.do("panelist2", "seat-delegate", {})
  await panel.do("panelist2", "withdraw-alternate", {})
  later()
  await panel.do("moderator", "close-session", { session: panel.session })
  const { said } = await papersOf(panel)
  expect(said("en")).toContainEqual(expect.stringMatching(/^Panelists: .*Ines \(for panelist2\)/))
})

test("the attendance lists whoever a round of the session asked with those who vote, but not in minutes sent before", async () => {
  await recordWithInes()
  later()
  await panel.alternate("panelist2", "Jan")
  await panel.do("panelist2", "seat-alternate", {})
  const call = await panel.proposed()
  const { round } = await panel.do("moderator", "open-round", { statement: call, version: 1, kind: "call" })
  await panel.do("Jan", "answer-round", { round: String(round), seen: 0, answer: { kind: "call", position: "agree" } })
  await panel.do("moderator", "close-and-show", { round: String(round), evenBelowQuorum: true })
  later()
  await panel.do("panelist2", "seat-delegate", {})
  later()
  await panel.do("secretary", "tick-attendance", { session: panel.session, member: idOf("Jan"), here: true })
  const { state, session, said, scribe } = await papersOf(panel)
  const apart = /without a vote/
  expect(said("en")).toContainEqual(expect.stringMatching(/^Panelists: .*Jan \(for panelist2\)/))
  expect(said("en").filter(text => apart.test(text) && text.includes("Jan"))).toEqual([])
  expect(scribe).toContainEqual(expect.stringMatching(/^Present: .*Jan \(for panelist2\)/))
  const older = { ...session, minutes: { ...session.minutes, state: "under_review" as const, wording: 4 as const } }
  const then = prose(proceedingsOf(state, older, []), "en").sections.flatMap(({ paragraphs }) => paragraphs)
  expect(then.map(({ text }) => text)).toContainEqual(expect.stringMatching(/without a vote.*Jan/))
})

test("the record's list of electors says for whom an alternate sat, also after the alternate was withdrawn", async () => {
  const record = await recordWithInes()
  const { body } = (await panel.stage.state()).records[record]!
  expect(delegateOf(body, idOf("Ines"))).toBe(idOf("panelist2"))
  expect(body.electorate.map(({ member }) => member)).not.toContain(idOf("panelist2"))
  expect(body.electorate.filter(one => "delegate" in one)).toHaveLength(1)
})

test("the bundle holds who sat, and the verifier of the server, the one inside it and the one in Python say that it is whole", async () => {
  await recordWithInes()
  const id = (await panel.stage.state()).workspace!.id
  for (const audience of ["room", "gallery"] as const) {
    const made = await panel.instance.evidence.bundle(id, { audience, session: null })
    if ("refuse" in made) throw new Error(made.refuse.code)
    const text = await textOf(made)
    const bytes = bytesOf(text)
    expect(verdictOn(bytes)).toMatchObject({ ok: true })
    // verify.html has the same code in it
    const { mjs } = await enclosedIn(text)
    expect(await mjs.verify(bytes, mjs.tools ?? tools)).toEqual(verdictOn(bytes))
    expect(await secondOpinions([{ bytes, outside: {} }])).toMatchObject([{ ok: true }])
    for (const kind of ["alternate-named", "alternate-seated", "delegate-seated"]) expect(text).toContain(kind)
    const changed = bytesOf(text.replace(`"delegate":"${idOf("panelist2")}"`, `"delegate":"${idOf("panelist3")}"`))
    expect([verdictOn(changed).ok, (await secondOpinions([{ bytes: changed, outside: {} }]))[0]?.ok]).toEqual([
      false,
      false,
    ])
  }
})
