import type { LitElement } from "lit"
import { afterEach, beforeEach, expect, onTestFinished, test, vi } from "vitest"
import { openingForm } from "../../../../../client/acts/round/openingForm.ts"
import { RoundCard } from "../../../../../client/elements/session/round/plenary-round-card.ts"
import { RoundResult } from "../../../../../client/elements/session/round/result/plenary-round-result.ts"
import { NotSent } from "../../../../../client/state/sent/pending.ts"
import { SecretBallots } from "../../../../../client/state/session/secretBallots.ts"
import type { Mine } from "../../../../../shared/contract/queries.ts"
import { eventually } from "../../../../kit/clocks/eventually.ts"
import { as, fourOfEach, round, scene, statement, table } from "../../../../kit/scenes.ts"

const agree = { kind: "call", position: "agree", reason: "", remedy: "", lang: "en", confirmBy: null } as const
/** The page's requests; each path answers once as the test says. */
let asked: { path: string; body: unknown; credentials: string | undefined }[]
let answers: Record<string, { status: number; body: unknown }[]>

beforeEach(() => {
  asked = []
  answers = {}
  sessionStorage.clear()
  localStorage.clear()
  vi.stubGlobal("fetch", async (path: string, init: RequestInit) => {
    asked.push({
      path,
      body: JSON.parse(typeof init.body === "string" ? init.body : "null"),
      credentials: init.credentials,
    })
    const { status, body } = answers[path]?.shift() ?? { status: 200, body: { cast: true } }
    return new Response(JSON.stringify(body), { status })
  })
})
afterEach(() => {
  for (const one of kept.splice(0)) one.close()
  vi.unstubAllGlobals()
  document.body.replaceChildren()
})

const collect = "/api/rounds/r1/ballot/collect"
/** Only this browser knows the key. */
const key = { key: expect.stringMatching(/^[0-9a-f]{32}$/) as string, take: false }
const refused = (code: string) => ({ status: 409, body: { error: { code, text: "", params: {}, id: "" } } })
const token = (name: string) => ({ status: 200, body: { token: name } })
const kept: SecretBallots[] = []
/** The ballots of a page, which ask the server again and again until they are closed. */
function keeping(...given: ConstructorParameters<typeof SecretBallots>): SecretBallots {
  const ballots = new SecretBallots(...given)
  kept.push(ballots)
  return ballots
}
const open = () => {
  const told: Mine[] = []
  return { told, ballots: keeping("ann", mine => told.push(mine)) }
}

/** All that this browser stores of the ballots. */
const stored = () => JSON.stringify([Object.entries(sessionStorage), Object.entries(localStorage)])

test("a ballot is collected with the cookie and cast without it, and its token stays in this tab, its choice nowhere", async () => {
  answers = { [collect]: [token("t1")] }
  const { ballots, told } = open()
  expect(await ballots.cast("r1", agree)).toMatchObject({ ok: true })
  expect(asked).toEqual([
    { path: collect, body: key, credentials: "same-origin" },
    { path: "/api/ballots", body: { token: "t1", answer: agree }, credentials: "omit" },
  ])
  expect(told.at(-1)).toEqual({ round: "r1", revision: 1, answer: agree, cast: true })
  expect(stored()).toContain("t1")
  expect(stored()).not.toMatch(/agree|position|answer/)
  // After a reload of the tab the page says that a ballot is in, not what it was, and casts anew with the same token.
  const again = open()
  again.ballots.open("r1")
  expect(again.told).toEqual([{ round: "r1", revision: 1, answer: null, cast: true }])
  await again.ballots.cast("r1", { ...agree, position: "abstain" })
  expect(asked).toHaveLength(3)
})

test("a ballot that a restart replaced is requested again, and the answer goes with the new one", async () => {
  answers = { [collect]: [token("t1"), token("t2")], "/api/ballots": [refused("ballot-replaced")] }
  const { ballots } = open()
  expect(await ballots.cast("r1", agree)).toMatchObject({ ok: true })
  expect(asked.map(({ body }) => body)).toEqual([
    key,
    { token: "t1", answer: agree },
    key,
    { token: "t2", answer: agree },
  ])
})

test("a new tab of this browser asks with the same key, only for this round and this member", async () => {
  answers = { [collect]: [token("t1"), token("t1")] }
  await open().ballots.cast("r1", agree)
  sessionStorage.clear()
  await open().ballots.cast("r1", agree)
  await open().ballots.cast("r2", agree)
  await keeping("ben", () => {}).cast("r1", agree)
  const keys = asked.flatMap(({ path, body }) => (path.endsWith("collect") ? [(body as { key: string }).key] : []))
  expect(keys[1]).toBe(keys[0])
  expect(new Set(keys).size).toBe(3)
})

test("a member who answered in another browser is told so, and sends nothing", async () => {
  answers = { [collect]: [refused("other-browser")] }
  const { ballots, told } = open()
  expect(await ballots.cast("r1", agree)).toEqual({ ok: false, refusal: { code: "other-browser", params: {} } })
  expect(told.at(-1)?.elsewhere).toBe(true)
  expect(asked).toHaveLength(1)
})

test("after the tab was closed the page says that the ballot is in, shows no position, and lets it be replaced", async () => {
  answers = { [collect]: [token("t1"), token("t1")] }
  await open().ballots.cast("r1", agree)
  sessionStorage.clear()
  const { ballots, told } = open()
  ballots.open("r1")
  expect(told).toEqual([{ round: "r1", revision: 1, answer: null, cast: true }])
  await ballots.cast("r1", { ...agree, position: "abstain" })
  expect(told.at(-1)).toMatchObject({ answer: { position: "abstain" }, cast: true })
  ballots.close()
})

test("a ballot cast in another tab of this browser replaces the one shown here", async () => {
  answers = { [collect]: [token("t1"), token("t1")] }
  const { ballots, told } = open()
  ballots.open("r1")
  await ballots.cast("r1", agree)
  expect(told.at(-1)).toMatchObject({ answer: agree })
  // This tab hears from the other only through the browser's storage.
  localStorage.setItem("ballot-cast r1 ann", "another cast")
  dispatchEvent(new StorageEvent("storage", { key: "ballot-cast r1 ann" }))
  expect(told.at(-1)).toMatchObject({ answer: null, cast: true })
  ballots.close()
})

test("if no answer came to a change, the page shows neither position", async () => {
  answers = { [collect]: [token("t1")] }
  const { ballots, told } = open()
  await ballots.cast("r1", agree)
  vi.stubGlobal("fetch", () => Promise.reject(new TypeError("offline")))
  await expect(ballots.cast("r1", { ...agree, position: "abstain" })).rejects.toThrow()
  expect(told.at(-1)).toMatchObject({ answer: null, cast: true })
})

test("a choice that has not left this browser is called not sent, can be cast again, and one whose answer was lost is not", async () => {
  answers = { [collect]: [token("t1")] }
  const { ballots } = open()
  await ballots.take("r1")
  const line = vi.spyOn(navigator, "onLine", "get").mockReturnValue(false)
  await expect(ballots.cast("r1", agree)).rejects.toBeInstanceOf(NotSent)
  expect(asked.map(({ path }) => path)).toEqual([collect])
  line.mockRestore()
  expect(await ballots.cast("r1", agree)).toMatchObject({ ok: true })
  answers = { "/api/ballots": [refused("database-away")] }
  const unknown = await ballots.cast("r1", agree).catch((thrown: unknown) => thrown)
  expect([unknown instanceof Error, unknown instanceof NotSent]).toEqual([true, false])
  // Without a ballot nothing can be cast, so a collection that fails sends no choice either.
  vi.stubGlobal("fetch", () => Promise.reject(new TypeError("offline")))
  await expect(open().ballots.cast("r2", agree)).rejects.toBeInstanceOf(NotSent)
  expect(stored()).not.toMatch(/agree|position|answer/)
})

test("a choice that a page of an earlier version stored is deleted", () => {
  sessionStorage.setItem("ballot r1 ann", JSON.stringify({ token: "t1", answer: agree, revision: 1, cast: "c1" }))
  const { ballots, told } = open()
  ballots.open("r1")
  expect(told).toEqual([{ round: "r1", revision: 1, answer: null, cast: true }])
  expect(stored()).not.toMatch(/agree|position|answer/)
  ballots.close()
})

test("while the server holds ballots back the page says so, keeps the draft, and sends it later on its own", async () => {
  answers = { [collect]: [token("t1")], "/api/ballots": [refused("ballots-wait"), refused("ballots-wait")] }
  const told: Mine[] = []
  const ballots = keeping("ann", mine => told.push(mine), { againMs: 1 })
  expect(await ballots.cast("r1", agree)).toMatchObject({ ok: true })
  expect(told.map(({ waits, cast }) => [waits, cast])).toEqual([
    [true, undefined],
    [undefined, true],
  ])
  expect(asked.filter(({ path }) => path === "/api/ballots")).toHaveLength(3)
})

test("a ballot that is blank in another browser is taken over only by the person", async () => {
  answers = { [collect]: [refused("ballot-elsewhere"), token("t2")] }
  const { ballots, told } = open()
  expect(await ballots.cast("r1", agree)).toMatchObject({ ok: false, refusal: { code: "ballot-elsewhere" } })
  expect(told.at(-1)).toMatchObject({ elsewhere: true, movable: true, answer: null })
  await ballots.take("r1")
  expect(asked.map(({ body }) => (body as { take: boolean }).take)).toEqual([false, true])
  expect(told.at(-1)).toEqual({ round: "r1", revision: 0, answer: null })
})

test("the browser whose ballot was taken over learns of it and shows no position", async () => {
  answers = { [collect]: [token("t1"), refused("ballot-elsewhere")] }
  const told: Mine[] = []
  const ballots = keeping("ann", mine => told.push(mine), { spreadMs: 0 })
  ballots.open("r1")
  await ballots.take("r1")
  ballots.moved("r1")
  await eventually(() => expect(told.at(-1)).toMatchObject({ elsewhere: true, movable: true, answer: null }))
  await new Promise(resolve => setTimeout(resolve))
  expect(asked.map(({ path }) => path)).toEqual([collect, collect])
  expect(told.at(-1)).toMatchObject({ elsewhere: true, movable: true, answer: null })
  ballots.close()
})

test("a page that was left collects no ballot, also if the code for ballots arrives afterwards", async () => {
  vi.useFakeTimers()
  onTestFinished(() => void vi.useRealTimers())
  const early = open()
  early.ballots.close()
  early.ballots.open("r1")
  await vi.advanceTimersByTimeAsync(60_000)
  expect(asked).toEqual([])
  answers = { [collect]: [refused("ballots-wait")] }
  const { ballots } = open()
  ballots.open("r1")
  await vi.advanceTimersByTimeAsync(4_000)
  ballots.close()
  await vi.advanceTimersByTimeAsync(60_000)
  expect(asked).toHaveLength(1)
})

async function shown(element: LitElement): Promise<string> {
  document.body.append(element)
  await element.updateComplete
  return element.renderRoot.textContent ?? ""
}

const secret = { ...round("call", "open"), anonymity: "secret" } as const
const card = (mine: Mine | null) => {
  const given = { rounds: table(secret), statements: table(statement("in_round")) }
  const of = scene(given, as("Lin", "panelist", "CN"))
  return Object.assign(new RoundCard(), { scene: of, round: secret, statement: statement("in_round"), mine })
}

test("a secret round says what is kept and what cannot be promised, and offers no “cannot accept”", async () => {
  const element = card(null)
  const text = await shown(element)
  expect(text).toContain("without your name, your membership or the time")
  expect(text).toContain("Someone controlling the server while a secret round is open could still observe it.")
  const form = element.renderRoot.querySelector("plenary-position-form")
  await form?.updateComplete
  expect(form?.renderRoot.querySelector("input[value='block']")).toBeNull()
  form?.renderRoot.querySelector<HTMLInputElement>("input[value='disagree']")?.click()
  await form?.updateComplete
  expect(form?.renderRoot.textContent).toContain(
    "What you write, and the language you write it in, may show who you are.",
  )
})

test("words typed into a secret round are not stored on the device before they are cast; those for a named round are", async () => {
  for (const anonymity of ["secret", "named"] as const) {
    const element = card(null)
    await shown(Object.assign(element, { round: { ...secret, anonymity } }))
    const form = element.renderRoot.querySelector("plenary-position-form")!
    await form.updateComplete
    form.renderRoot.querySelector<HTMLInputElement>("input[value='disagree']")?.click()
    await form.updateComplete
    const reason = form.renderRoot.querySelector<HTMLTextAreaElement>("[name=reason]")!
    reason.value = "It names people."
    reason.dispatchEvent(new Event("input", { bubbles: true, composed: true }))
    expect([...Object.values(sessionStorage), ...Object.values(localStorage)].join().includes("It names people.")).toBe(
      anonymity === "named",
    )
    element.remove()
    sessionStorage.clear()
  }
})

test("a card without the position says that the ballot is in, that it waits, or that it can be answered here", async () => {
  const none = { round: secret.id, revision: 1, answer: null }
  const inBallot = card({ ...none, cast: true })
  expect(await shown(inBallot)).toContain(
    "Your ballot is in. What you wrote is not kept here; answer again to replace it.",
  )
  expect(inBallot.renderRoot.querySelector("plenary-position-form")).toBeNull()
  inBallot.renderRoot.querySelector<HTMLButtonElement>(".yours button")?.click()
  await inBallot.updateComplete
  expect(inBallot.renderRoot.querySelector("plenary-position-form")).not.toBeNull()
  expect(await shown(card({ ...none, waits: true }))).toContain(
    "Your ballot waits, because the server cannot take it safely",
  )
  const elsewhere = card({ ...none, elsewhere: true, movable: true })
  expect(await shown(elsewhere)).toContain("One ballot is in one browser: answering here ends it there.")
  const wanted: string[] = []
  elsewhere.addEventListener("ballot-wanted", ({ round: id }) => wanted.push(id))
  elsewhere.renderRoot.querySelector<HTMLButtonElement>(".waits button")?.click()
  expect(wanted).toEqual([secret.id])
})

test("in another browser a sentence replaces the form", async () => {
  const element = card({ round: secret.id, revision: 0, answer: null, elsewhere: true })
  expect(await shown(element)).toContain("Only that one can change it; what was written is not shown here.")
  expect(element.renderRoot.querySelector("plenary-position-form")).toBeNull()
})

test("a moderator chooses who sees what, with a sentence on what cannot be promised, when the round opens", () => {
  const form = openingForm({ kind: "call", statement: statement("proposed") }, scene({ members: table(...fourOfEach) }))
  const help = (anonymity: string) => (typeof form?.help === "function" ? form.help({ anonymity }) : "")
  expect(
    form?.fields({}).map(field => field.kind === "choice" && [field.value, field.options.map(({ value }) => value)]),
  ).toContainEqual(["named", ["named", "pseudonymous", "secret"]])
  expect(help("named")).not.toContain("controlling the server")
  expect(help("secret")).toContain("could still observe it")
  expect(form?.command({ anonymity: "secret" }).body).toMatchObject({ kind: "call", anonymity: "secret", version: 1 })
})

test("the result lists reasons without names, and separately who took a ballot", async () => {
  const reason = { ...agree, position: "disagree", reason: "It leaks." } as const
  const answer = { member: null, alias: null, side: null, spoken: false, silent: false }
  const revealed = {
    ...round("call", "revealed"),
    anonymity: "secret" as const,
    answers: [agree, agree, agree, reason].map(one => ({ ...answer, answer: one })),
    roll: secret.electorate.map(({ member }) => member),
  }
  const element = Object.assign(new RoundResult(), {
    scene: scene({ rounds: table(revealed) }, as("Lin", "panelist", "CN")),
    round: revealed,
  })
  const text = await shown(element)
  expect(text).toContain("It leaks.")
  expect(text).toContain("Took a ballot:")
})
