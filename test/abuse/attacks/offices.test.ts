import { afterEach, beforeEach, expect, test, vi } from "vitest"
import type { Letter, Mail } from "../../../server/ports/host/mail.ts"
import { statementHash, textHash } from "../../../shared/document/textHash.ts"
import { RoundId, StatementId } from "../../../shared/model/ids.ts"
import { positions } from "../../../shared/model/terms.ts"
import { administratorOf } from "../../kit/people/administrator.ts"
import type { Person } from "../../kit/people/person.ts"
import { type ServedPanel, servePanel } from "../../kit/servers/servedPanel.ts"
import { type Attacker, consentAlone, everyAttacker, Tries } from "./attackers.ts"

/**
 * Tries, for each office alone, to shut an elector out, to answer for one, to count silence as agreement and to open the
 * panel to the world: over HTTP and Socket.IO, against a server that listens. A success is what the elector can no longer
 * do, or what a stranger can, whatever the command was answered.
 */

const victims = ["panelist1", "panelist2", "panelist3"] as const
const text = "Share the data."
const reason = "As the host wants it."
const agree = { kind: "call", position: "agree" } as const

let panel: ServedPanel
let chair: Person
let seated: Person[]
let attackers: Attacker[]
/** how far, in milliseconds, the clock of the panel is ahead */
let ahead: number
const letters: Letter[] = []
const mail: Mail = { send: async letter => void letters.push(letter), close: () => {} }
beforeEach(async () => {
  panel = await servePanel({ mail })
  ahead = 0
  const real = panel.instance.clock.now.bind(panel.instance.clock)
  vi.spyOn(panel.instance.clock, "now").mockImplementation(() => real() + ahead)
  chair = await panel.join("moderator1")
  seated = await Promise.all(victims.map(name => panel.join(name)))
  attackers = await everyAttacker(panel, await administratorOf(panel))
})
afterEach(async () => {
  vi.restoreAllMocks()
  await panel.end()
})

async function proposed(): Promise<StatementId> {
  const { sha256 } = panel.instance
  const { made } = await seated[0]!.do("draft-statement", { topic: panel.topic, lang: "en", text })
  const statement = StatementId.parse(made["statement"])
  await seated[0]!.do("confirm-text", { statement, lang: "en", seen: textHash(text, sha256) })
  await chair.do("propose-statement", { statement, seen: statementHash([{ lang: "en", text }], sha256) })
  return statement
}
async function openCall(): Promise<RoundId> {
  const { made } = await chair.do("open-round", { statement: await proposed(), version: 1, kind: "call" })
  return RoundId.parse(made["round"])
}
/** Whether the person's own seat is gone, as their page reads it. */
async function isOut(person: Person): Promise<boolean> {
  const page = (await person.fetch("/api/workspaces/panel")) as { me?: { member: string | null; role: string } }
  return page.me?.member !== person.member || page.me.role !== "panelist"
}

test("nobody ends the access of an elector whom an open round asks", async ({ annotate }) => {
  const tries = new Tries()
  const round = await openCall()
  const members = attackers.filter(({ name }) => !name.startsWith("administrator"))
  const invites = Object.values(chair.state.invites)
  for (const [n, victim] of seated.entries()) {
    const { member } = victim
    const invite = invites.find(one => one.member === member)!.id
    for (const attacker of attackers) {
      const { name, command } = attacker
      for (const guests of [undefined, true, false]) {
        const came = await command("revoke-invite", { invite, guests })
        tries.note("A1 revoke-invite", `${name} ${came}`, await isOut(victim))
      }
      for (const [kind, body] of [
        ["remove-member", { member, reason }],
        ["change-member", { member, role: "observer", side: null, reason }],
        ["reissue-seat", { member, reason }],
      ] as const) {
        // an administrator reissues a seat alone, in the open (DOMAIN S4)
        if (kind === "reissue-seat" && name.startsWith("administrator")) continue
        const came = await command(kind, body)
        tries.note(`A1 ${kind}`, `${name} ${came}`, came === "already-done" || (await isOut(victim)))
        if (came === "done")
          await consentAlone(
            panel,
            chair,
            attacker,
            kind === "reissue-seat" ? members : attackers,
            tries,
            `A1 ${kind}, consented alone`,
          )
        tries.note(`A1 ${kind}, afterwards`, name, await isOut(victim))
      }
    }
    const answered = await victim.ask("answer-round", { round, seen: 0, answer: agree })
    tries.note("A1 answers afterwards", victims[n]!, !answered.ok)
  }
  await annotate(JSON.stringify(tries.counts))
  expect(tries.successes).toEqual([])
})

test("nobody alone answers for a silent elector, and no office alone puts a text in force", {
  timeout: 600_000,
}, async ({ annotate }) => {
  const tries = new Tries()
  const round = await openCall()
  const secretary = attackers.find(({ name }) => name === "secretary1 by socket")!
  for (const [n, victim] of seated.entries()) {
    const { member } = victim
    const entered: string[] = []
    for (const { name, command } of attackers) {
      const came = await command("enter-spoken", { round, member, answer: agree })
      if (came === "done") entered.push(name)
      tries.note("A2 enter-spoken", `${name} ${came}`, came === "done" && !name.startsWith("secretary"))
      // a moderator is a second officer, who is tried below
      if (name.startsWith("moderator")) continue
      for (const heard of positions) {
        const pressed = await command("confirm-spoken", { round, member, heard })
        tries.note("A2 confirm-spoken alone", `${name} ${pressed}`, pressed === "done")
      }
      for (const seen of [1, 2]) {
        const said = await command("say-so", { round, seen })
        tries.note("A2 say-so for another", `${name} ${said}`, said === "done")
      }
    }
    expect([victims[n], entered.some(name => name.startsWith("secretary"))]).toEqual([victims[n], true])
  }
  // one try: a second officer who did not hear it makes it count by no number of presses
  const guessing = attackers.filter(({ name }) => name.startsWith("moderator"))
  await secretary.command("enter-spoken", { round, member: seated[0]!.member, answer: agree })
  const wrong = positions.filter(position => position !== "agree")
  for (const heard of [...wrong, "agree"])
    for (const { command } of guessing) {
      const came = await command("confirm-spoken", { round, member: seated[0]!.member, heard })
      tries.note("A2 guess of a second officer", `${heard} ${came}`, heard === "agree" && came === "done")
    }
  await chair.do("close-and-show", { round })
  const { answers = [] } = chair.state.rounds[round] ?? {}
  for (const [n, { member }] of seated.entries())
    tries.note("A2 counted", victims[n]!, answers?.some(one => one.member === member) ?? false)

  const { made } = await seated[0]!.do("draft-statement", { topic: panel.topic, lang: "en", text: `${text} Now.` })
  const statement = StatementId.parse(made["statement"])
  const seen = textHash(`${text} Now.`, panel.instance.sha256)
  for (const { name, command } of attackers) {
    // a text without a side is confirmed by a panelist or a moderator
    if (name.startsWith("panelist4") || name.startsWith("moderator")) continue
    const came = await command("confirm-text", { statement, lang: "en", seen })
    tries.note("A2 confirm-text", `${name} ${came}`, came === "done")
  }
  const shown = seated[0]!.state.statements[statement]?.texts.find(({ lang }) => lang === "en")
  tries.note("A2 text in force", "nobody confirmed it", shown?.state !== "draft")
  await annotate(JSON.stringify(tries.counts))
  expect(tries.successes).toEqual([])
})

test("no silence agrees for who was not reached, and nobody alone requires accounts", {
  timeout: 600_000,
}, async ({ annotate }) => {
  const tries = new Tries()
  const required = () => chair.state.workspace?.accountsSince !== undefined
  const statement = await proposed()
  for (const attacker of attackers) {
    const { name, command } = attacker
    const came = await command("set-accounts", { required: true, reason })
    tries.note("A7 set-accounts", `${name} ${came}`, came === "already-done" || required())
    if (came === "done")
      await consentAlone(panel, chair, attacker, attackers, tries, "A7 set-accounts, consented alone")
    for (const seconds of [1, 62, 119, 3_600, 86_390]) {
      // in a live session two minutes are enough
      if (seconds > 119 && !name.startsWith("observer") && !name.startsWith("stranger")) continue
      const endsAt = panel.instance.clock.now() + seconds * 1_000
      const opened = await command("open-silence", { statement, version: 1, endsAt, leaveOut: [] })
      tries.note("A7 short silence", `${name} ${seconds} s ${opened}`, opened === "done")
    }
  }
  const endsAt = panel.instance.clock.now() + 25 * 3_600_000
  const opened = await chair.do("open-silence", { statement, version: 1, endsAt, leaveOut: [] })
  const round = RoundId.parse(opened.made["round"])
  for (const { name, command } of attackers) {
    // whether it reached anybody is seen at the end
    await command("send-notice", { about: { of: "silence", round }, by: "copied" })
    const accounts = await command("set-accounts", { required: true, reason })
    tries.note("A7 set-accounts while asked", `${name} ${accounts}`, required())
  }
  // one elector opens the page of the notice, so that the silence ends with a result
  await seated[2]!.do("see-silence", { round })
  ahead += 26 * 3_600_000
  await chair.ask("close-and-show", { round })
  const { state, answers } = await chair.finds(({ rounds }) => {
    const one = rounds[round]
    return one && one.state !== "open" ? one : undefined
  })
  const agreed = (answers ?? []).map(one => one.member)
  expect([state, agreed.includes(panel.people["panelist3"]!)]).toEqual(["revealed", true])
  for (const name of ["panelist1", "panelist2", "panelist4"])
    tries.note("A7 silence of the unreached", name, agreed.includes(panel.people[name]!))
  await annotate(JSON.stringify(tries.counts))
  expect(tries.successes).toEqual([])
})

test("nobody alone opens to the world what people said under another access", {
  timeout: 600_000,
}, async ({ annotate }) => {
  const tries = new Tries()
  await seated[0]!.do("open-thread", { topic: panel.topic, entry: { lang: "en", text: "Between us." } })
  for (const attacker of attackers)
    for (const replay of ["readers", "panel", "chairs"])
      for (const questions of [undefined, true]) {
        const { name, command } = attacker
        const came = await command("set-access", { public: true, replay, questions, reason })
        for (const path of ["/api/workspaces/panel", `/api/topics/${panel.topic}`, `/api/sessions/${panel.session}`])
          tries.note(
            "A8 set-access",
            `${name} ${came} ${path}`,
            came === "already-done" || (await fetch(panel.url + path)).ok,
          )
        if (came === "done") await consentAlone(panel, chair, attacker, attackers, tries, "A8 consented alone")
      }
  await chair.ask("set-access", { public: true, replay: "readers", reason })
  // also after the days of notice, as long as nobody else has confirmed it
  ahead += 8 * 86_400_000
  await chair.ask("close-session", { session: panel.session })
  tries.note("A8 after eight days", "a stranger", (await fetch(`${panel.url}/api/workspaces/panel`)).ok)
  await annotate(JSON.stringify(tries.counts))
  expect(tries.successes).toEqual([])
})
