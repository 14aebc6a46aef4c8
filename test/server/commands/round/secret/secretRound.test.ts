import { afterEach, expect, test, vi } from "vitest"
import { type BallotMoved, createBallotBox } from "../../../../../server/commands/round/secret/ballotBox.ts"
import { standing } from "../../../../../shared/rules/round/outcome/standing.ts"
import { tallyKey } from "../../../../../shared/rules/round/outcome/tally.ts"
import { ProcessBuses } from "../../../../kit/servers/processBuses.ts"
import { agree, disagree, type SecretPanel, score, secretPanel } from "./secretPanel.ts"

let secret: SecretPanel
afterEach(() => secret.panel.end())

const everyone = Array.from({ length: 8 }, (_, i) => `panelist${i + 1}`)

test("a secret call is collected, cast, shown without a name, and declared", async () => {
  secret = await secretPanel()
  const { panel, statement, round } = secret
  const tokens = await Promise.all(everyone.map(who => secret.collect(who)))
  expect(new Set(tokens).size).toBe(8)
  for (const [i, token] of tokens.entries())
    expect(await secret.cast(token, i === 3 ? disagree("It leaks.") : agree)).toBe("cast")
  await panel.do("moderator", "close-and-show", { round })
  const shown = await secret.row()
  expect(shown?.answered).toBe(8)
  expect(shown?.answers?.map(one => [one.member, one.alias, one.side])).toEqual(everyone.map(() => [null, null, null]))
  expect(shown?.roll).toEqual(shown?.electorate.map(one => one.member))
  const stands = standing(await panel.stage.state(), statement)
  expect(stands?.computed).toBe("rough")
  await panel.do("moderator", "declare-record", {
    statement,
    level: "rough",
    reason: null,
    note: {},
    seen: stands ? tallyKey(stands.tally) : "",
  })
  const [record] = Object.values((await panel.stage.state()).records)
  expect(record?.body).toMatchObject({ anonymity: "secret", positions: [], tally: { agree: 7, disagree: 1 } })
})

test("a secret call below its quorum closes where the command says so: the ballots that were cast are counted", async () => {
  secret = await secretPanel()
  const { panel, round } = secret
  for (const who of everyone.slice(0, 5)) await secret.cast(await secret.collect(who), agree)
  await secret.collect("panelist6")
  expect(await panel.refused("moderator", "close-and-show", { round, evenBelowQuorum: false })).toBe("below-quorum")
  await secret.cast(await secret.collect("panelist6"), agree)
  await panel.do("moderator", "close-and-show", { round })
  expect(await secret.row()).toMatchObject({ answered: 6, state: "revealed" })
})

test("an answer can be changed with its token until the close, and counts once", async () => {
  secret = await secretPanel({ kind: "rating" })
  const tokens = await Promise.all(everyone.slice(0, 4).map(who => secret.collect(who)))
  for (const token of tokens) await secret.cast(token, score(2))
  for (const token of tokens) expect(await secret.cast(token, score(9))).toBe("cast")
  await secret.panel.do("moderator", "close-round", { round: secret.round })
  expect(await secret.cast(tokens[0] ?? "", score(1))).toBe("round-closed")
  await secret.panel.do("moderator", "reveal-round", { round: secret.round })
  const shown = await secret.row()
  expect(shown?.answers?.map(({ answer }) => answer)).toEqual(Array(4).fill(score(9)))
  expect(await secret.cast(tokens[0] ?? "", score(1))).toBe("round-closed")
})

test("below four scores nothing is shown, and outside my field is no score", async () => {
  secret = await secretPanel({ kind: "rating" })
  const given = [score(1), score(9), score(9), score(null), score(null)]
  for (const [i, answer] of given.entries()) await secret.cast(await secret.collect(`panelist${i + 1}`), answer)
  await secret.panel.do("moderator", "close-and-show", { round: secret.round })
  expect(await secret.row()).toMatchObject({ answered: 5, answers: null })
})

test("a member who has answered gets no second ballot, and one who has not gets the same one again", async () => {
  secret = await secretPanel()
  const token = await secret.collect("panelist1")
  expect(await secret.collect("panelist1")).toBe(token)
  await secret.cast(token, agree)
  expect(await secret.collect("panelist1")).toBe("other-browser")
  expect(await secret.collect("moderator")).toBe("not-in-electorate")
})

test("one ballot is in one browser: collecting in a second one ends the first, which casts nothing any more", async () => {
  secret = await secretPanel()
  const { box } = secret.panel.instance
  const moved: unknown[] = []
  box.onMoved(told => void moved.push(told))
  const laptop = await secret.collect("panelist1", "the laptop's key")
  const phone = await secret.collect("panelist1", "the phone's key")
  expect(phone).not.toBe(laptop)
  expect(moved).toEqual([
    { workspace: secret.workspace, round: secret.round, member: secret.panel.people["panelist1"] },
  ])
  expect(await secret.cast(phone, agree)).toBe("cast")
  expect(await secret.cast(laptop, disagree("From the laptop."))).toBe("ballot-replaced")
  expect(await secret.collect("panelist1", "the laptop's key")).toBe("other-browser")
  expect(await secret.collect("panelist1", "the phone's key")).toBe(phone)
  expect((await secret.panel.instance.ballots.count(secret.round)).cast).toHaveLength(1)
  secret.restart()
  expect(await secret.collect("panelist1", "the phone's key")).toBe(phone)
  expect(await secret.cast(laptop, disagree("From the laptop."))).toBe("ballot-replaced")
})

test("a ballot that is moved on one server is told to the pages of another", async () => {
  secret = await secretPanel()
  const { instance } = secret.panel
  const buses = new ProcessBuses()
  const boxes = [buses.join(), buses.join()].map(({ messages }) =>
    createBallotBox({ ...instance, bus: { ...instance.bus, messages } }),
  )
  const told: BallotMoved[] = []
  boxes[1]?.onMoved(moved => void told.push(moved))
  const member = secret.panel.people["panelist1"]!
  for (const browser of ["the laptop's key", "the phone's key"])
    expect(await boxes[0]?.collect(secret.workspace, secret.round, member, browser)).toHaveProperty("token")
  expect(told).toEqual([{ workspace: secret.workspace, round: secret.round, member }])
})

test("a page that only looks takes nothing from another browser, and what is cast is taken from none", async () => {
  secret = await secretPanel()
  const laptop = await secret.collect("panelist1", "the laptop's key")
  expect(await secret.collect("panelist1", "the phone's key", false)).toBe("ballot-elsewhere")
  expect(await secret.collect("panelist1", "the laptop's key", false)).toBe(laptop)
  expect(await secret.cast(laptop, agree)).toBe("cast")
  expect(await secret.collect("panelist1", "the phone's key")).toBe("other-browser")
  expect(await secret.cast(laptop, disagree("Changed."))).toBe("cast")
})

test("a ballot moves twice at most, nobody's move leaves another one without, and a move is no mark on a ballot", async () => {
  secret = await secretPanel()
  const tokens = new Map<string, string>()
  for (const who of everyone) for (const browser of ["a", "b", "c"]) tokens.set(who, await secret.collect(who, browser))
  expect(new Set(tokens.values()).size).toBe(8)
  expect(await secret.collect("panelist1", "d")).toBe("other-browser")
  for (const token of tokens.values()) expect(await secret.cast(token, agree)).toBe("cast")
  expect(await secret.panel.instance.ballots.castIn(secret.round)).toBe(8)
})

test("every faulty ballot is refused by its own code and changes nothing", async () => {
  secret = await secretPanel()
  const { round, panel } = secret
  const token = await secret.collect("panelist1")
  const longer = "\u0001".repeat(4_000)
  const longest = { ...disagree(longer), texts: [{ lang: "zh" as const, text: longer }] }
  const block = { ...agree, position: "block", reason: "No.", remedy: "Yes." } as const
  expect(await secret.cast(token, block)).toBe("wrong-answer")
  expect(await secret.cast(token, score(5))).toBe("wrong-answer")
  expect(await secret.cast(token, disagree(""))).toBe("reason-required")
  expect(await secret.cast(token, longest)).toBe("too-long")
  expect(await secret.cast(`${round}.guessed`, agree)).toBe("ballot-replaced")
  expect(await secret.cast("guessed", agree)).toBe("not-found")
  expect(await panel.refused("panelist1", "answer-round", { round, answer: agree, seen: 0 })).toBe("wrong-answer")
  expect(
    await panel.refused("secretary", "enter-spoken", { round, member: panel.people["panelist1"]!, answer: agree }),
  ).toBe("wrong-answer")
  expect(await panel.instance.ballots.castIn(round)).toBe(0)
  await panel.do("moderator", "void-round", { round, reason: "A mistake." })
  expect(await secret.collect("panelist1")).toBe("round-closed")
  expect(await secret.cast(token, agree)).toBe("round-closed")
})

test("a reason of 4,000 characters fits a ballot in any script", async () => {
  secret = await secretPanel()
  expect(await secret.cast(await secret.collect("panelist1"), disagree("意".repeat(4_000)))).toBe("cast")
})

test("a token whose answer was lost on the way is had again, though the server died right after marking the roll", async () => {
  secret = await secretPanel()
  await secret.cast(await secret.collect("panelist1"), agree)
  const lost = await secret.collect("panelist2", "the browser of panelist2")
  secret.restart()
  secret.restart()
  const again = await secret.collect("panelist2", "the browser of panelist2")
  expect(again).toBe(lost)
  expect(await secret.cast(again, agree)).toBe("cast")
  expect(await secret.panel.instance.ballots.castIn(secret.round)).toBe(2)
})

test("so they are when the server died between the close and the result, and when the first try failed", async () => {
  secret = await secretPanel()
  for (const who of everyone) await secret.cast(await secret.collect(who), agree)
  await secret.panel.do("moderator", "close-round", { round: secret.round })
  secret.restart()
  await secret.tend()
  await secret.panel.do("moderator", "reveal-round", { round: secret.round })
  const { ballots } = secret.panel.instance
  const destroy = vi.spyOn(ballots, "destroy").mockRejectedValueOnce(new Error("the disk is full"))
  await expect(secret.tend()).rejects.toThrow("full")
  expect(await ballots.rounds()).toEqual([secret.round])
  await secret.tend()
  expect(await ballots.rounds()).toEqual([])
  expect(destroy).toHaveBeenCalledTimes(2)
})

test("only the result of a revealed round is kept: ballots and roll are destroyed", async () => {
  secret = await secretPanel()
  for (const who of everyone) await secret.cast(await secret.collect(who), agree)
  await secret.tend()
  expect(await secret.panel.instance.ballots.rounds()).toEqual([secret.round])
  await secret.panel.do("moderator", "close-and-show", { round: secret.round })
  await secret.tend()
  expect(await secret.panel.instance.ballots.rounds()).toEqual([])
})

/** Closes the round as the chair's page does, without the kit's second press that shows the result at once. */
const close = ({ panel, round }: SecretPanel, kind: "close-round" | "close-and-show") =>
  panel.stage.do(panel.people["moderator"]!, kind, { round, evenBelowQuorum: true })

test.each(["close-round", "close-and-show"] as const)(
  "after %s it can be taken up again for ten seconds: ballots that were cast count, and the others are cast or changed",
  async kind => {
    secret = await secretPanel()
    const { panel, round } = secret
    const now = Date.now()
    panel.stage.at(now)
    const [first = "", ...others] = await Promise.all(everyone.slice(0, 6).map(who => secret.collect(who)))
    const last = others.pop() ?? ""
    for (const token of [first, ...others]) expect(await secret.cast(token, agree)).toBe("cast")
    await close(secret, kind)
    expect(await secret.row()).toMatchObject({ state: "closed", again: now + 10_000, answers: null, roll: null })
    // closed, no ballot is taken, handed out, or deleted, whatever the server does meanwhile
    await secret.tend()
    for (const token of [first, last]) expect(await secret.cast(token, disagree("No."))).toBe("round-closed")
    expect(await secret.collect("panelist7")).toBe("round-closed")
    secret.restart()
    panel.stage.at(now + 9_999)
    await panel.do("moderator", "reopen-round", { round })
    await secret.tend()
    expect(await secret.row()).toMatchObject({ state: "open", closedAt: null, answers: null })
    expect(await secret.cast(first, disagree("It leaks."))).toBe("cast")
    expect(await secret.cast(last, agree)).toBe("cast")
    expect(await secret.cast(await secret.collect("panelist7"), agree)).toBe("cast")
    expect(await secret.collect("panelist2")).toBe("other-browser")
    await panel.do("moderator", "close-and-show", { round })
    const shown = await secret.row()
    expect(shown).toMatchObject({ state: "revealed", answered: 7 })
    expect(shown?.answers?.map(({ answer }) => answer)).toEqual([...Array(6).fill(agree), disagree("It leaks.")])
    expect(shown?.roll).toHaveLength(7)
  },
)

test("it cannot be taken up again after ten seconds, nor once it was shown within them", async () => {
  secret = await secretPanel()
  const { panel, round } = secret
  let now = Date.now()
  panel.stage.at(now)
  const tokens = await Promise.all(everyone.slice(0, 6).map(who => secret.collect(who)))
  for (const token of tokens) await secret.cast(token, agree)
  await close(secret, "close-round")
  now += 10_000
  panel.stage.at(now)
  expect(await panel.refused("moderator", "reopen-round", { round })).toBe("again-over")
  expect(await secret.cast(tokens[0] ?? "", disagree("No."))).toBe("round-closed")
  await panel.do("moderator", "reveal-round", { round })
  expect(await panel.refused("moderator", "reopen-round", { round })).toBe("again-over")
  expect((await secret.row())?.answers?.map(({ answer }) => answer)).toEqual(Array(6).fill(agree))
  await panel.end()

  secret = await secretPanel()
  secret.panel.stage.at(now)
  for (const who of everyone.slice(0, 6)) await secret.cast(await secret.collect(who), agree)
  await close(secret, "close-and-show")
  expect(await secret.row()).toMatchObject({ state: "closed" })
  await secret.panel.do("moderator", "reveal-round", { round: secret.round })
  expect(await secret.panel.refused("moderator", "reopen-round", { round: secret.round })).toBe("again-over")
  expect(await secret.row()).toMatchObject({ state: "revealed", answered: 6 })
})
