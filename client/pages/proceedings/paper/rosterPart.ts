import { html, nothing } from "lit"
import type { Member, SeatThen } from "../../../../shared/fold/peopleState.ts"
import type { Session } from "../../../../shared/fold/sessionState.ts"
import type { State } from "../../../../shared/fold/state.ts"
import type { SeatRole } from "../../../../shared/model/terms.ts"
import { seatOn } from "../../../../shared/rules/people/seatsHeld.ts"
import { interestKey } from "../../../../shared/rules/said/inThreads.ts"
import { nameShown } from "../../../elements/shell/nameShown.ts"
import { type SaidReader, saidShown } from "../../../elements/translating/saidShown.ts"
import { domLang } from "../../../i18n/language.ts"
import { msg } from "../../../i18n/msg.ts"
import { memberName, namesThen } from "../../../i18n/names.ts"
import { sharedText } from "../../../i18n/terms/sharedSeat.ts"
import { roleName } from "../../../i18n/terms/terms.ts"
import { plain, reading } from "../../../i18n/texts.ts"

const order: readonly SeatRole[] = ["moderator", "panelist", "secretary", "interpreter", "alternate"]

/** A member in the roster, with the seat that they had when the session closed, or have now. */
interface Seated {
  member: Member
  seat: SeatThen
}

/**
 * The list of the panel's members, with space for a tick and a signature. A member whose attendance is in the log is
 * already ticked.
 */
export function rosterPart(reader: SaidReader, { attendance, closedAt }: Session) {
  const { state } = reader
  const was = new Set(attendance.map(({ member }) => member))
  const seated = Object.values(state.members)
    .map(member => ({ member, seat: seatOn(member, closedAt ?? Infinity) }))
    .filter(
      ({ member, seat }) => seat.role !== "observer" && (!member.removed || (closedAt !== null && was.has(member.id))),
    )
    .toSorted(
      ({ seat: a }, { seat: b }) =>
        sideOrder(state, a) - sideOrder(state, b) || order.indexOf(a.role) - order.indexOf(b.role),
    )
  const stands = seated.some(({ member: { title, affiliation } }) => title || affiliation)
  return html`<section class="stack" aria-labelledby="paper-roster">
    <h2 id="paper-roster">${msg("paper.roster")}</h2>
    <div class="paper-scroll" tabindex="0" role="group" aria-labelledby="paper-roster"><table class="paper-table">
      <thead><tr>
        <th scope="col">${msg("paper.name")}</th>
        ${state.sides.length > 0 ? html`<th scope="col">${msg("side")}</th>` : nothing}
        <th scope="col">${msg("person.role")}</th>
        ${stands ? html`<th scope="col">${msg("person.affiliation")}</th>` : nothing}
        <th scope="col">${msg("person.field")}</th>
        <th scope="col">${msg("person.interests")}</th>
        <th scope="col">${msg("paper.present")}</th>
        <th scope="col" class="sign">${msg("paper.signature")}</th>
      </tr></thead>
      <tbody>${seated.map(one => line(one, reader, { was: was.has(one.member.id), stands, closed: closedAt !== null }))}</tbody>
    </table></div>
  </section>`
}

const sideOrder = ({ sides }: State, { side }: SeatThen): number => {
  const at = sides.findIndex(({ id }) => id === side)
  return at < 0 ? sides.length : at
}

/** The title and the affiliation of a member, one below the other. */
const standingOf = ({ title, affiliation }: Member) =>
  [title, affiliation].map(text =>
    text ? html`<div lang=${domLang(reading(text).lang)}>${plain(text)}</div>` : nothing,
  )

/** The words beside a name that say with whom the member shared the seat. */
function sharedThen(state: State, { member, seat }: Seated, closed: boolean): string {
  if (!closed) return sharedText(state, member)
  if (seat.delegate === undefined) return ""
  const name = memberName(state, seat.delegate)
  return seat.role === "panelist" ? msg("alternate.sitsFor", { name }) : msg("alternate.of", { name })
}

interface Printed {
  was: boolean
  stands: boolean
  closed: boolean
}

function line({ member, seat }: Seated, reader: SaidReader, { was, stands, closed }: Printed) {
  const { state } = reader
  const { sides } = state
  const side = sides.find(({ id }) => id === seat.side)
  const field = member.field ? reading(member.field) : null
  const { interest } = member
  const by =
    interest && interest.by !== null && interest.by !== member.id ? namesThen(state)(interest.by, interest.at) : null
  return html`<tr>
    <th scope="row">${nameShown(member.name)} <span class="small muted">${sharedThen(state, { member, seat }, closed)}</span> ${member.romanised ? html`<br /><span class="small muted">${member.romanised}</span>` : nothing}</th>
    ${sides.length > 0 ? html`<td>${side ? plain(side.title) : ""}</td>` : nothing}
    <td class="role">${roleName(seat.role)}</td>
    ${stands ? html`<td>${standingOf(member)}</td>` : nothing}
    <td lang=${field ? domLang(field.lang) : nothing}>${field?.text ?? ""}</td>
    <td>${interest ? saidShown(reader, { key: interestKey(member.id, interest), ...interest.text, by: member.id, at: interest.at }, html`<span lang=${domLang(interest.text.lang)}>${interest.text.text}</span>`) : nothing} ${by === null ? nothing : html`<span class="small muted">${msg("person.enteredBy", { by })}</span>`}</td>
    <td class="tick">${was ? html`<span aria-label=${msg("paper.present")} role="img">☑</span>` : html`<span aria-hidden="true">☐</span>`}</td>
    <td></td>
  </tr>`
}
