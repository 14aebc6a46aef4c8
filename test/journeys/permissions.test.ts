import { afterAll, beforeAll, describe, expect, test } from "vitest"
import type { CommandInput, CommandKind } from "../../shared/contract/commands.ts"
import type { Role } from "../../shared/model/terms.ts"
import { type Action, right } from "../../shared/rules/policy.ts"
import { until } from "../kit/clocks/until.ts"
import { get, Person, post } from "../kit/people/person.ts"
import { StockClient } from "../kit/people/stockClient.ts"
import { type Running, startPlenary } from "../kit/servers/plenary.ts"

let running: Running
const people = new Map<Role, Person>()
const roles: Role[] = ["admin", "moderator", "secretary", "panelist", "observer"]
const person = (role: Role): Person => {
  const found = people.get(role)
  if (!found) throw new Error(`nobody is ${role}`)
  return found
}

beforeAll(async () => {
  running = await startPlenary()
  for (const role of ["moderator", "secretary", "panelist", "observer"] as const)
    people.set(role, await Person.join(running.url, running.links[role] ?? "", role))
  const link = running.links["administrator (once)"] ?? ""
  const response = await post(running.url, "/api/join", { token: link.slice(link.indexOf("#") + 1) })
  const cookie = (response.headers.getSetCookie()[0] ?? "").split(";")[0] ?? ""
  people.set("admin", await Person.sit(running.url, cookie, "practice"))
})
afterAll(async () => {
  for (const one of people.values()) one.leave()
  await running.stop()
})

test("an administrator who looks on counts neither as a present member nor as an observer", async () => {
  const moderator = person("moderator")
  // The next page that opens is told.
  const second = await Person.sit(running.url, moderator.cookie, "practice")
  const here = () => second.hints.findLast(({ kind }) => kind === "presence")
  await until(() => here() !== undefined, "who is here has been told")
  expect(here()).toMatchObject({ observers: 1 })
  second.leave()
})

const nobody = "nobody"
/** A command for each action, well-formed and without a valid target: only a right lets it get that far. */
const attempts: { [K in CommandKind]?: { action: Action; body: CommandInput<K> } } = {
  "admit-member": { action: "invite guests", body: { name: "Guest", role: "observer" } },
  "make-invite": { action: "invite guests", body: { role: "observer" } },
  "start-session": { action: "run the session", body: { session: nobody } },
  "schedule-session": { action: "schedule", body: { title: { en: "Later" }, startsAt: 1_800_000_000_000 } },
  "move-agenda": { action: "move the agenda", body: { session: nobody, item: nobody } },
  "set-note-mode": { action: "set a note's mode", body: { topic: nobody, mode: "locked" } },
  "open-thread": { action: "comment", body: { topic: nobody, entry: { lang: "en", text: "?" } } },
  "accept-suggestion": { action: "edit an open note", body: { thread: nobody } },
  "decline-suggestion": {
    action: "decline a suggestion",
    body: { thread: nobody, reason: { lang: "en", text: "No." } },
  },
  "draft-statement": { action: "draft a statement", body: { topic: nobody, lang: "en", text: "…" } },
  "save-text": { action: "edit a text", body: { statement: nobody, lang: "en", text: "…", base: 0 } },
  "confirm-text": { action: "confirm a text", body: { statement: nobody, lang: "en", seen: "" } },
  "propose-statement": { action: "propose a statement", body: { statement: nobody, seen: "" } },
  "open-round": { action: "run a round", body: { statement: nobody, version: 1, kind: "rating" } },
  "close-round": { action: "run a round", body: { round: nobody } },
  "reveal-round": { action: "run a round", body: { round: nobody } },
  "answer-round": {
    action: "answer",
    body: { round: nobody, seen: 0, answer: { kind: "rating", score: 5 } },
  },
  "enter-spoken": {
    action: "enter a spoken answer",
    body: { round: nobody, member: nobody, answer: { kind: "rating", score: 5 } },
  },
  "say-so": { action: "answer", body: { round: nobody, seen: 1 } },
  "confirm-spoken": {
    action: "confirm a spoken answer",
    body: { round: nobody, member: nobody, heard: "agree" },
  },
  "raise-objection": {
    action: "object",
    body: { statement: nobody, version: 1, reason: { lang: "en", text: "No." }, remedy: null },
  },
  "answer-objection": {
    action: "answer an objection",
    body: { objection: nobody, disposition: "partly", answer: { lang: "en", text: "So." } },
  },
  "declare-record": { action: "declare", body: { statement: nobody, level: "rough", seen: "" } },
  "carry-over": { action: "declare", body: { statement: nobody } },
}

describe("over Socket.IO, every command of every role", () => {
  for (const role of roles)
    for (const [kind, { action, body }] of Object.entries(attempts))
      test(`${role} · ${kind}`, async () => {
        const answered = await person(role).ask(kind as CommandKind, body)
        const forbidden = !answered.ok && ["moderator-only", "not-permitted"].includes(answered.refusal.code)
        expect(forbidden).toBe(right(role, action) === "no")
      })
})

test("a role with a right to its own threads only cannot resolve another's", async () => {
  const topic = person("moderator").snapshot.topics[0]?.id ?? ""
  const opened = await person("moderator").do("open-thread", { topic, entry: { lang: "en", text: "Whose?" } })
  const thread = String(opened.made["thread"])
  expect(await person("panelist").refused("resolve-thread", { thread })).toBe("not-permitted")
  await person("secretary").do("resolve-thread", { thread })
})

describe("over HTTP", () => {
  const paths = () => {
    const { state, topics } = person("moderator").snapshot
    const session = Object.keys(state.sessions)[0]
    return ["/api/workspaces/practice", `/api/sessions/${session}`, `/api/topics/${topics[0]?.id}`]
  }
  test("a person with a seat reads; a person without one is told to join", async () => {
    for (const path of paths()) {
      for (const role of roles) expect(await person(role).fetch(path)).toMatchObject({ me: { role } })
      expect(await get(running.url, path)).toMatchObject({ error: { code: "sign-in" } })
    }
  })
  test("only a person with a seat reads a topic's rows", async () => {
    const path = `/api/topics/${person("moderator").snapshot.topics[0]?.id}/rows`
    for (const role of roles) expect(await person(role).fetch(path)).toMatchObject({ rows: { statements: {} } })
    expect(await get(running.url, path)).toMatchObject({ error: { code: "sign-in" } })
  })
  test("only a person with a seat reads the note's text", async () => {
    const path = `/api/topics/${person("moderator").snapshot.topics[0]?.id}/state`
    for (const role of roles) {
      const response = await fetch(running.url + path, { headers: { cookie: person(role).cookie } })
      expect(response.status).toBe(200)
      expect(response.headers.get("etag")).toMatch(/^"\d+\.\d+"$/)
    }
    expect((await fetch(running.url + path)).status).toBe(401)
  })
  test("a public workspace is read without a seat, but takes no command from a person without one", async () => {
    const reader = await Person.read(running.url, "demo")
    expect(reader.snapshot.me.role).toBe("public")
    const topic = reader.snapshot.topics[0]?.id ?? ""
    const answered = await reader.ask("open-thread", { topic, entry: { lang: "en", text: "?" } }, "reader-1")
    expect(answered).toMatchObject({ ok: false, refusal: { code: "not-permitted" } })
    expect(Object.keys(reader.state.invites)).toEqual([])
    reader.leave()
  })
})

describe("over the document endpoint", () => {
  test("only those who may edit the note change it, in each of its modes", async () => {
    const topic = person("moderator").snapshot.topics[0]?.id ?? ""
    const refused: StockClient[] = []
    const writes = async (role: Role, mode: string, may: boolean) => {
      const client = new StockClient(running.url, topic, person(role).cookie)
      await until(() => client.provider.synced, `${role} is in step`)
      client.write(`${mode}.${role}.`)
      if (may) {
        await until(() => client.isSaved, `${role} writes in ${mode}`)
        return client.end()
      }
      await client.settle()
      refused.push(client)
    }
    const modes: Record<string, Role[]> = {
      open: ["moderator", "secretary", "panelist"],
      suggest: ["moderator", "secretary"],
      locked: [],
    }
    for (const [mode, may] of Object.entries(modes)) {
      if (mode !== "open")
        await person("moderator").do("set-note-mode", { topic, mode: mode as "suggest", reason: "test" })
      for (const role of roles) await writes(role, mode, may.includes(role))
      const reader = new StockClient(running.url, topic, person("observer").cookie)
      await until(() => reader.provider.synced, "the reader is in step")
      for (const role of may) await until(() => reader.text.includes(`${mode}.${role}.`), `${role} writes in ${mode}`)
      reader.end()
    }
    // no refused word has come in late either
    const last = new StockClient(running.url, topic, person("observer").cookie)
    await until(() => last.provider.synced, "the last reader is in step")
    expect(refused.map(({ written }) => written.length)).toEqual(Array<number>(10).fill(1))
    expect(refused.flatMap(({ saved }) => [...saved])).toEqual([])
    expect(refused.flatMap(({ written }) => written).filter(token => last.text.includes(token))).toEqual([])
    for (const client of refused) client.end()
    last.end()
  })
})
