import { nextAction } from "../../../client/rules/nextAction.ts"
import type { Scene } from "../../../client/scene/scene.ts"
import { sha256 } from "../../../server/start/instance/instance.ts"
import type { CommandInput, CommandKind } from "../../../shared/contract/commands.ts"
import { textHash } from "../../../shared/document/textHash.ts"
import type { SessionId, TopicId } from "../../../shared/model/ids.ts"
import { turnKinds } from "../../../shared/model/terms.ts"
import type { Person } from "../../kit/people/person.ts"
import type { ServedPanel } from "../../kit/servers/servedPanel.ts"
import { commandOf } from "../../server/model/offers/commandOf.ts"

type Below = (n: number) => number

/** Makes somebody else do something that a page of the panel shows; returns what, and whether it was done. */
export async function happenElsewhere(
  { topic: id, session: held }: ServedPanel,
  people: ReadonlyMap<string, Person>,
  below: Below,
): Promise<string> {
  const pick = <T>(list: readonly T[]): T | undefined => list[below(list.length || 1)]
  const by = (role: string) => pick([...people].filter(([name]) => name.startsWith(role)).map(([, person]) => person))
  const [chair, expert, observer] = [by("moderator"), by("panelist"), by("observer")]
  if (!chair || !expert || !observer) throw new Error("somebody is missing")
  const { state } = chair
  const topic = id as TopicId
  const session = held as SessionId
  const now = state.sessions[session]
  const text = (said: string) => ({ lang: "en" as const, text: said })
  const ask = async <K extends CommandKind>(person: Person, kind: K, body: CommandInput<K>): Promise<string> => {
    const answered = await person.ask(kind, body)
    return answered.ok ? kind : `${kind} (${answered.refusal.code})`
  }
  const round = Object.values(state.rounds).find(one => one.state === "open")
  switch (below(14)) {
    case 0: {
      const turn = pick(turnKinds) ?? "contribution"
      return ask(expert, "ask-floor", { session, turn })
    }
    case 1: {
      const request = pick(now?.floor.requests ?? [])
      const owner = [...people.values()].find(one => one.member === request?.member)
      if (request && owner) return ask(owner, "withdraw-floor", { session, request: request.id })
      return ask(expert, "ask-floor", { session })
    }
    case 2: {
      const request = pick(now?.floor.requests ?? [])
      if (!request || now?.floor.speaking) return ask(chair, "end-floor", { session })
      return ask(chair, "give-floor", { session, member: request.member, turn: request.turn })
    }
    case 3:
      return ask(expert, "open-thread", { topic, entry: text(`Comment ${state.seq}.`) })
    case 4: {
      const thread = pick(Object.values(state.threads).filter(({ resolved }) => !resolved))
      if (thread && below(2)) return ask(expert, "reply", { thread: thread.id, entry: text(`Reply ${state.seq}.`) })
      return thread ? ask(chair, "resolve-thread", { thread: thread.id }) : "nothing"
    }
    case 5: {
      const wording = `Wording ${state.seq}.`
      return ask(expert, "open-thread", { topic, kind: "suggestion", wording, entry: text("Why not?") })
    }
    case 6:
      return ask(observer, "ask-question", { session, topic, text: text(`Question ${state.seq}?`) })
    case 7: {
      const asked = pick(Object.values(state.questions).filter(one => one.state === "asked"))
      const kind = below(2) ? "approve-question" : "dismiss-question"
      return asked ? ask(chair, kind, { question: asked.id }) : "nothing"
    }
    case 8: {
      const drafts = Object.values(state.statements).filter(one => one.state === "draft")
      if (drafts.length < 3) return ask(expert, "draft-statement", { topic, lang: "en", text: `Text ${state.seq}.` })
      const statement = pick(drafts)
      const english = statement?.texts.find(({ lang }) => lang === "en")
      if (!statement || !english) return "nothing"
      const seen = textHash(english.text, sha256)
      return ask(expert, "confirm-text", { statement: statement.id, lang: "en", seen })
    }
    case 9:
    case 10: {
      if (!round) break
      const position = (["agree", "agree", "reserve", "block"] as const)[below(4)] ?? "agree"
      const words = { reason: text("It leaks."), remedy: text("A test.") }
      const call = {
        kind: "call" as const,
        position,
        reason: words.reason.text,
        remedy: words.remedy.text,
        lang: "en" as const,
      }
      const answer =
        round.kind === "call" ? call : { kind: "rating" as const, score: 1 + below(9), reason: "It leaks." }
      return ask(expert, "answer-round", { round: round.id, answer, seen: 0 })
    }
    default:
  }
  if (!now) return "nothing"
  const scene: Scene = {
    state,
    session: now,
    me: { member: chair.member, role: "moderator", side: null },
    now: Date.now(),
    topic,
    present: Object.keys(state.members),
    answers: {},
    mine: new Set(),
    said: new Set(),
  }
  const next = nextAction(scene)
  const act = next && (below(4) > 0 ? next.act : pick(next.second))
  if (!act || act.kind === "close-session") return "nothing"
  const sent = commandOf(act, scene, sha256)
  return sent ? ask(chair, sent.kind, sent.body) : "nothing"
}
