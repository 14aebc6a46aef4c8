import { letterSentence } from "../../../generated/words/letter.ts"
import type { Member } from "../../../shared/fold/peopleState.ts"
import type { Session } from "../../../shared/fold/sessionState.ts"
import type { State } from "../../../shared/fold/state.ts"
import { dayIn } from "../../../shared/minutes/time/clocks.ts"
import { seatIn } from "../../../shared/minutes/words/people.ts"
import type { MemberId } from "../../../shared/model/ids.ts"
import { nameFor } from "../../../shared/model/names.ts"
import { type Instant, type Lang, locales } from "../../../shared/model/terms.ts"
import { offsetIfTwice } from "../../../shared/model/wallTime.ts"
import { citiesOf } from "../../../shared/rules/floor/cities.ts"
import { isHeld } from "../../../shared/rules/floor/held.ts"
import type { Letter } from "../../ports/host/mail.ts"
import type { Invitation } from "../../ports/invitations.ts"
import { sessionDate } from "../calendar/calendarOf.ts"
import { icsOf } from "../calendar/ics.ts"
import { inEachCity, inLang } from "../letterTo.ts"
import { asHtml } from "./asHtml.ts"

export interface InvitationFacts {
  invitation: Pick<Invitation, "member" | "note" | "reminder" | "zone">
  /** the member who wrote the added words and sent the letter; null for an administrator */
  sender: MemberId | null
  /** the address of this server, without a path */
  url: string
  token: string
  /** when the link ends */
  until: Instant
}

/** A letter that invites a person to their seat, in the language of the seat (DOMAIN IN4). */
export type InvitationLetter = Required<Omit<Letter, "house" | "to" | "id">>

/** Writes the letter. Null if the seat is gone. */
export function invitationLetter(state: State, facts: InvitationFacts): InvitationLetter | null {
  const { invitation, sender, url, token, until } = facts
  const row = state.members[invitation.member]
  if (!row || row.removed || !state.workspace) return null
  const { lang } = row
  const workspace = inLang(state.workspace.title, lang)
  const session = nextSession(state)
  const link = `${url}/join#${token}`
  const side = inLang(state.sides.find(({ id }) => id === row.side)?.title ?? {}, lang)
  const by = senderName(state, sender, lang)
  const role = seatIn(lang, row.role, side)
  const purpose = inLang(state.workspace.description ?? {}, lang)
  const paragraphs = [
    letterSentence(lang, "invitation.greeting", { name: nameOf(row) }),
    letterSentence(lang, "invitation.invites", { by, workspace, role }),
    purpose,
    invitation.note === "" ? "" : letterSentence(lang, "invitation.note", { by, note: invitation.note }),
    session ? sessionWords(state, session, lang, invitation.zone) : "",
    letterSentence(lang, "invitation.link", { url: link }),
    letterSentence(lang, "invitation.until", { date: dayIn(lang, new Date(until).toISOString().slice(0, 10)) }),
    letterSentence(lang, "invitation.decline"),
  ].filter(one => one !== "")
  const home = `${url}/w/${state.workspace.slug}`
  return {
    subject: letterSentence(lang, invitation.reminder ? "invitation.reminder.subject" : "invitation.subject", {
      workspace,
    }),
    text: `${paragraphs.join("\n\n")}\n`,
    html: asHtml(paragraphs, lang, link),
    calendar: session ? icsOf(workspace, [sessionDate(state, session, { name: workspace, lang, home })]) : "",
  }
}

/** The name by which a letter greets its reader. */
const nameOf = (row: Member): string => nameFor(row.lang, row)

function senderName(state: State, sender: MemberId | null, lang: Lang): string {
  const row = sender === null ? undefined : state.members[sender]
  return row ? nameFor(lang, row) : letterSentence(lang, "administrator")
}

/** The session that a letter announces: the one that is held now, else the next one. */
export const nextSession = ({ sessions }: State): Session | undefined =>
  Object.values(sessions).find(isHeld) ??
  Object.values(sessions)
    .filter(({ state }) => state === "scheduled")
    .toSorted((a, b) => a.startsAt - b.startsAt)[0]

function sessionWords(state: State, session: Session, lang: Lang, zone: string): string {
  const at = session.startedAt ?? session.startsAt
  const facts = { title: inLang(session.title, lang), panel: inEachCity(state, at, lang, session.cities) }
  const cities = citiesOf(state, session.cities)
  const isOnlyClock = cities.length === 1 && cities[0]?.zone === zone
  if (!isZone(zone) || isOnlyClock) return letterSentence(lang, "invitation.session", facts)
  const time =
    new Intl.DateTimeFormat(locales[lang], {
      dateStyle: "long",
      timeStyle: "short",
      hourCycle: "h23",
      timeZone: zone,
    }).format(at) + offsetIfTwice(at, zone)
  const known = cities.find(one => one.zone === zone)
  const city = known ? inLang(known.name, lang) : (zone.split("/").at(-1) ?? zone).replaceAll("_", " ")
  return letterSentence(lang, "invitation.session.own", { ...facts, own: letterSentence(lang, "city", { time, city }) })
}

/** Whether a text names a zone of clocks that this server knows, e.g. Asia/Tokyo. */
export function isZone(zone: string): boolean {
  try {
    return zone !== "" && new Intl.DateTimeFormat("en", { timeZone: zone }).resolvedOptions().timeZone !== ""
  } catch {
    return false
  }
}
