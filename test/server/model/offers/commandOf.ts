import type { Act, DeskAct } from "../../../../client/acts/act.ts"
import type { Scene } from "../../../../client/scene/scene.ts"
import type { CommandInput, CommandKind } from "../../../../shared/contract/commands.ts"
import { statementHash } from "../../../../shared/document/textHash.ts"
import { languages } from "../../../../shared/model/terms.ts"
import { turnSeconds } from "../../../../shared/rules/floor/queue.ts"
import { latestVersion } from "../../../../shared/rules/readings/statements.ts"
import { shortestReach } from "../../../../shared/rules/round/electorate/unheard.ts"
import { standing } from "../../../../shared/rules/round/outcome/standing.ts"
import { tallyKey } from "../../../../shared/rules/round/outcome/tally.ts"

export type Sent = { [K in CommandKind]: { kind: K; body: CommandInput<K> } }[CommandKind]
type Sha256 = Parameters<typeof statementHash>[1]

const why = "Because."
const spoken = (text: string) => ({ lang: "en" as const, text })

/** The command that a page sends for an act, as its form would be filled in; null: a step on the page alone. */
export function commandOf(act: Act | DeskAct, scene: Scene, sha256: Sha256): Sent | null {
  const { id: session, current, floor, startsAt } = scene.session
  const send = <K extends CommandKind>(kind: K, body: CommandInput<K>): Sent => ({ kind, body }) as unknown as Sent
  const version = "statement" in act && typeof act.statement === "object" ? (latestVersion(act.statement)?.n ?? 1) : 1
  switch (act.kind) {
    case "confirm-record":
      return send("confirm-record", { record: act.record.id })
    case "return-record":
      return send("return-record", { record: act.record.id, reason: why })
    case "take-back-record":
      return send("take-back-record", { record: act.record.id, reason: why })
    case "confirm-proposal":
      return act.proposal.about.act === "adopt" ? null : send("confirm-proposal", { proposal: act.proposal.id })
    case "refuse-proposal":
      return send("refuse-proposal", { proposal: act.proposal.id, reason: why })
    case "start-session":
    case "pause-session":
    case "resume-session":
    case "close-session":
      return send(act.kind, { session })
    case "close-and-show":
    case "close-round":
      return send(act.kind, { round: act.round.id, evenBelowQuorum: true })
    case "reveal-round":
    case "reopen-round":
      return send(act.kind, { round: act.round.id })
    case "one-more-minute":
      return send("extend-round", { round: act.round.id })
    case "void-round":
      return send("void-round", { round: act.round.id, reason: why })
    case "answer-objection":
      return send("answer-objection", { objection: act.objection.id, disposition: "answered", answer: spoken(why) })
    case "declare":
    case "declare-lower": {
      const stands = standing(scene.state, act.statement.id)
      const reason = act.level === stands?.computed ? null : why
      const seen = stands ? tallyKey(stands.tally) : ""
      return send("declare-record", { statement: act.statement.id, level: act.level, reason, note: {}, seen })
    }
    case "carry-over":
      return send(act.kind, { statement: act.statement.id, reason: why })
    case "withdraw":
      return send("withdraw-statement", { statement: act.statement.id, reason: why })
    case "extend": {
      const { id: item, minutes: seen } = act.item
      return send("extend-item", { session, item, minutes: 5, from: act.from?.id ?? null, seen })
    }
    case "hear-point":
    case "give-floor": {
      const { member, turn } = act.request
      const seconds = turnSeconds(turn, scene.state.members)
      return send("give-floor", { session, member, turn, seconds, seen: floor.speaking?.member ?? null })
    }
    case "order-queue":
      return send("order-queue", { session, order: act.order })
    case "start-rating":
    case "call": {
      const kind = act.kind === "call" ? ("call" as const) : ("rating" as const)
      return send("open-round", {
        statement: act.statement.id,
        version,
        kind,
        anonymity: "named",
        leaveOut: [...languages],
      })
    }
    case "propose": {
      const written = act.statement.texts.filter(({ state }) => state !== "missing")
      return send("propose-statement", { statement: act.statement.id, seen: statementHash(written, sha256) })
    }
    case "draft":
      return send("draft-statement", { topic: act.topic.id, lang: "en", text: "A new text." })
    case "open-silence":
      return send("open-silence", {
        statement: act.statement.id,
        version,
        endsAt: scene.now + (shortestReach(scene.state) === "connection" ? 3_600_000 : 86_400_000),
        leaveOut: [...languages],
      })
    case "extend-silence":
      return send("extend-silence", { round: act.round.id, endsAt: (act.round.endsAt ?? scene.now) + 3_600_000 })
    case "next-item":
    case "read-outcomes":
      return send("move-agenda", { session, item: act.item.id, seen: current })
    case "publish-minutes":
      return send("publish-minutes", { session, reason: why })
    case "extend-minutes":
      return send(act.kind, { session })
    case "plan-session":
      return send("continue-session", { session, startsAt: startsAt + 604_800_000 })
    case "record-no-consensus":
      return send("record-no-consensus", { statement: act.statement.id, reason: why })
    case "consent-one-text":
      return send("consent-one-text", { statement: act.statement.id, version, reason: why })
    case "change-position":
      return send("change-position", { round: act.round.id, position: { kind: "call", position: "abstain" }, why })
    case "add-reservation":
    case "add-dissent":
    case "state-change":
      return send(act.kind, { record: act.record.id, text: spoken(why) })
    case "withdraw-addition":
      return send("withdraw-addition", { record: act.record.id, addition: act.addition.seq })
    case "countersign-record":
      return send("countersign-record", { record: act.record.id })
    case "withdraw-record":
      return send("withdraw-record", { record: act.record.id, reason: why })
    case "propose-erratum": {
      const [text] = act.record.body.texts
      return text
        ? send("propose-erratum", {
            record: act.record.id,
            lang: text.lang,
            // another one than those that wait
            text: text.text.replace(/\.$/, "!".repeat(1 + Object.keys(scene.state.proposals).length)),
            reason: why,
          })
        : null
    }
    case "object-erratum":
      return send("object-erratum", { record: act.record.id, erratum: act.erratum.id, reason: spoken(why) })
    case "take-back-proposal":
      return send("take-back-proposal", { proposal: act.proposal.id })
    case "mark-editorial":
      return act.record.drift
        ? send("mark-editorial", { record: act.record.id, now: act.record.drift.now, reason: why })
        : null
    case "unmark-editorial":
      return send("unmark-editorial", { record: act.record.id, now: act.mark.text, reason: why })
    case "recuse":
      return send("recuse", { statement: act.statement.id })
    case "object":
      return send("raise-objection", { statement: act.statement.id, version, reason: spoken(why), remedy: spoken(why) })
    default:
      return null
  }
}
