import { afterEach, expect, test } from "vitest"
import { RoundId } from "../../../../../shared/model/ids.ts"
import { type BatchPanel, batchPanel, inAnHour, score, start } from "./batchPanel.ts"

let batch: BatchPanel
afterEach(() => batch.panel.end())

const kinds = async () =>
  (await batch.panel.instance.store.events((await batch.panel.stage.state()).workspace!.id, 0, 1_000)).map(
    ({ kind }) => kind,
  )

test("one command opens a round on each statement, with one rule, electorate, secrecy and deadline", async () => {
  batch = await batchPanel()
  await batch.open({ kind: "rating", anonymity: "pseudonymous", deadline: inAnHour })
  const rounds = await batch.rounds()
  expect(rounds.map(({ statement }) => statement)).toEqual(batch.statements)
  expect(new Set(rounds.map(({ batch: of }) => of)).size).toBe(1)
  const asked = rounds.map(({ rule, electorate, anonymity, endsAt, atDeadline }) =>
    JSON.stringify({ rule, electorate, anonymity, endsAt, atDeadline }),
  )
  expect(new Set(asked).size).toBe(1)
  expect(rounds[0]).toMatchObject({ anonymity: "pseudonymous", endsAt: inAnHour.endsAt, atDeadline: "show" })
})

test("a batch of 60 is opened, answered and shown as one, and 61 statements are refused", async () => {
  batch = await batchPanel({ texts: 61, panelists: 4 })
  const { panel } = batch
  const opening = { kind: "rating", reasonsFor: "none", deadline: inAnHour } as const
  expect(await panel.refused("moderator", "open-batch", { ...opening, statements: batch.of() })).toBe("bad-input")
  await panel.do("moderator", "open-batch", { ...opening, statements: batch.of().slice(0, 60) })
  const rounds = await batch.rounds()
  for (const { id } of rounds)
    for (const who of ["panelist1", "panelist2", "panelist3", "panelist4"]) await batch.rate(who, id, 6)
  await batch.meet(inAnHour.endsAt)
  const shown = await batch.rounds()
  expect(shown.map(({ state, answered }) => [state, answered])).toEqual(rounds.map(() => ["revealed", 4]))
  expect(new Set(shown.map(({ revealedAt }) => revealedAt)).size).toBe(1)
})

test("a statement in the middle that cannot be asked stops all of them", async () => {
  batch = await batchPanel()
  const [, middle] = batch.statements
  await batch.panel.do("moderator", "open-round", { statement: middle!, version: 1, kind: "rating" })
  const before = await kinds()
  const opening = { kind: "rating", deadline: inAnHour } as const
  expect(await batch.panel.refused("moderator", "open-batch", { ...opening, statements: batch.of() })).toBe(
    "batch-stopped",
  )
  expect(await kinds()).toEqual(before)
})

test("a statement is in a batch once, and a batch has two statements at least", async () => {
  batch = await batchPanel({ texts: 1 })
  const [one] = batch.of()
  expect(await batch.panel.refused("moderator", "open-batch", { kind: "rating", statements: [one!, one!] })).toBe(
    "round-running",
  )
  expect(await batch.panel.refused("moderator", "open-batch", { kind: "rating", statements: [one!] })).toBe("bad-input")
  expect(await batch.rounds()).toEqual([])
})

test("the rounds of a batch close, are shown and become void together, whichever of them is named", async () => {
  batch = await batchPanel()
  const [first, second, third] = await batch.open({ kind: "rating" })
  for (const who of ["panelist1", "panelist2", "panelist3", "panelist4"]) await batch.rate(who, second!, 7)
  await batch.panel.do("moderator", "close-round", { round: first! })
  expect(await batch.states()).toEqual(["closed", "closed", "closed"])
  await batch.panel.do("moderator", "reveal-round", { round: third! })
  expect(await batch.states()).toEqual(["revealed", "revealed", "revealed"])
  expect((await batch.rounds()).map(({ answered, answers }) => [answered, answers?.length])).toEqual([
    [0, undefined],
    [4, 4],
    [0, undefined],
  ])
  await batch.open({ kind: "rating" })
  const open = (await batch.rounds()).find(({ state }) => state === "open")
  await batch.panel.do("moderator", "void-round", { round: open!.id, reason: "The wrong texts." })
  expect((await batch.states()).slice(3)).toEqual(["void", "void", "void"])
})

test("a batch of calls is shown in one commit, and one text without a quorum is said first", async () => {
  batch = await batchPanel({ texts: 2, panelists: 4 })
  const [first] = await batch.open({ kind: "call", deadline: null })
  const agree = { kind: "call", position: "agree" } as const
  for (const who of ["panelist1", "panelist2", "panelist3", "panelist4"])
    await batch.panel.do(who, "answer-round", { round: first!, answer: agree, seen: 0 })
  expect(await batch.panel.refused("moderator", "close-and-show", { round: first!, evenBelowQuorum: false })).toBe(
    "below-quorum",
  )
  expect(await batch.states()).toEqual(["open", "open"])
  await batch.panel.do("moderator", "close-and-show", { round: first!, evenBelowQuorum: true })
  expect(await batch.states()).toEqual(["revealed", "revealed"])
})

test("a secret batch is collected, cast and shown together, ballot by ballot", async () => {
  batch = await batchPanel({ texts: 2 })
  const rounds = await batch.open({ kind: "rating", anonymity: "secret", deadline: inAnHour })
  const { instance, people, stage } = batch.panel
  const workspace = (await stage.state()).workspace!.id
  for (const [n, round] of rounds.entries())
    for (const who of ["panelist1", "panelist2", "panelist3", "panelist4", "panelist5"]) {
      const handed = await instance.box.collect(workspace, round, people[who]!, null, true)
      if (!("token" in handed)) throw new Error(handed.refuse.code)
      expect(await instance.box.cast(handed.token, score(n + 5))).toEqual({ cast: true })
    }
  await batch.panel.do("moderator", "close-and-show", { round: rounds[1]! })
  expect(
    (await batch.rounds()).map(({ answers }) => answers?.map(({ answer }) => answer.kind === "rating" && answer.score)),
  ).toEqual([
    [5, 5, 5, 5, 5],
    [6, 6, 6, 6, 6],
  ])
})

test("an answer that is committed between the decision and the commit stops the showing of the whole batch", async () => {
  batch = await batchPanel({ texts: 2, panelists: 4 })
  const [first, second] = await batch.open({ kind: "rating", anonymity: "named" })
  await batch.rate("panelist1", second!, 7)
  const { store } = batch.panel.instance
  const state = await batch.panel.stage.state()
  const workspace = state.workspace!.id
  const expectHead = await store.head(workspace)
  const unit = (revisions: number[]) => ({
    workspace,
    expect: expectHead,
    events: [],
    signature: null,
    command: null,
    answers: [],
    sealed: [first!, second!].map((round, n) => ({ round: RoundId.parse(round), revisions: revisions[n] ?? 0 })),
    directory: [],
    changesRights: false,
  })
  expect((await store.commit(unit([0, 0]))).kind).toBe("behind")
  expect((await store.commit(unit([0, 1]))).kind).toBe("committed")
})

test("a panelist who recused from one text answers the others", async () => {
  batch = await batchPanel()
  await batch.panel.do("panelist1", "recuse", { statement: batch.statements[1]! })
  const rounds = await batch.open({ kind: "rating", deadline: inAnHour })
  expect((await batch.rounds()).map(({ electorate }) => electorate.length)).toEqual([5, 4, 5])
  await batch.rate("panelist1", rounds[0]!, 5)
  const answer = { round: rounds[1]!, answer: score(5), seen: 0 }
  expect(await batch.panel.refused("panelist1", "answer-round", answer)).toBe("not-in-electorate")
  expect(start).toBeLessThan(inAnHour.endsAt)
})

test("a batch has one secrecy: named for all where one text has too few electors to hide", async () => {
  batch = await batchPanel({ texts: 2, panelists: 4 })
  await batch.panel.do("panelist1", "recuse", { statement: batch.statements[1]! })
  await batch.open({ kind: "rating", deadline: inAnHour })
  expect((await batch.rounds()).map(({ anonymity }) => anonymity)).toEqual(["named", "named"])
})

test("a batch against a stopping rule asks for a reason, which only the rounds against it state", async () => {
  batch = await batchPanel({ texts: 2 })
  const { panel, statements } = batch
  await panel.do("moderator", "set-stopping", { stopping: { rounds: 2, answered: 75 } })
  const made = await panel.do("moderator", "open-round", { statement: statements[0]!, version: 1, kind: "rating" })
  await panel.do("moderator", "close-and-show", { round: RoundId.parse(made["round"]) })
  const opening = { kind: "call", deadline: inAnHour, statements: batch.of() } as const
  expect(await panel.refused("moderator", "open-batch", opening)).toBe("stopping-reason")
  await panel.do("moderator", "open-batch", { ...opening, otherwise: "New evidence." })
  const open = (await batch.rounds()).filter(({ state }) => state === "open")
  expect(open.map(({ otherwise }) => otherwise)).toEqual(["New evidence.", undefined])
})
