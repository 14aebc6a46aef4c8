import type { LetterPreview } from "../../../shared/contract/queries/people/invitations.ts"
import type { State } from "../../../shared/fold/state.ts"
import type { MemberId } from "../../../shared/model/ids.ts"
import type { Instant } from "../../../shared/model/terms.ts"
import type { Invitation } from "../../ports/invitations.ts"
import { sessionDate } from "../calendar/calendarOf.ts"
import { linkDays } from "./asking.ts"
import { type InvitationFacts, invitationLetter, nextSession } from "./letter.ts"

/** The token of a link in a preview, which opens nothing. */
const noToken = "…"
const dayMs = 86_400_000

interface Previewed {
  invitation: Omit<InvitationFacts["invitation"], "reminder" | "zone">
  sender: MemberId | null
  /** the stored invitation of the person; null if there is none */
  listed: Pick<Invitation, "sentAt" | "zone"> | null
  url: string
  now: Instant
}

/** Writes the letter that the person would get now (DOMAIN IN4). Null if the seat is gone. */
export function letterPreview(state: State, { invitation, sender, listed, url, now }: Previewed): LetterPreview | null {
  const row = state.members[invitation.member]
  const zone = listed?.zone ?? ""
  const facts = { ...invitation, zone, reminder: (listed?.sentAt ?? null) !== null }
  const until = now + linkDays * dayMs
  const letter = invitationLetter(state, { invitation: facts, sender, url, token: noToken, until })
  if (!letter || !row) return null
  const next = nextSession(state)
  const date = next && sessionDate(state, next, { name: "", lang: row.lang, home: "" })
  const [from, to] = [date?.from, date?.to]
  const session = typeof from === "number" && typeof to === "number" ? { from, to } : null
  return { lang: row.lang, subject: letter.subject, text: letter.text, session, zone }
}
