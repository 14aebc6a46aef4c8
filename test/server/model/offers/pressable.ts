import type { Act, DeskAct } from "../../../../client/acts/act.ts"
import { mayAskNow, questionActs } from "../../../../client/question/offers.ts"
import { nextAction } from "../../../../client/rules/nextAction.ts"
import { floorPart } from "../../../../client/rules/offers/floorActs.ts"
import { mayNow } from "../../../../client/rules/offers/mayNow.ts"
import { mayConfirm } from "../../../../client/rules/offers/record/confirming.ts"
import { additionActs, erratumActs, markActs, recordActs } from "../../../../client/rules/offers/record/recordActs.ts"
import { objectionActs } from "../../../../client/rules/offers/statement/objectionActs.ts"
import { mayExtend, partIn } from "../../../../client/rules/offers/statement/roundActs.ts"
import { statementActs } from "../../../../client/rules/offers/statement/statementActs.ts"
import { mayConfirmText, mayEditText } from "../../../../client/rules/offers/statement/textActs.ts"
import { threadActs } from "../../../../client/rules/offers/threadActs.ts"
import type { Scene } from "../../../../client/scene/scene.ts"
import type { CommandInput, CommandKind } from "../../../../shared/contract/commands.ts"
import { textHash } from "../../../../shared/document/textHash.ts"
import { turnKinds } from "../../../../shared/model/terms.ts"
import { undoLeft } from "../../../../shared/rules/floor/ending/undoing.ts"
import { speakers, turnSeconds } from "../../../../shared/rules/floor/queue.ts"
import { right } from "../../../../shared/rules/policy.ts"
import { roundsIn } from "../../../../shared/rules/readings/rounds.ts"
import { additionsTo } from "../../../../shared/rules/record/afterwards/additions.ts"
import { fillsIn } from "../../../../shared/rules/text/languageText.ts"
import type { Panel } from "../../../kit/servers/panel.ts"
import { commandOf, type Sent } from "./commandOf.ts"

export interface Pressable {
  where: string
  sent: Sent
}

const spoken = { lang: "en" as const, text: "Because." }

/** Every button of a person's page that sends a command, each with what it sends. */
export async function pressable(panel: Panel, scene: Scene): Promise<Pressable[]> {
  const list: Pressable[] = []
  const put = <K extends CommandKind>(where: string, kind: K, body: CommandInput<K>) =>
    list.push({ where, sent: { kind, body } as unknown as Sent })
  const acts = (where: string, all: readonly (Act | DeskAct)[]) => {
    for (const act of all) {
      const sent = commandOf(act, scene, panel.instance.sha256)
      if (sent) list.push({ where: `${where} ${act.kind}`, sent })
    }
  }
  const { state, me, session } = scene
  const next = nextAction(scene)
  if (next) acts("bar", [...(next.stop ? [] : [next.act]), ...next.second])
  for (const statement of Object.values(state.statements))
    acts(
      `${statement.state} text`,
      statementActs(scene, statement).flatMap(({ act, stop }) => (stop ? [] : [act])),
    )
  texts(scene, panel.instance.sha256, put)
  for (const thread of Object.values(state.threads))
    for (const act of threadActs(scene, thread)) {
      if (act === "reply") put("thread", "reply", { thread: thread.id, entry: spoken })
      else if (act === "decline") put("thread", "decline-suggestion", { thread: thread.id, reason: spoken })
      else if (act !== "accept") put("thread", `${act}-thread`, { thread: thread.id })
    }
  for (const record of Object.values(state.records)) {
    const where = `${record.state} record`
    acts(
      where,
      mayConfirm(scene, record)
        ? [
            { kind: "confirm-record", record },
            { kind: "return-record", record },
          ]
        : recordActs(scene, record),
    )
    for (const erratum of record.errata) acts(where, erratumActs(scene, record, erratum))
    for (const one of additionsTo(record)) acts(where, additionActs(scene, record, one, one.kind))
    for (const mark of record.editorial) acts(where, markActs(scene, record, mark))
  }
  for (const objection of Object.values(state.objections))
    for (const act of objectionActs(scene, objection)) {
      if (act === "answer") acts("objection", [{ kind: "answer-objection", objection, name: "" }])
      else put("objection", "reply-objection", { objection: objection.id, reply: act })
    }
  for (const round of roundsIn(scene, "open")) {
    const answers = await panel.instance.store.answers(round.id)
    const answer =
      round.kind === "call" ? ({ kind: "call", position: "agree" } as const) : ({ kind: "rating", score: 7 } as const)
    const part = round.anonymity === "secret" ? "watches" : partIn(scene, round)
    const seen = answers.filter(({ member }) => member === me.member).length
    if (part === "answers") put("round", "answer-round", { round: round.id, seen, answer })
    if (mayExtend(scene, round)) acts("round", [{ kind: "extend-silence", round }])
  }
  floor(scene, put)
  chairing(scene, put)
  for (const question of Object.values(state.questions).filter(one => one.session === session.id))
    for (const act of questionActs(scene, question)) {
      if (act === "answer") put("question", "answer-question", { question: question.id, text: spoken })
      else put("question", `${act}-question`, { question: question.id })
    }
  if (mayAskNow(scene)) put("question", "ask-question", { session: session.id, text: spoken })
  return list
}

type Put = <K extends CommandKind>(where: string, kind: K, body: CommandInput<K>) => unknown

function texts(scene: Scene, sha256: Parameters<typeof textHash>[1], put: Put): void {
  for (const statement of Object.values(scene.state.statements))
    for (const text of statement.texts) {
      const { lang, revision: base } = text
      const of = { statement: statement.id, lang }
      const where = `${statement.state} text`
      const newVersion = statement.state !== "draft" && !fillsIn(statement, text)
      if (mayEditText(scene, statement, text))
        put(where, "save-text", { ...of, text: `${text.text}.`, base, newVersion })
      if (mayConfirmText(scene, statement, text))
        put(where, "confirm-text", { ...of, seen: textHash(text.text, sha256) })
    }
}

/** Beside the line: a break, and what follows a close. */
function chairing({ session, me, now }: Scene, put: Put): void {
  if (me.role !== "moderator") return
  const { id, state, continuedBy, startsAt } = session
  if (state === "live") put("bar", "pause-session", { session: id })
  if (state !== "closed") return
  if (undoLeft(session, now) > 0) put("after the close", "reopen-session", { session: id })
  if (!continuedBy) put("after the close", "continue-session", { session: id, startsAt: startsAt + 604_800_000 })
}

function floor(scene: Scene, put: Put): void {
  const { id: session, floor: at, state } = scene.session
  const part = floorPart(scene)
  if (part.kind === "asks") for (const turn of turnKinds) put("floor", "ask-floor", { session, turn })
  if (part.kind === "waits") put("floor", "withdraw-floor", { session, request: part.request.id })
  if (part.kind === "speaks") put("floor", "end-floor", { session, seen: scene.me.member })
  const clears = (member: string) => mayNow(scene, "ask for the floor", member === scene.me.member)
  if (at.speaking && clears(at.speaking.member)) put("speakers", "end-floor", { session, seen: at.speaking.member })
  for (const { id: request, member } of at.requests)
    if (clears(member)) put("speakers", "withdraw-floor", { session, request })
  if (right(scene.me.role, "move the agenda") !== "yes" || state !== "live") return
  for (const { member, turn } of speakers(scene.session, scene.state)) {
    const seconds = turnSeconds(turn, scene.state.members)
    put("speakers", "give-floor", { session, member, turn, seconds, seen: at.speaking?.member ?? null })
  }
}
