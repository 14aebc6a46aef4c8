import { afterEach, beforeEach, describe, expect, test } from "vitest"
import type { RoundId } from "../../../../shared/model/ids.ts"
import { gallery } from "../../../../shared/rules/gallery/gallery.ts"
import { isReviewDue, reviewOn } from "../../../../shared/rules/record/living/reviews.ts"
import { openPanel, type Panel } from "../../../kit/servers/panel.ts"
import { dateIn, day, entriesOf, inForce, judging, recordIn, reviewed } from "./living.ts"

let panel: Panel
beforeEach(async () => {
  panel = await openPanel()
})
afterEach(() => panel.end())

const now = () => panel.instance.clock.now()

describe("a review date", () => {
  test("is in the body when it was declared, and is set, moved and taken away beside it later", async () => {
    const on = dateIn(panel, 30)
    const record = await inForce(panel, on)
    const declared = await recordIn(panel, record)
    expect([declared.body.reviewOn, reviewOn(declared)]).toEqual([on, on])
    const later = dateIn(panel, 60)
    await panel.do("moderator", "set-review-date", { record, on: later })
    const moved = await recordIn(panel, record)
    expect([moved.body.reviewOn, reviewOn(moved)]).toEqual([on, later])
    await panel.do("moderator", "set-review-date", { record, on: null })
    expect(reviewOn(await recordIn(panel, record))).toBeNull()
  })

  test("is not in the body of a record that was declared without one", async () => {
    expect((await recordIn(panel, await inForce(panel))).body).not.toHaveProperty("reviewOn")
  })

  test("lies after today, at the declaration too", async () => {
    const record = await inForce(panel)
    expect(await panel.refused("moderator", "set-review-date", { record, on: dateIn(panel, 0) })).toBe("bad-input")
    await expect(inForce(panel, dateIn(panel, 0), "Another.")).rejects.toThrow("bad-input")
  })

  test("is set by those who may declare", async () => {
    const record = await inForce(panel)
    const body = { record, on: dateIn(panel, 9) }
    for (const who of ["panelist1", "secretary", "observer"])
      expect(await panel.refused(who, "set-review-date", body)).toBe("moderator-only")
  })

  test("is due from its day on, by the date in UTC", async () => {
    const record = await inForce(panel, dateIn(panel, 2))
    const row = await recordIn(panel, record)
    const midnight = Date.parse(`${row.body.reviewOn}T00:00:00Z`)
    expect([
      isReviewDue(row, midnight - 1),
      isReviewDue(row, midnight),
      isReviewDue(row, midnight + 400 * day),
    ]).toEqual([false, true, true])
  })
})

describe("a review", () => {
  test("asks the panelists of today, keeps their answers sealed, and leaves the statement recorded", async () => {
    const record = await inForce(panel)
    const { body } = await recordIn(panel, record)
    await panel.do("host", "admit-member", { name: "New", role: "panelist" })
    const round = String((await panel.do("moderator", "open-review", { record }))["round"]) as RoundId
    const open = await panel.stage.state()
    expect(open.rounds[round]).toMatchObject({ kind: "review", record, version: 1, n: 1, anonymity: "named" })
    expect(open.rounds[round]?.electorate).toHaveLength(5)
    expect(open.statements[body.statement]?.state).toBe("recorded")
    await panel.do("panelist1", "answer-round", { round, answer: judging("stands"), seen: 0 })
    const refusedWithout = { round, answer: judging("amend"), seen: 0 }
    expect(await panel.refused("panelist2", "answer-round", refusedWithout)).toBe("reason-required")
    await panel.do("panelist2", "answer-round", { round, answer: judging("amend", "Prices."), seen: 0 })
    const position = { kind: "call" as const, position: "agree" as const }
    expect(await panel.refused("panelist3", "answer-round", { round, answer: position, seen: 0 })).toBe("wrong-answer")
    expect((await panel.stage.state()).rounds[round]?.answers).toBeNull()
    await panel.do("moderator", "close-and-show", { round })
    const shown = await panel.stage.state()
    expect(shown.rounds[round]?.answers?.map(({ answer }) => answer)).toEqual([
      { ...judging("stands"), lang: "en" },
      { ...judging("amend", "Prices."), lang: "en" },
    ])
    expect(shown.statements[body.statement]?.state).toBe("recorded")
    expect(shown.records[record]?.body).toEqual(body)
  })

  test("can be answered anew until it closes", async () => {
    const record = await inForce(panel)
    const round = String((await panel.do("moderator", "open-review", { record }))["round"]) as RoundId
    await panel.do("panelist1", "answer-round", { round, answer: judging("stands"), seen: 0 })
    await panel.do("panelist1", "answer-round", { round, answer: judging("withdraw", "Gone."), seen: 1 })
    await panel.do("moderator", "close-and-show", { round })
    const [answer] = (await panel.stage.state()).rounds[round]?.answers ?? []
    expect(answer?.answer).toMatchObject({ judgement: "withdraw" })
    const late = { round, answer: judging("stands"), seen: 2 }
    expect(await panel.refused("panelist1", "answer-round", late)).toBe("round-closed")
  })

  test("may close with few answers, be void, and be opened once at a time", async () => {
    const record = await inForce(panel)
    expect(await panel.refused("secretary", "open-review", { record })).toBe("moderator-only")
    const { round } = await panel.do("moderator", "open-review", { record })
    expect(await panel.refused("moderator", "open-review", { record })).toBe("round-running")
    await panel.do("moderator", "void-round", { round: String(round), reason: "Too early." })
    const { statements } = await panel.stage.state()
    expect(Object.values(statements).map(({ state }) => state)).toEqual(["recorded"])
    await panel.do("moderator", "open-review", { record })
  })

  test("is closed to a seat that was reissued meanwhile, and keeps its electors from being moved", async () => {
    await panel.take("panelist1")
    const record = await inForce(panel)
    const round = String((await panel.do("moderator", "open-review", { record }))["round"]) as never
    const member = panel.people["panelist1"]!
    expect(await panel.refused("host", "remove-member", { member })).toBe("elector-busy")
    await panel.do("host", "reissue-seat", { member, reason: "Lost." })
    await panel.take("panelist1")
    const answer = { round, answer: judging("stands"), seen: 0 }
    expect(await panel.refused("panelist1", "answer-round", answer)).toBe("seat-reissued")
  })
})

describe("a conclusion", () => {
  test("waits for a shown review, and is given once for each", async () => {
    const record = await inForce(panel, dateIn(panel, 5))
    const stands = { record, outcome: "stands" as const }
    expect(await panel.refused("moderator", "conclude-review", stands)).toBe("not-revealed")
    await panel.do("moderator", "open-review", { record })
    expect(await panel.refused("moderator", "conclude-review", stands)).toBe("round-running")
  })

  test("that it still stands is a dated entry with the next date, and changes nothing else", async () => {
    const record = await inForce(panel, dateIn(panel, 5))
    panel.stage.at(now() + 6 * day)
    expect(isReviewDue(await recordIn(panel, record), now())).toBe(true)
    const round = await reviewed(panel, record)
    const before = await recordIn(panel, record)
    const next = dateIn(panel, 365)
    await panel.do("moderator", "conclude-review", { record, outcome: "stands", next })
    const after = await recordIn(panel, record)
    expect(after.reviews).toMatchObject([{ outcome: "stands", round, next, by: panel.people["moderator"] }])
    expect({ ...after, reviews: undefined, review: undefined }).toEqual({
      ...before,
      reviews: undefined,
      review: undefined,
    })
    expect([reviewOn(after), isReviewDue(after, now())]).toEqual([next, false])
    expect(await panel.refused("moderator", "conclude-review", { record, outcome: "stands" })).toBe("not-revealed")
  })

  test("to amend or withdraw has a reason, and a withdrawal is proposed with it", async () => {
    const record = await inForce(panel)
    await reviewed(panel, record, ["amend", "withdraw"])
    const conclude = (outcome: "amend" | "withdraw", reason: string) => ({ record, outcome, reason })
    expect(await panel.refused("moderator", "conclude-review", conclude("amend", ""))).toBe("reason-required")
    await panel.do("moderator", "conclude-review", conclude("amend", "Prices rose."))
    expect((await recordIn(panel, record)).state).toBe("in_force")
    await reviewed(panel, record, ["withdraw"])
    panel.stage.present([])
    expect(await panel.refused("moderator", "conclude-review", conclude("withdraw", "Overtaken."))).toBe("no-quorum")
    panel.stage.present(Object.values(panel.people))
    await panel.do("moderator", "conclude-review", conclude("withdraw", "Overtaken."))
    const { proposals, records } = await panel.stage.state()
    const proposal = Object.values(proposals).find(({ about }) => about.act === "withdraw")
    expect(proposal).toMatchObject({ about: { record }, reason: "Overtaken." })
    expect(records[record]?.reviews?.map(({ outcome }) => outcome)).toEqual(["amend", "withdraw"])
  })

  test("comes to no record that is withdrawn: there is no date, no review and no conclusion any more", async () => {
    const record = await inForce(panel, dateIn(panel, 5))
    await reviewed(panel, record, ["withdraw"])
    await panel.do("moderator", "withdraw-record", { record, reason: "Overtaken." })
    if ((await recordIn(panel, record)).state === "in_force")
      await panel.do("secretary", "confirm-proposal", { proposal: await panel.waiting() })
    const row = await recordIn(panel, record)
    expect(row.state).toBe("withdrawn")
    expect([reviewOn(row), isReviewDue(row, now() + 9 * day)]).toEqual([null, false])
    expect(await panel.refused("moderator", "set-review-date", { record, on: null })).toBe("record-fixed")
    expect(await panel.refused("moderator", "open-review", { record })).toBe("record-fixed")
    expect(await panel.refused("moderator", "conclude-review", { record, outcome: "stands" })).toBe("record-fixed")
  })
})

test("under the Chatham House Rule the gallery reads date, answers and conclusion, and no name", async () => {
  const record = await inForce(panel, dateIn(panel, 5))
  await reviewed(panel, record, ["stands", "amend"])
  await panel.do("moderator", "conclude-review", { record, outcome: "stands", next: dateIn(panel, 90) })
  await panel.do("moderator", "set-review-date", { record, on: dateIn(panel, 120) })
  const entries = await entriesOf(panel)
  const told = entries.flatMap(one => gallery(one, "chatham") ?? [])
  const kinds = new Set(told.map(({ kind }) => kind))
  for (const kind of ["review-concluded", "review-date-set", "round-revealed"] as const) expect(kinds).toContain(kind)
  const ofReview = told.filter(one => /review|round/.test(one.kind))
  for (const id of Object.values(panel.people)) expect(JSON.stringify(ofReview)).not.toContain(id)
})
