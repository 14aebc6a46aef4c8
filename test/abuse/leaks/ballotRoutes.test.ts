import { afterAll, beforeAll, expect, test } from "vitest"
import { until } from "../../kit/clocks/until.ts"
import { get, Person, post } from "../../kit/people/person.ts"
import { removeFolder } from "../../kit/servers/plenary.ts"
import { agree, disagree, score } from "../../server/commands/round/secret/secretPanel.ts"
import { type PanelFile, panelFile } from "./sweep/panelFile.ts"
import { startSeeded } from "./sweep/startSeeded.ts"

let panel: PanelFile
let server: Awaited<ReturnType<typeof startSeeded>>
let people: Record<"moderator" | "secretary" | "observer" | "panelist1" | "panelist2", Person>
let round: string

beforeAll(async () => {
  panel = await panelFile()
  server = await startSeeded(panel.file)
  const join = (name: string) => Person.join(server.url, `#${panel.links[name]}`, name)
  people = {
    moderator: await join("moderator"),
    secretary: await join("secretary"),
    observer: await join("observer"),
    panelist1: await join("panelist1"),
    panelist2: await join("panelist2"),
  }
  const body = { statement: panel.statements[0]!, version: 1, kind: "call", anonymity: "secret" } as const
  round = String((await people.moderator.do("open-round", body)).made["round"])
})
afterAll(async () => {
  for (const person of Object.values(people)) person.leave()
  await server.stop()
  removeFolder(panel.folder)
})

const said = async (response: Response): Promise<[number, string]> => {
  const body = (await response.json()) as { error?: { code: string } }
  return [response.status, body.error?.code ?? JSON.stringify(body)]
}
const collect = async (cookie: string, id = round) =>
  said(await post(server.url, `/api/rounds/${id}/ballot/collect`, {}, cookie ? { cookie } : {}))
const cast = async (body: unknown, headers: Record<string, string> = {}) =>
  said(await post(server.url, "/api/ballots", body, headers))
const tokenOf = async ({ cookie }: Person) => (JSON.parse((await collect(cookie))[1]) as { token: string }).token

test("only electors get a ballot", async () => {
  const { moderator, secretary, observer } = people
  expect(await collect(observer.cookie)).toEqual([403, "not-permitted"])
  expect(await collect(secretary.cookie)).toEqual([403, "not-permitted"])
  expect(await collect(moderator.cookie)).toEqual([403, "not-in-electorate"])
  // The panel is public to read, so a stranger has a seat without a member.
  expect(await collect("")).toEqual([403, "not-permitted"])
  expect(await collect("plenary_session=forged")).toEqual([403, "not-permitted"])
  expect(await collect(people.panelist1.cookie, "no-such-round")).toEqual([403, "no-access"])
  expect(await collect(people.panelist1.cookie, "__proto__")).toEqual([403, "no-access"])
})

test("every cast gets the same bytes back, whatever was written, and needs no cookie", async () => {
  const token = await tokenOf(people.panelist1)
  const responses = []
  for (const answer of [agree, disagree("長い".repeat(1_900)), { ...agree, position: "abstain" }]) {
    const response = await post(server.url, "/api/ballots", { token, answer })
    const headers = [...response.headers].filter(([key]) => key !== "date")
    responses.push([response.status, headers, await response.text()])
  }
  expect(responses[0]).toEqual(expect.arrayContaining([200, '{"cast":true}']))
  expect(responses[1]).toEqual(responses[0])
  expect(responses[2]).toEqual(responses[0])
  expect(await collect(people.panelist1.cookie)).toEqual([403, "other-browser"])
})

test("malformed ballots are refused with a code, and none of their content is returned", async () => {
  const token = await tokenOf(people.panelist2)
  for (const junk of [
    null,
    [],
    "x",
    {},
    { token },
    { token: 7, answer: agree },
    { token, answer: {} },
    { token: "", answer: agree },
  ])
    expect(await cast(junk)).toEqual([400, "bad-input"])
  expect(await cast({ token, answer: agree, member: people.panelist2.member })).toEqual([400, "unknown-field"])
  expect(await cast({ token, answer: score(5) })).toEqual([422, "wrong-answer"])
  expect(await cast({ token, answer: disagree("") })).toEqual([422, "reason-required"])
  expect(await cast({ token, answer: disagree("x".repeat(4_001)) })).toEqual([413, "too-long"])
  expect(await cast({ token: `${round}.guess`, answer: agree })).toEqual([409, "ballot-replaced"])
  expect(await cast({ token: "guess", answer: agree })).toEqual([404, "not-found"])
  expect(await cast({ token, answer: agree }, { origin: "http://evil.example" })).toEqual([403, "foreign-origin"])
})

test("a command can neither cast a ballot nor read a secret answer", async () => {
  const { panelist1 } = people
  expect(await panelist1.refused("answer-round", { round, answer: agree, seen: 0 })).toBe("wrong-answer")
  expect(await panelist1.fetch(`/api/rounds/${round}/mine`)).toEqual({
    round,
    revision: 0,
    answer: null,
    spoken: false,
  })
})

test("once the result is shown, late ballots are told when the round closed, and the roll is in the result", async () => {
  const token = await tokenOf(people.panelist2)
  const { seq } = await people.moderator.do("close-and-show", { round, evenBelowQuorum: true })
  await people.observer.reaches(seq)
  expect(await cast({ token, answer: agree })).toEqual([409, "round-closed"])
  expect(await collect(people.panelist2.cookie)).toEqual([409, "round-closed"])
  const shown = Object.values(people.observer.state.rounds)[0]
  expect(shown).toMatchObject({ answered: 1, answers: null })
  expect(shown?.roll).toEqual([panel.people["panelist1"], panel.people["panelist2"]])
  expect(await get(server.url, "/healthz")).toMatchObject({ ok: true })
})

test("no line of the access log tells what a person was answered: own answers leave none, others neither length nor ETag", async () => {
  const { panelist1 } = people
  for (const path of ["mine", "mine/", "batch", "batch?of=1"]) await panelist1.fetch(`/api/rounds/${round}/${path}`)
  // the list says which open rounds its reader has not answered
  await panelist1.fetch("/api/workspaces")
  await until(() => server.log().some(line => line.includes('"route":"/api/workspaces"')), "the list is logged")
  const lines = server.log().filter(line => line.startsWith("{"))
  expect(lines.filter(line => /\/(mine|batch)/.test(line))).toEqual([])
  expect(lines.filter(line => /etag|content-length|headers/i.test(line))).toEqual([])
})
