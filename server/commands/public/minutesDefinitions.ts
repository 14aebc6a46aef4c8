import { publicCommands as schemas } from "../../../shared/contract/commands/public.ts"
import type { NewEvent } from "../../../shared/contract/events.ts"
import { refuse } from "../../../shared/contract/refusals.ts"
import type { Correction, Session } from "../../../shared/fold/sessionState.ts"
import type { State } from "../../../shared/fold/state.ts"
import type { SessionId } from "../../../shared/model/ids.ts"
import { languages, type MinutesState } from "../../../shared/model/terms.ts"
import { mayRecall } from "../../../shared/rules/floor/ending/recalling.ts"
import { anybodyContributed, publicationPlanned } from "../../../shared/rules/gate/opening.ts"
import { actsAlone, openProposal } from "../../../shared/rules/people/consent/consent.ts"
import { hasAttended, isOwn } from "../../../shared/rules/people/seats/holder.ts"
import { forbids } from "../../../shared/rules/policy.ts"
import { mayInsist } from "../../../shared/rules/record/corrections.ts"
import { type Decision, defineCommand, defineLooking, type Situation } from "../../core/command.ts"
import { askerOf } from "../people/changingSeats.ts"
import { propose } from "../proposal/propose.ts"
import { alreadyDone } from "../refusing.ts"
import { notAdoptable } from "./adopting.ts"
import { notesWritten } from "./notesWritten.ts"
import { proposeWords } from "./proposeWords.ts"

const dayMs = 86_400_000

/**
 * Calls `then` if the minutes are in the state `from`. Minutes change in one direction only: draft → under review →
 * adopted → published. The session must have closed.
 */
function move({ state }: Situation, id: SessionId, from: MinutesState, then: (session: Session) => Decision): Decision {
  const session = state.sessions[id]
  if (!session) return refuse("not-found")
  if (session.state !== "closed") return refuse("session-not-closed")
  const order: MinutesState[] = ["draft", "under_review", "adopted", "published"]
  if (order.indexOf(session.minutes.state) > order.indexOf(from))
    return alreadyDone(state, session.minutes.moved ?? session.turned)
  return session.minutes.state === from ? then(session) : refuse("minutes-not-ready")
}

/** Whether the actor attended the session. Only then may the actor propose corrections to its minutes. */
const attended = ({ state, actor }: Situation, { session: id }: { session: SessionId }) => {
  const session = state.sessions[id]
  return session !== undefined && hasAttended(state, session, actor.member)
}

/**
 * Whether others have been asked to adopt the minutes. Until they have decided, the text of the minutes may not change.
 */
const isAdoptionAsked = (state: State, session: SessionId): boolean =>
  openProposal(state, { act: "adopt", session }) !== null

/** The correction with this id and the session of its minutes; null if there is none. */
function correctionIn(state: State, id: string): { session: Session; row: Correction } | null {
  for (const session of Object.values(state.sessions)) {
    const row = session.minutes.corrections.find(one => one.id === id)
    if (row) return { session, row }
  }
  return null
}

export const minutesDefinitions = {
  "send-minutes": defineCommand(schemas["send-minutes"], {
    action: "write the minutes",
    decide: (situation, { session, days }) =>
      move(situation, session, "draft", () => {
        const endsAt = situation.now + days * dayMs
        return { events: [{ kind: "minutes-sent", body: { session, endsAt, wording: 5 } }] }
      }),
  }),

  "recall-minutes": defineCommand(schemas["recall-minutes"], {
    action: "write the minutes",
    decide: (situation, { session }) =>
      move(situation, session, "under_review", row =>
        mayRecall(situation.state, row, situation.now)
          ? { events: [{ kind: "minutes-recalled", body: { session } }] }
          : refuse("minutes-answered"),
      ),
  }),

  "propose-correction": defineCommand(schemas["propose-correction"], {
    action: "correct the minutes",
    own: attended,
    decide: (situation, { session, text }) =>
      move(situation, session, "under_review", ({ minutes }) => {
        const { now, actor } = situation
        if (minutes.endsAt !== null && minutes.endsAt <= now) return refuse("time-over", { time: minutes.endsAt })
        if (actor.member === null) return refuse("not-found")
        const correction = situation.id()
        const body = { correction, session, member: actor.member, personal: text }
        const until = minutes.endsAt === null ? {} : { until: minutes.endsAt }
        return { events: [{ kind: "correction-proposed", body }], made: { correction }, ...until }
      }),
  }),

  "decide-correction": defineCommand(schemas["decide-correction"], {
    action: "adopt the minutes",
    decide: ({ state }, { correction, accepted, reason, reasonLang }) => {
      const found = correctionIn(state, correction)
      if (!found) return refuse("not-found")
      if (found.row.accepted !== null) return { events: [] }
      if (!accepted && reason === "") return refuse("bad-input", { detail: "reason" })
      const why = accepted ? {} : { reason, ...(reasonLang && { reasonLang }) }
      const body = { correction, session: found.session.id, accepted, ...why }
      return { events: [{ kind: "correction-decided", body }] }
    },
  }),

  "insist-correction": defineCommand(schemas["insist-correction"], {
    action: "insist on a correction",
    own: ({ state, actor }, { correction }) => {
      const found = correctionIn(state, correction)
      return found !== null && isOwn(state, found.row, actor.member)
    },
    decide: (situation, { correction, text }) => {
      const { state, actor } = situation
      const found = correctionIn(state, correction)
      if (!found || actor.member === null) return refuse("not-found")
      const { session, row } = found
      if (row.insisted) return { events: [] }
      if (isAdoptionAsked(state, session.id)) return refuse("adoption-asked")
      return move(situation, session.id, "under_review", () =>
        mayInsist(state, session, row, actor.member)
          ? {
              events: [
                {
                  kind: "correction-insisted",
                  body: { correction, session: session.id, member: row.by, personal: text },
                },
              ],
            }
          : refuse("minutes-not-ready"),
      )
    },
  }),

  /**
   * changes sentences of the minutes; a draft may be changed freely, minutes under review only to carry out a
   * correction
   */
  "amend-minutes": defineCommand(schemas["amend-minutes"], {
    action: "write the minutes",
    decide: (situation, { session, place, texts, correction }) => {
      const { state, actor } = situation
      if (isAdoptionAsked(state, session)) return refuse("adoption-asked")
      return move(situation, session, correction === null ? "draft" : "under_review", ({ minutes }) => {
        const request = minutes.corrections.find(one => one.id === correction)
        const unasked = correction !== null && (!request || request.accepted === false)
        if (unasked) return refuse("not-found")
        const forbidden = correction === null ? null : forbids(actor.role, "adopt the minutes")
        if (forbidden) return refuse(forbidden)
        const amended = languages.flatMap((lang): NewEvent[] => {
          const text = texts[lang]?.trim()
          return text
            ? [{ kind: "minutes-amended", body: { session, place, lang, correction, personal: { text } } }]
            : []
        })
        if (amended.length === 0) return refuse("bad-input", { detail: "texts" })
        const accepting: NewEvent[] =
          request?.accepted === null
            ? [{ kind: "correction-decided", body: { correction: request.id, session, accepted: true } }]
            : []
        return { events: [...accepting, ...amended] }
      })
    },
  }),

  "adopt-minutes": defineCommand(schemas["adopt-minutes"], {
    action: "adopt the minutes",
    decide: (situation, { session, reason, words }) =>
      move(situation, session, "under_review", row => {
        const { state, actor, now } = situation
        const about = { act: "adopt" as const, session }
        const asker = askerOf(actor)
        const unsaid = reason === "" && actsAlone(state, about, asker)
        const cannot = notAdoptable(row, now) ?? (unsaid ? refuse("alone-why") : null)
        if (cannot) return cannot
        if (!words) return refuse("minutes-changed")
        return proposeWords(situation, { about: { ...about, words }, reason, asker })
      }),
  }),

  "extend-minutes": defineCommand(schemas["extend-minutes"], {
    action: "adopt the minutes",
    decide: (situation, { session, days }) =>
      move(situation, session, "under_review", ({ minutes }) => {
        const { now, state } = situation
        if (minutes.extended) return minutes.moved ? alreadyDone(state, minutes.moved) : refuse("minutes-not-ready")
        const endsAt = Math.max(now, minutes.endsAt ?? now) + days * dayMs
        return { events: [{ kind: "minutes-extended", body: { session, endsAt } }] }
      }),
  }),

  "publish-minutes": defineLooking(schemas["publish-minutes"], {
    action: "adopt the minutes",
    looksUp: notesWritten,
    decide: (situation, { reason, reasonLang: _, ...body }) =>
      move(situation, body.session, "adopted", () => {
        const { state, actor, notesWritten } = situation
        const planned = publicationPlanned(state, body.session)
        if (planned) return alreadyDone(state, { by: planned.by, at: planned.since })
        if (!notesWritten && !anybodyContributed(state)) return { events: [{ kind: "minutes-published", body }] }
        return propose(situation, { about: { act: "publish", ...body }, reason, asker: askerOf(actor) })
      }),
  }),

  "write-summary": defineCommand(schemas["write-summary"], {
    action: "adopt the minutes",
    decide: ({ state }, body) => {
      const session = state.sessions[body.session]
      if (!session) return refuse("not-found")
      // the summary is printed in the minutes, and adopted minutes do not change
      const { adoptedAt } = session.minutes
      if (adoptedAt !== null) return refuse("minutes-adopted", { time: adoptedAt })
      if (isAdoptionAsked(state, session.id)) return refuse("adoption-asked")
      return { events: [{ kind: "summary-written", body }] }
    },
  }),
}
