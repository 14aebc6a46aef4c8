import { signal } from "@preact/signals-core"
import { afterEach, expect, onTestFinished, test, vi } from "vitest"
import type { SessionConnection } from "../../../../client/state/live.ts"
import { OwnAnswers } from "../../../../client/state/session/ownAnswers.ts"
import { SessionStore } from "../../../../client/state/session/sessionStore.ts"
import { Written } from "../../../../client/state/session/written.ts"
import type { Answer } from "../../../../shared/model/consensus/answer.ts"
import { RoundId } from "../../../../shared/model/ids.ts"
import { eventually } from "../../../kit/clocks/eventually.ts"
import { snapshot } from "../fakeWires.ts"

afterEach(() => vi.unstubAllGlobals())

/** Requests to this part of an address wait until the test answers them, in any order. */
function holding(part: string) {
  const waiting: ((body: unknown) => void)[] = []
  vi.stubGlobal("fetch", (url: string | URL) => {
    if (String(url).includes("/state")) return Promise.resolve(new Response("", { status: 404 }))
    if (!String(url).includes(part)) return Promise.resolve(Response.json(snapshot(1)))
    return new Promise<Response>(resolve => waiting.push(body => resolve(Response.json(body))))
  })
  return waiting
}

function opened(): SessionStore {
  const room = new SessionStore({ slug: "demo", session: "S" }, false)
  onTestFinished(() => room.close())
  return room
}

test("minutes that arrive late never replace newer ones", async () => {
  const waiting = holding("/minutes")
  const written = new Written("S", { state: signal({ seq: 1 }) } as unknown as SessionConnection)
  onTestFinished(() => written.close())
  const [first, second] = [written.fetch(), written.fetch()]
  await eventually(() => expect(waiting).toHaveLength(3))
  waiting[2]?.({ seq: 9, prose: [] })
  await second
  waiting[1]?.({ seq: 4, prose: [] })
  await first
  expect(written.now.value).toMatchObject({ state: "ready", value: { seq: 9 } })
})

test("the reader's own answer that arrives late never replaces a newer one", async () => {
  const waiting = holding("/mine")
  const { own } = opened()
  const [first, second] = [own["fetch"]("r"), own["fetch"]("r")]
  await eventually(() => expect(waiting).toHaveLength(2))
  waiting[1]?.({ round: "r", revision: 2, answer: null })
  await second
  waiting[0]?.({ round: "r", revision: 1, answer: null })
  await first
  expect(own.mine.value["r"]).toMatchObject({ revision: 2 })
})

test("an answer with a receipt is the reader's own, even if it cannot be fetched", async () => {
  const waiting = holding("/mine")
  const answer: Answer = { kind: "rating", score: 7 }
  const { hints, outbox } = opened().live
  const live = { hints, outbox, send: async () => ({ ok: true, seq: 1, made: { revision: 2 } }) as const }
  const own = new OwnAnswers({ live, scene: signal(null), now: signal(0) })
  onTestFinished(() => own.close())
  const round = RoundId.parse("r")
  const sent = own.send({ round, answer, seen: 1 })
  await eventually(() => expect(waiting).toHaveLength(1))
  expect(own.mine.value["r"]).toEqual({ round, revision: 2, answer })
  waiting[0]?.({ round: "r", revision: 1, answer: null })
  await sent
  expect(own.mine.value["r"]).toEqual({ round, revision: 2, answer })
})

/** The answers of a reader whose page shows this open round to its electors. */
function answering(anonymity: "secret" | "named") {
  const waiting = holding("/mine")
  const round = { id: "r", state: "open", silence: false, openedAt: 1, anonymity, electorate: [{ member: "m1" }] }
  const scene = { me: { member: "m1" }, state: { rounds: { r: round }, members: { m1: { id: "m1" } } } }
  const { live, now } = opened()
  const own = new OwnAnswers({ live, now, scene: signal(scene as never) })
  onTestFinished(() => own.close())
  return { own, waiting }
}

test("the reader's own answer is fetched, and a secret ballot is opened only in this browser", async () => {
  const named = answering("named")
  await eventually(() => expect(named.waiting).toHaveLength(1))
  expect(named.own["opened"].size).toBe(0)
  const secret = answering("secret")
  await eventually(() => expect([...secret.own["opened"]]).toEqual(["r"]))
  expect(secret.waiting).toHaveLength(0)
})

type Before = { anonymity: "secret" | "pseudonymous"; now?: "secret" | "pseudonymous"; reissued?: number }

/** The rounds whose own answers the page asks for, where a rating is open after one that was shown. */
async function askedBeside({ anonymity, now: open = "pseudonymous", reissued }: Before): Promise<string[]> {
  const asked: string[] = []
  vi.useFakeTimers()
  onTestFinished(() => void vi.useRealTimers())
  vi.stubGlobal("fetch", (url: string | URL) => {
    const round = /rounds\/(\w+)\/mine/.exec(String(url))?.[1]
    if (round) asked.push(round)
    return Promise.resolve(
      round ? Response.json({ round, revision: 1, answer: null }) : new Response("", { status: 404 }),
    )
  })
  const rating = { kind: "rating", statement: "s", silence: false, electorate: [{ member: "m1" }] }
  const first = { ...rating, id: "first", n: 1, state: "revealed", openedAt: 1, anonymity, answers: [] }
  const second = { ...rating, id: "second", n: 2, state: "open", openedAt: 3, anonymity: open }
  const m1 = { id: "m1", ...(reissued && { reissued: { at: reissued } }) }
  const scene = { me: { member: "m1" }, state: { rounds: { first, second }, members: { m1 } } }
  const { live, now } = opened()
  const own = new OwnAnswers({ live, now, scene: signal(scene as never) })
  await vi.advanceTimersByTimeAsync(30)
  own.close()
  return asked.toSorted()
}

test("beside the scale the page asks for its reader's last score, but not in secret rounds or after a reissue", async () => {
  expect(await askedBeside({ anonymity: "pseudonymous" })).toEqual(["first", "second"])
  expect(await askedBeside({ anonymity: "secret" })).toEqual(["second"])
  expect(await askedBeside({ anonymity: "pseudonymous", now: "secret" })).toEqual([])
  expect(await askedBeside({ anonymity: "pseudonymous", reissued: 2 })).toEqual(["second"])
})

test("a moved ballot is checked once, however many hints the room gets", async () => {
  holding("/nowhere")
  const { own, live } = opened()
  const moved: string[] = []
  Object.assign(own, { ballots: Promise.resolve({ moved: (round: string) => moved.push(round), close: () => {} }) })
  const { hints } = live
  const ballotMoved = { round: "r", at: 1 }
  hints.ballotMoved.value = ballotMoved
  hints.slower.value = 5
  hints.ballotMoved.value = { round: "s", at: 2 }
  await eventually(() => expect(moved).toContain("s"))
  expect(moved).toEqual(["r", "s"])
})
