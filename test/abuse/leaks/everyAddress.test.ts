import { createServer } from "node:http"
import type { AddressInfo } from "node:net"
import { afterAll, beforeAll, describe, expect, test } from "vitest"
import * as Y from "yjs"
import { outgoing } from "../../../server/adapters/outgoing/outgoing.ts"
import { systemClock } from "../../../server/adapters/system/systemClock.ts"
import type { FileUploaded } from "../../../shared/contract/queries/files.ts"
import type { JobShown } from "../../../shared/contract/queries/jobs.ts"
import type { WebhookMade } from "../../../shared/contract/queries/webhooks.ts"
import { statementHash, textHash } from "../../../shared/document/textHash.ts"
import { TopicId } from "../../../shared/model/ids.ts"
import { type Attribution, machineScopes } from "../../../shared/model/terms.ts"
import { until } from "../../kit/clocks/until.ts"
import { type Person, post } from "../../kit/people/person.ts"
import { pdf } from "../../kit/sampleFiles.ts"
import { type ServedPanel, servePanel } from "../../kit/servers/servedPanel.ts"
import { noteOf } from "../../shared/document/notes.ts"
import { everyAddress, wholeAnswer } from "./sweep/everyAddress.ts"

/**
 * A word for each thing that not everybody may read. Every address that the interface describes is read by every role,
 * before and after the hour of an embargo, and no answer may have a word that is not the role's.
 */
const words = {
  note: "Notecanary",
  record: "Recordcanary",
  dissent: "Dissentcanary",
  listed: "Listedcanary",
  unlisted: "Unlistedcanary",
  version: "Versioncanary",
  press: "Presscanary",
  program: "Programcanary",
  webhook: "hookcanary",
} as const
type Word = keyof typeof words
const everybodys: Word[] = ["note", "record", "dissent", "listed"]
const rooms: Word[] = [...everybodys, "version", "press", "program"]

const hour = 3_600_000
const shell = '<html lang="en"><head><title>Plenary</title></head><body><plenary-app></plenary-app></body></html>'

/** Plays a panel with all of these words, under an embargo of two hours, and returns who reads it and where. */
async function played(attribution: Attribution) {
  let ahead = 0
  const sent: string[] = []
  const receiver = createServer((request, response) => {
    request.on("data", (chunk: Buffer) => sent.push(chunk.toString()))
    request.on("end", () => response.end("ok"))
  })
  await new Promise<void>(resolve => receiver.listen(0, "127.0.0.1", resolve))
  const panel = await servePanel({
    attribution,
    panelists: 3,
    clock: { ...systemClock, now: () => Date.now() + ahead },
    shell: async () => shell,
    instead: () => ({
      outgoing: outgoing([`127.0.0.1:${(receiver.address() as AddressInfo).port}`], { timeoutMs: 1_000 }),
    }),
  })
  const chair = await panel.join("moderator1")
  const { session, topic } = panel
  const until = Date.now() + 2 * hour
  await chair.do("set-embargo", { session, until })
  await chair.do("set-access", { public: true, replay: "readers" })

  const address = `http://127.0.0.1:${(receiver.address() as AddressInfo).port}/in?key=${words.webhook}`
  const hook = { address, events: ["record.declared", "session.closed"] }
  const asChair = { cookie: chair.cookie }
  const webhook = (await (await post(panel.url, "/api/workspaces/panel/webhooks", hook, asChair)).json()) as WebhookMade
  const secrets = [webhook.secret]
  const callers: Record<string, Record<string, string>> = {
    reader: {},
    stranger: { cookie: "plenary_session=made-up" },
  }
  for (const scope of machineScopes) {
    const token = String((await chair.do("make-token", { name: `${words.program} ${scope}`, scope })).made["token"])
    callers[`program ${scope}`] = { authorization: `Bearer ${token}` }
    secrets.push(token.split(".").at(-1) ?? token)
  }
  const made = await chair.do("make-press-link", { session, name: words.press, days: 7 })
  const pressed = await post(panel.url, "/api/press", { token: made.made["token"] })
  callers["press"] = { cookie: (pressed.headers.get("set-cookie") ?? "").split(";")[0] ?? "" }
  secrets.push(String(made.made["token"]).split(".").at(-1) ?? "")
  const seats: Record<string, Person> = {}
  for (const name of ["moderator1", "secretary1", "panelist1", "panelist2", "observer1"]) {
    const person = await panel.join(name)
    seats[name] = person
    callers[name] = { cookie: person.cookie }
  }

  const put = async (text: string) => {
    const headers = { ...asChair, "content-type": "application/octet-stream" }
    const body = new Uint8Array(pdf(text))
    const response = await fetch(`${panel.url}/api/workspaces/panel/files?as=reading`, {
      method: "POST",
      headers,
      body,
    })
    return ((await response.json()) as FileUploaded).sha256
  }
  const files = [await put(words.listed), await put(words.unlisted)]
  await chair.do("add-reading", { topic, title: { en: "Paper" }, file: files[0] })
  const writer = panel.people["panelist1"]!
  const note = Y.encodeStateAsUpdate(noteOf(`A sentence with ${words.note}.`))
  await panel.instance.sync.documents.write(TopicId.parse(topic), writer, note)
  const { record, round } = await declared(panel, chair)
  const at = Date.now()
  await chair.do("name-version", { topic, at, title: { en: words.version } })
  const asked = await fetch(`${panel.url}/api/workspaces/panel/workspace.json?lang=en`, {
    headers: { ...callers["panelist1"], prefer: "respond-async" },
  })
  const job = ((await asked.json()) as JobShown).id

  const paths = [
    ...everyAddress({
      slug: ["panel"],
      sessions: [session],
      topics: [topic],
      records: [record],
      rounds: [round],
      jobs: [job],
      sha256: files,
      number: ["1"],
      at: [String(at)],
      format: ["json", "html"],
    }),
    `/api/sessions/${session}/note?topic=${topic}&at=${at}`,
    `/api/sessions/${session}/entries?from=0&to=5000`,
    `/api/workspaces/panel?topics=${topic}&threads=1000`,
    ...Object.values(words).flatMap(q => [`/api/search?q=${q}`, `/api/records?q=${q}`]),
    "/w/panel/r/1",
    "/sitemap.xml",
    "/robots.txt",
  ]
  /** Reads all addresses as a role, and returns the answers by address. Each role has an address of its own, so that no limit is met. */
  const read = async (role: string): Promise<Record<string, { status: number; text: string }>> => {
    const from = `10.0.${Object.keys(callers).indexOf(role)}.${ahead === 0 ? 1 : 2}`
    const answers: Record<string, { status: number; text: string }> = {}
    for (const path of paths) {
      const response = await fetch(panel.url + path, { headers: { ...callers[role], "x-forwarded-for": from } })
      // a program is told its own name
      const text = (await wholeAnswer(response)).replaceAll(role.replace("program", words.program), "")
      answers[path] = { status: response.status, text }
    }
    return answers
  }
  const everyRole = async () => {
    const all: Record<string, Awaited<ReturnType<typeof read>>> = {}
    for (const role of Object.keys(callers)) all[role] = await read(role)
    return all
  }
  const before = await everyRole()
  const early = [...sent]
  ahead = 2 * hour + 1
  await chair.do("close-session", { session })
  const after = await everyRole()
  return { panel, receiver, sent, early, before, after, job, secrets }
}

async function declared(panel: ServedPanel, chair: Person) {
  const { sha256 } = panel.instance
  const experts = await Promise.all([1, 2, 3].map(n => panel.join(`panelist${n}`)))
  const text = `${words.record} is the wording.`
  const { made } = await experts[0]!.do("draft-statement", { topic: panel.topic, lang: "en", text })
  const statement = String(made["statement"])
  await experts[0]!.do("confirm-text", { statement, lang: "en", seen: textHash(text, sha256) })
  await chair.do("propose-statement", { statement, seen: statementHash([{ lang: "en", text }], sha256) })
  const round = String((await chair.do("open-round", { statement, version: 1, kind: "call" })).made["round"])
  for (const expert of experts)
    await expert.do("answer-round", { round, answer: { kind: "call", position: "agree" }, seen: 0 })
  await chair.do("close-and-show", { round })
  const { made: ids } = await chair.do("declare-record", { statement, level: "unanimity", seen: "3/3/0/0/0/0" })
  const record = String(ids["record"])
  await experts[2]!.do("add-dissent", { record, text: { lang: "en", text: words.dissent } } as never)
  return { record, round }
}

const unseated = ["reader", "stranger", "program public"]
const gallery = ["observer1", "program observer", "press"]
const room = ["moderator1", "secretary1", "panelist1", "panelist2", "program secretary"]
const names = /(panelist|moderator|secretary)[1-4]/

describe.each(["chatham", "named"] as const)("%s: of every described address", attribution => {
  let sat: Awaited<ReturnType<typeof played>>
  beforeAll(async () => {
    sat = await played(attribution)
  })
  afterAll(async () => {
    await sat.panel.end()
    sat.receiver.closeAllConnections()
    await new Promise(resolve => sat.receiver.close(resolve))
  })

  /** The addresses at which a role read a word that it may not read. */
  const leaks = (answers: Record<string, { text: string }> | undefined, mayRead: readonly Word[]) =>
    Object.entries(answers ?? {}).flatMap(([path, { text }]) =>
      Object.entries(words)
        .filter(([word, said]) => text.includes(said) && !mayRead.some(one => one === word))
        .map(([word]) => `${word} at ${path}`),
    )
  const named = (answers: Record<string, { text: string }> | undefined) =>
    Object.entries(answers ?? {}).flatMap(([path, { text }]) => (names.test(text) ? [path] : []))
  const found = (answers: Record<string, { text: string }> | undefined) =>
    Object.keys(words).filter(word => leaks(answers, []).some(leak => leak.startsWith(`${word} at`)))

  test.each(unseated)("before the hour %s reads no word and no name", role => {
    expect(leaks(sat.before[role], [])).toEqual([])
    expect(named(sat.before[role])).toEqual([])
  })

  test.each([...gallery, ...unseated])("%s reads what the gallery reads", role => {
    const times = unseated.includes(role) ? [sat.after] : [sat.before, sat.after]
    const namesPrograms = attribution === "named"
    for (const answers of times) {
      const mayRead: Word[] = namesPrograms ? [...everybodys, "version", "program"] : everybodys
      expect(leaks(answers[role], mayRead)).toEqual([])
      if (attribution === "chatham") expect(named(answers[role])).toEqual([])
      expect(found(answers[role])).toEqual(expect.arrayContaining(everybodys))
    }
  })

  test.each(room)("%s reads what the room reads, and the moderators alone where messages go", role => {
    const mayRead: Word[] = role === "moderator1" ? [...rooms, "webhook"] : rooms
    expect(leaks(sat.after[role], mayRead)).toEqual([])
    expect(found(sat.after[role])).toEqual(expect.arrayContaining(mayRead))
  })

  test("a long export is read by the member who asked for it, and by nobody else", () => {
    for (const path of [`/api/jobs/${sat.job}`, `/api/jobs/${sat.job}/file`])
      expect(Object.keys(sat.after).filter(role => sat.after[role]?.[path]?.status === 200)).toEqual(["panelist1"])
  })

  test("no secret of a program, a press link or a webhook is in any answer, and no limit hid one", () => {
    for (const answers of [...Object.values(sat.before), ...Object.values(sat.after)])
      for (const [path, { status, text }] of Object.entries(answers)) {
        expect([path, status === 429 || status >= 500]).toEqual([path, false])
        for (const secret of sat.secrets) expect([path, text.includes(secret)]).toEqual([path, false])
      }
  })

  test("a webhook tells nothing before the hour, and no word and no name after it", async () => {
    expect(sat.early).toEqual([])
    await until(() => sat.sent.length >= 2, "both messages arrive")
    for (const said of [...Object.values(words), ...sat.secrets]) expect(sat.sent.join("\n")).not.toContain(said)
    expect(sat.sent.join("\n")).not.toMatch(names)
  })
})
