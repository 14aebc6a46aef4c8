import { expect, test } from "vitest"
import type { CommandInput, CommandKind } from "../../../../shared/contract/commands.ts"
import { textHash } from "../../../../shared/document/textHash.ts"
import { MemberId, type SideId, type StatementId } from "../../../../shared/model/ids.ts"
import { heldBy } from "../../../../shared/rules/held.ts"
import { seatKeeps } from "../../../../shared/rules/people/seats/seatKeeps.ts"
import { isActive } from "../../../../shared/rules/readings/members.ts"
import { amounts } from "../../../kit/amounts.ts"
import { chance } from "../../../kit/chance.ts"
import { openPanel, type Panel } from "../../../kit/servers/panel.ts"
import { rightsChangedBy } from "../rightsChangedBy.ts"
import { mentions, nounsNamed, unknownPlaces } from "./mentions.ts"
import { pressable } from "./pressable.ts"
import { sceneOf } from "./sceneOf.ts"

/** acts that end something are pressed more rarely, so that records come about */
const ends: ReadonlySet<string> = new Set<CommandKind>([
  "carry-over",
  "close-session",
  "continue-session",
  "pause-session",
  "raise-objection",
  "record-no-consensus",
  "recuse",
  "return-record",
  "save-text",
  "take-back-record",
  "void-round",
  "withdraw-record",
  "withdraw-statement",
])

/** and what leads there more often */
const leads: ReadonlySet<string> = new Set<CommandKind>([
  "add-dissent",
  "add-reservation",
  "change-position",
  "confirm-proposal",
  "confirm-record",
  "countersign-record",
  "declare-record",
  "object-erratum",
  "propose-erratum",
  "refuse-proposal",
  "state-change",
  "withdraw-addition",
  "take-back-proposal",
])

const agree = { kind: "call", position: "agree", reason: "It leaks.", remedy: "A test." } as const

type Below = (n: number) => number
const panelists = 6

/** Events from outside: administrators suspend and reseat, hands change a text, the clock goes on. */
async function happen(panel: Panel, below: Below): Promise<void> {
  const state = await panel.stage.state()
  const who = `panelist${1 + below(panelists)}`
  const member = panel.people[who]!
  const statement: StatementId | undefined = Object.values(state.statements).at(-1)?.id
  const ask = async <K extends CommandKind>(by: string, kind: K, body: CommandInput<K>) =>
    void (await panel.refused(by, kind, body))
  switch (below(20)) {
    case 0:
      return ask("host", "suspend-member", { member, reason: "Lost." })
    case 1:
      return ask("host", "lift-suspension", { member })
    case 2: {
      const role = (["observer", "panelist", "moderator"] as const)[below(3)]!
      return ask("host", "change-member", { member, role, side: state.members[member]!.side, reason: "Asked for." })
    }
    case 3:
      return ask("host", "reissue-seat", { member, reason: "Lost." })
    case 4: {
      const text = state.statements[statement!]?.texts.find(({ lang }) => lang === "en")
      if (!statement || !text) return
      const words = `${text.text} ${["More", "[A | B]", "Less"][below(3)]!}.`
      return ask(who, "save-text", { statement, lang: "en", text: words, base: text.revision, newVersion: true })
    }
    case 5: {
      panel.stage.at(panel.instance.clock.now() + below(3) * 1_200_000)
      return
    }
    case 15:
      return ask(who, "open-thread", { topic: panel.topic, entry: { lang: "en", text: "Why?" } })
    case 16:
      return ask(who, "open-thread", {
        topic: panel.topic,
        kind: "suggestion",
        wording: "More.",
        entry: { lang: "en", text: "Why?" },
      })
    case 6:
      return void (await panel.take(who, below(2) ? "moderator" : "host").catch(() => undefined))
    case 7: {
      const attribution = (["unattributed", "chatham"] as const)[below(2)]!
      return below(4) > 0 ? undefined : ask("moderator", "set-attribution", { attribution })
    }
    case 8:
    case 9:
    case 10: {
      const round = Object.values(state.rounds).find(one => one.state === "open")
      const position = (["agree", "agree", "agree", "reserve", "block"] as const)[below(5)]!
      for (const [name, id] of Object.entries(panel.people)) {
        const seen = round ? (await panel.instance.store.answers(round.id)).filter(one => one.member === id).length : 0
        const answer =
          round?.kind === "rating"
            ? { kind: "rating" as const, score: 8 }
            : { ...agree, ...(name === who && { position }) }
        if (round) await ask(name, "answer-round", { round: round.id, seen, answer })
      }
      return
    }
    case 11:
    case 12: {
      const text = state.statements[statement!]?.texts.find(({ lang }) => lang === "en")
      if (statement && text)
        await ask(who, "confirm-text", { statement, lang: "en", seen: textHash(text.text, panel.instance.sha256) })
      return
    }
    case 14: {
      const side = state.members[member]!.side
      const chairs = (id: MemberId) => state.members[id]?.role === "moderator" && state.members[id].side === side
      const chair = Object.entries(panel.people).find(([, id]) => chairs(id))
      if (side && chair) await ask(chair[0], "name-deputy", { side, member })
      if (statement) await ask("secretary", "name-reviewer", { statement, lang: "en", member })
      return ask("secretary", "tick-attendance", { session: panel.session, member, here: below(3) > 0 })
    }
    case 13: {
      // a text that all agree on
      const made = await panel.proposed(`Agreed ${Object.keys(state.statements).length}.`).catch(() => null)
      if (!made) return
      await ask("moderator", "open-round", { statement: made, version: 1, kind: "call" })
      const round = Object.values((await panel.stage.state()).rounds).at(-1)?.id
      if (!round) return
      for (const name of Object.keys(panel.people)) await ask(name, "answer-round", { round, seen: 0, answer: agree })
      return ask("moderator", "close-and-show", { round })
    }
    default:
      if (Object.values(state.statements).filter(one => one.state === "proposed" || one.state === "draft").length > 2)
        return
      await panel.proposed(`Text ${Object.keys(state.statements).length}.`).catch(() => undefined)
  }
}

/** A side's own chair, and the deputy whom they name. */
async function seatChair(panel: Panel, side: SideId): Promise<void> {
  const name = `chair${side}`
  const { member } = await panel.do("host", "admit-member", { name, role: "moderator", side })
  panel.people[name] = MemberId.parse(member)
  const ofSide = Object.values((await panel.stage.state()).members).find(
    one => one.role === "panelist" && one.side === side,
  )
  if (ofSide) await panel.do(name, "name-deputy", { side, member: ofSide.id })
}

test("in every state no member is offered a button that would be refused, or holds what their seat does not keep", async () => {
  const { below } = chance(amounts.seed)
  const refused = new Map<string, number>()
  const pressed = new Map<string, number>()
  const named = new Set<string>()
  /** things that somebody holds though their seat does not keep them */
  const kept = new Set<string>()
  const changedRights = new Set<string>()
  for (let run = 0; run < 4; run++) {
    const panel = await openPanel({ panelists, live: run % 2 === 0, sided: run > 1 })
    for (const side of (await panel.stage.state()).sides) await seatChair(panel, side.id)
    const people = Object.keys(panel.people)
    for (let step = 0; step < amounts.buttonsPressed; step++) {
      if (below(4) === 0) await happen(panel, below)
      const who = below(3) === 0 ? "moderator" : people[below(people.length)]!
      const scene = await sceneOf(panel, who)
      // a suspended member has no page
      if (!isActive(scene.state.members[panel.people[who]!]!)) continue
      const offered = await pressable(panel, scene)
      const kinds = [...new Set(offered.map(({ sent }) => sent.kind))]
      const ahead = kinds.filter(one => leads.has(one))
      const among = ahead.length > 0 && below(2) === 0 ? ahead : kinds
      const kind = among[below(among.length || 1)]
      if (!kind || (ends.has(kind) && below(8) > 0)) continue
      const those = offered.filter(({ sent }) => sent.kind === kind)
      const one = those[below(those.length)]!
      const answer = await panel.refused(who, one.sent.kind, one.sent.body)
      const state = await panel.stage.state()
      if (step % 10 === 0) for (const place of mentions(state)) named.add(place)
      for (const member of Object.values(state.members))
        for (const noun of heldBy(state, member.id)) if (!seatKeeps[noun](member)) kept.add(`${member.role}: ${noun}`)
      const { role } = state.members[panel.people[who]!]!
      pressed.set(one.sent.kind, (pressed.get(one.sent.kind) ?? 0) + 1)
      if (answer !== "done") {
        const what = `${role}: ${one.where}: ${answer}`
        refused.set(what, (refused.get(what) ?? 0) + 1)
      }
    }
    const { workspace } = await panel.stage.state()
    const { list } = await panel.instance.folds.entries(workspace!.id, 0, "room")
    const { known, unknown } = rightsChangedBy(list)
    for (const one of known) changedRights.add(one)
    expect(unknown, "entries after which somebody's rights differ unnoticed").toEqual([])
    await panel.end()
  }
  expect(changedRights.size).toBeGreaterThan(3)
  expect([...refused].map(([what, n]) => `${what} (${n})`)).toEqual([])
  // the acts of a text's whole life, and of a record's
  expect([...pressed.keys()]).toEqual(
    expect.arrayContaining([
      "open-round",
      "answer-round",
      "open-silence",
      "reply-objection",
      "change-position",
      "declare-record",
      "countersign-record",
      "object-erratum",
      "withdraw-record",
      "give-floor",
      "answer-question",
    ]),
  )
  expect(unknownPlaces(named)).toEqual([])
  expect([...nounsNamed(named)].toSorted()).toEqual([
    "answer",
    "chair",
    "deputy",
    "floor",
    "presence",
    "queue",
    "reviewer",
  ])
  expect([...kept]).toEqual([])
})
