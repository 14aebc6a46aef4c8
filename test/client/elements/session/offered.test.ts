import { signal } from "@preact/signals-core"
import { html, render } from "lit"
import { afterEach, expect, test } from "vitest"
import { DriftBadge } from "../../../../client/elements/session/record-card/plenary-drift-badge.ts"
import { RoundCard } from "../../../../client/elements/session/round/plenary-round-card.ts"
import { ObjectionItem } from "../../../../client/elements/session/statement/plenary-objection.ts"
import { corrections } from "../../../../client/pages/proceedings/minutes/corrections.ts"
import { noteOf } from "../../../../client/pages/session/parts/roomNote.ts"
import { agendaEditor } from "../../../../client/pages/session/seated/seatedRoom.ts"
import { mayAskNow } from "../../../../client/question/offers.ts"
import { recordActs } from "../../../../client/rules/offers/record/recordActs.ts"
import { statementActs } from "../../../../client/rules/offers/statement/statementActs.ts"
import type { Scene } from "../../../../client/scene/scene.ts"
import type { Role } from "../../../../shared/model/terms.ts"
import { as, meeting, panel, round, scene, statement } from "../../../kit/scenes.ts"
import { recordShown } from "./record-card/recordShown.ts"
import { allButtons, buttons, shown } from "./shown.ts"

afterEach(() => document.body.replaceChildren())

const lin = (role: Role) => as("Lin", role, "CN")
const did = (acts: readonly { kind: string }[]) => acts.map(act => act.kind)

test("the secretary drafts a text and is not offered to withdraw it: only moderators and the drafting panelist are", () => {
  const drafted = { ...statement("draft"), by: "Lin" } as never
  const offered = (role: Role) =>
    did(statementActs(scene({}, lin(role)), drafted).map(({ act }) => act)).includes("withdraw")
  expect([offered("panelist"), offered("moderator"), offered("secretary")]).toEqual([true, true, false])
})

test("a former panelist who answered and has another role now is offered nothing that only panelists may do", async () => {
  const record = recordShown({ state: "in_force" })
  const own = ["add-reservation", "add-dissent", "state-change"]
  const entered = (role: Role) => did(recordActs(scene({}, lin(role)), record)).filter(act => own.includes(act))
  expect([entered("panelist"), entered("moderator"), entered("secretary")]).toEqual([own, [], []])

  const objection = {
    id: "o",
    by: "Lin",
    at: 1,
    reason: { lang: "en", text: "No." },
    remedy: null,
    earlier: [],
    reply: null,
  }
  const answer = { by: "Chen", disposition: "answered", text: { lang: "en", text: "Why." }, at: 1 }
  const replies = async (role: Role) => {
    const about = { ...objection, statement: "A-1", version: 1, answer } as never
    return buttons(await shown(new ObjectionItem(), { scene: scene({}, lin(role)), objection: about }))
  }
  expect(await replies("panelist")).toEqual(["Maintain my objection", "Withdraw my objection"])
  expect(await replies("secretary")).toEqual([])

  const call = round("call", "open")
  const forms = async (role: Role) => {
    const given = { scene: scene({}, lin(role)), round: call, statement: statement("in_round") }
    return (await shown(new RoundCard(), given)).renderRoot.querySelectorAll("plenary-position-form").length
  }
  expect([await forms("panelist"), await forms("secretary")]).toEqual([1, 0])
})

test("only a moderator opens a locked note, and nobody restores its wording until then", async () => {
  const note = (mode: string) => ({ mode, reason: "", by: "Chen", since: 0 })
  const topic = (mode: string) => ({ ...Object.values(panel().topics)[0], note: note(mode) }) as never
  const value = <T>(of: T) => ({ value: of })
  const room = { note: value(null), topic: value("A"), brackets: value(0), typing: value([]), thread: value(null) }
  const at = { ...room, following: value(false), live: { hints: { looks: value(null) } }, scene: value(null) } as never
  const offered = (mode: string, role: Role) => {
    const place = document.createElement("div")
    render(html`${noteOf(at, scene({}, as("Xu", role)), topic(mode))}`, place)
    return place.querySelectorAll(".note-mode").length
  }
  expect([offered("open", "secretary"), offered("locked", "moderator"), offered("locked", "secretary")]).toEqual([
    1, 1, 0,
  ])

  const drifted = recordShown({ drift: { since: 0, now: "Otherwise." }, anchor: null })
  const exits = async (mode: string) => {
    const given = scene({ topics: { A: topic(mode) } }, lin("panelist"))
    return buttons(await shown(new DriftBadge(), { scene: given, record: drifted })).includes("Restore the wording")
  }
  expect([await exits("open"), await exits("suggest"), await exits("locked")]).toEqual([true, false, false])
})

test("those who plan a session edit its agenda until it is closed or cancelled", () => {
  const offered = (role: Role, state: string) => {
    const place = document.createElement("div")
    render(agendaEditor(scene({}, { ...as("Xu", role), session: meeting({ state }) })), place)
    return allButtons(place).map(one => one.textContent?.trim())
  }
  const edits = ["scheduled", "live", "paused"].map(state => offered("secretary", state))
  expect(edits).toEqual([["Edit the agenda"], ["Edit the agenda"], ["Edit the agenda"]])
  expect([offered("moderator", "cancelled"), offered("secretary", "cancelled")]).toEqual([[], []])
  expect([offered("moderator", "closed"), offered("panelist", "live")]).toEqual([[], []])
})

test("corrections are accepted until the comment period is over", () => {
  const minutes = { state: "under_review", endsAt: 5, corrections: [] }
  const session = meeting({ state: "closed", minutes, attendance: [{ member: "Lin", from: 1, to: null }] })
  const me = { member: "Lin", name: "Lin", role: "panelist", side: null, lang: "en" } as const
  const offered = (over: boolean) => {
    const place = document.createElement("div")
    render(
      html`${corrections(panel(), session, me, { send: async () => true, accept: () => {}, declining: signal<string | null>(null), isPast: () => over })}`,
      place,
    )
    return allButtons(place).length
  }
  expect([offered(false), offered(true)]).toEqual([1, 0])
})

test("those whom the panel lets ask questions can, while there is a session to ask in", () => {
  const workspace = panel().workspace!
  const asks = (questions: boolean, me: Partial<Scene>, state: string) =>
    mayAskNow(scene({ workspace: { ...workspace, public: true, questions } }, { ...me, session: meeting({ state }) }))
  const guest = as("He", "observer")
  const reader: Partial<Scene> = { me: { member: null, role: "public", side: null } }
  const admin: Partial<Scene> = { me: { member: null, role: "admin", side: null } }
  expect([asks(false, guest, "live"), asks(true, reader, "live")]).toEqual([true, true])
  expect([asks(false, reader, "live"), asks(true, admin, "live")]).toEqual([false, false])
  expect([asks(true, guest, "closed"), asks(true, reader, "cancelled")]).toEqual([false, false])
})
