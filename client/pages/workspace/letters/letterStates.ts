import type { InvitationLeft, InvitationShown } from "../../../../shared/contract/queries/people/invitations.ts"
import type { Member } from "../../../../shared/fold/peopleState.ts"
import type { State } from "../../../../shared/fold/state.ts"
import type { Instant, Role } from "../../../../shared/model/terms.ts"
import { rolesGivenBy } from "../../../../shared/rules/people/given.ts"
import { linkState } from "../../../../shared/rules/people/links.ts"
import { moment } from "../../../i18n/formats.ts"
import { msg } from "../../../i18n/msg.ts"

/** A person on the list of letters, with the letter if there is one. */
export interface Addressee {
  member: Member
  letter: InvitationShown | undefined
  /** the next act that the page offers for this person; null if there is none */
  next: "send" | "remind" | "anew" | null
  /** whether a link to the seat works */
  linked: boolean
}

/** The least time between two letters to one person, in milliseconds (DOMAIN IN6). */
const letterEveryMs = 86_400_000

/** The people to whom the reader may send letters, and the people who joined by one, in the roster's order. */
export function addressees(
  state: State,
  letters: readonly InvitationShown[],
  { role, now }: { role: Role; now: Instant },
): Addressee[] {
  const given = rolesGivenBy(role)
  const byMember = new Map(letters.map(one => [one.member, one]))
  const works = new Set(
    Object.values(state.invites).flatMap(one => (linkState(state, one, now) === "works" ? [one.member] : [])),
  )
  return Object.values(state.members)
    .filter(one => !one.removed && given.includes(one.role) && (!one.taken || byMember.has(one.id)))
    .map(member => {
      const letter = byMember.get(member.id)
      return { member, letter, next: nextAct(member, letter, now), linked: works.has(member.id) }
    })
}

function nextAct({ taken, suspended }: Member, letter: InvitationShown | undefined, now: Instant): Addressee["next"] {
  if (taken || suspended || letter?.standing === "waiting" || (letter?.declinedAt ?? null) !== null) return null
  if (!letter || letter.standing === "listed") return "send"
  if (letter.standing === "bounced" || letter.standing === "failed" || letter.standing === "held") return "anew"
  return (letter.sentAt ?? 0) <= now - letterEveryMs ? "remind" : null
}

/** Whether the letter could not be delivered. */
export const isInTrouble = ({ member, letter }: Addressee): boolean =>
  !member.taken && (letter?.standing === "bounced" || letter?.standing === "failed" || letter?.standing === "held")

/** Whether an e-mail address is known for this person, even one that the reader may not read. */
export const hasAddress = ({ letter }: Addressee): boolean => letter !== undefined && letter.email !== ""

/** Says how far the invitation of a person is. */
export function letterStateWords({ member, letter, linked }: Addressee): string {
  if (member.taken) return msg("letters.is.joined")
  if (!letter || (letter.email === "" && letter.standing === "listed")) return msg("letters.is.noAddress")
  const sent = letter.sentAt === null ? "" : moment(letter.sentAt)
  const error = letter.error ?? ""
  if (letter.declinedAt !== null) return msg("letters.is.declined")
  switch (letter.standing) {
    case "listed":
      return msg("letters.is.none")
    case "waiting":
      return error === "" ? msg("letters.is.waiting") : msg("letters.is.trying", { error })
    case "held":
      return msg("letters.is.held")
    case "bounced":
      return msg("letters.is.bounced", { error })
    case "failed":
      return msg("letters.is.failed", { error })
    case "sent":
    case "copied": {
      const said =
        letter.standing === "sent" ? msg("letters.is.sent", { time: sent }) : msg("letters.is.copied", { time: sent })
      const parts = [letter.reminder ? `${said} (${msg("letters.is.reminder")})` : said]
      if (letter.openedAt !== null) parts.push(msg("letters.is.opened", { time: moment(letter.openedAt) }))
      if (!linked) parts.push(msg("letters.revoked"))
      return parts.join(" · ")
    }
  }
}

/** Says why a person gets no letter. */
export function leftWords(why: InvitationLeft): string {
  switch (why) {
    case "gone":
      return msg("letters.why.gone")
    case "taken":
      return msg("letters.why.taken")
    case "no-address":
      return msg("letters.why.no-address")
    case "declined":
      return msg("letters.why.declined")
    case "lately":
      return msg("letters.why.lately")
    case "mailbox-full":
      return msg("letters.why.mailbox-full")
    case "not-permitted":
      return msg("letters.why.not-permitted")
  }
}
