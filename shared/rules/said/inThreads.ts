import type { Member } from "../../fold/peopleState.ts"
import type { Reading, Session } from "../../fold/sessionState.ts"
import type { Proposal, Thread, Topic } from "../../fold/state.ts"
import type { SaidKey, ThreadId } from "../../model/ids.ts"
import type { Instant } from "../../model/terms.ts"
import { type SaidText, saying } from "./said.ts"

export const commentKey = (thread: ThreadId, comment: string): SaidKey => `thread:${thread}:${comment}`

export const wordingKey = (thread: ThreadId): SaidKey => `thread:${thread}:wording`

export const declinedKey = (thread: ThreadId, at: Instant): SaidKey => `thread:${thread}:declined:${at}`

/** The texts of a discussion. A sentence that the product wrote has every language already. */
export function saidInThread({ id, topic, statement, entries, wording, settled, resolved }: Thread): SaidText[] {
  const place = { topic, thread: id, ...(statement && { statement }) }
  const [first] = entries
  return [
    ...entries.flatMap(({ id: entry, by, at, text, phrase }) =>
      phrase ? [] : saying(by, { ...place, key: commentKey(id, entry), ...text, at }),
    ),
    ...(first
      ? saying(first.by, {
          ...place,
          key: wordingKey(id),
          lang: first.text.lang,
          text: wording ?? "",
          at: first.at,
        })
      : []),
    ...(settled?.how === "declined" && resolved
      ? saying(resolved.by, {
          ...place,
          key: declinedKey(id, resolved.at),
          ...settled.reason,
          at: resolved.at,
        })
      : []),
  ]
}

export const readingKey = (reading: Reading["id"]): SaidKey => `reading:${reading}:text`

export const saidInReading = ({ id, session, topic, text, by }: Reading): SaidText[] =>
  text === null
    ? []
    : saying(by, {
        ...(session && { session }),
        ...(topic && { topic }),
        key: readingKey(id),
        ...text,
        at: 0,
      })

export const cancelledKey = (session: Session["id"]): SaidKey => `session:${session}:cancelled`

export const correctionKey = (session: Session["id"], correction: string): SaidKey =>
  `session:${session}:correction:${correction}`

export const correctionDeclinedKey = (session: Session["id"], correction: string): SaidKey =>
  `session:${session}:declined:${correction}`

export const insistedKey = (session: Session["id"], correction: string): SaidKey =>
  `session:${session}:insisted:${correction}`

/** The reason for cancelling a session, and the corrections that members want in its minutes, which the room reads. */
export const saidInSession = ({ id, reason, reasonLang, turned, minutes }: Session): SaidText[] => [
  ...saying(turned.by, {
    session: id,
    key: cancelledKey(id),
    lang: reasonLang ?? null,
    text: reason ?? "",
    at: turned.at,
  }),
  ...minutes.corrections.flatMap(({ id: correction, by, text, at, declined, insisted }) => {
    // the minutes print a correction on which its author insists
    const of = { session: id, room: insisted === undefined }
    return [
      ...saying(by, { ...of, key: correctionKey(id, correction), ...text, at }),
      ...(declined
        ? saying(declined.by, {
            ...of,
            key: correctionDeclinedKey(id, correction),
            lang: declined.reasonLang ?? null,
            text: declined.reason,
            at: declined.at,
          })
        : []),
      ...(insisted ? saying(by, { ...of, key: insistedKey(id, correction), ...insisted.text, at: insisted.at }) : []),
    ]
  }),
]

export const reopenedKey = (topic: Topic["id"], at: Instant): SaidKey => `topic:${topic}:reopened:${at}`

export const noteModeKey = (topic: Topic["id"], since: Instant): SaidKey => `topic:${topic}:mode:${since}`

/** The reasons for reopening a topic and for the modes of its note. */
export const saidOfTopic = ({ id, reopened, note }: Topic): SaidText[] => [
  ...(reopened
    ? saying(reopened.by, {
        topic: id,
        key: reopenedKey(id, reopened.at),
        lang: reopened.reasonLang ?? null,
        text: reopened.reason,
        at: reopened.at,
      })
    : []),
  ...[...(note.earlier ?? []), note].flatMap(({ by, since: at, reasonLang, reason: text }) =>
    saying(by, { topic: id, key: noteModeKey(id, at), lang: reasonLang ?? null, text, at }),
  ),
]

export const proposalKey = (proposal: Proposal["id"], part: "reason" | "refused"): SaidKey =>
  `proposal:${proposal}:${part}`

/** The reasons for proposing and for refusing an act. */
export const saidInProposal = ({ id, asker, reason, reasonLang, at, ended }: Proposal): SaidText[] => [
  ...saying(asker, { key: proposalKey(id, "reason"), lang: reasonLang ?? null, text: reason, at }),
  ...(ended
    ? saying(ended.by, {
        key: proposalKey(id, "refused"),
        lang: ended.reasonLang ?? null,
        text: ended.reason,
        at: ended.at,
      })
    : []),
]

export const interestKey = (member: Member["id"], { at }: { at: Instant }): SaidKey => `member:${member}:interest:${at}`

export const seatKey = (member: Member["id"], what: "suspended" | "reissued", at: Instant): SaidKey =>
  `member:${member}:${what}:${at}`

/** A stated interest, and the reasons for suspending or reissuing a seat. */
export function saidOfMember({ id, interest, suspended, reissued }: Member): SaidText[] {
  const why = (what: "suspended" | "reissued", done: Member["suspended"]): SaidText[] =>
    done
      ? saying(done.by, {
          key: seatKey(id, what, done.at),
          lang: done.reasonLang ?? null,
          text: done.reason,
          at: done.at,
        })
      : []
  return [
    ...(interest ? saying(id, { key: interestKey(id, interest), ...interest.text, at: interest.at }) : []),
    ...why("suspended", suspended),
    ...why("reissued", reissued),
  ]
}
