import { html, nothing } from "lit"
import type { Me } from "../../../../shared/contract/queries.ts"
import type { Member } from "../../../../shared/fold/peopleState.ts"
import type { State } from "../../../../shared/fold/state.ts"
import type { SideId } from "../../../../shared/model/ids.ts"
import type { SeatRole } from "../../../../shared/model/terms.ts"
import { deputyOf } from "../../../../shared/rules/people/consent/deputy.ts"
import { right } from "../../../../shared/rules/policy.ts"
import { interestKey } from "../../../../shared/rules/said/inThreads.ts"
import { saidShown } from "../../../elements/translating/saidShown.ts"
import { msg } from "../../../i18n/msg.ts"
import "../../../elements/shell/plenary-person-mark.ts"
import { domLang } from "../../../i18n/language.ts"
import { namesThen } from "../../../i18n/names.ts"
import { roleName } from "../../../i18n/terms/terms.ts"
import { plain, reading } from "../../../i18n/texts.ts"
import "./plenary-deputy-choice.ts"
import { sharedText } from "../../../i18n/terms/sharedSeat.ts"
import "../alternates/plenary-own-alternate.ts"
import { nameShown } from "../../../elements/shell/nameShown.ts"
import { nameLang } from "../../../i18n/roster.ts"
import "./plenary-person-editor.ts"

const order: Record<SeatRole, number> = {
  moderator: 0,
  panelist: 1,
  secretary: 2,
  interpreter: 3,
  alternate: 4,
  observer: 5,
}

/**
 * The reader of the roster. A reader who keeps the roster sees which members have not joined yet, and may write about
 * everybody.
 */
interface Reader {
  state: State
  me: Me | null
}

/** Shows an interest that waits for the member's confirmation. Only readers who may take back the interest see it. */
function interestWaiting({ proposedInterest }: Member, me: Me | null) {
  if (!proposedInterest || right(me?.role ?? "public", "state an interest") !== "yes") return nothing
  const { lang, text } = proposedInterest.text
  return html`<span class="interest small muted">
    ${msg("person.interestWaits")} <q lang=${domLang(lang)}>${text}</q>
  </span>`
}

/** The interest of a member. If another person entered it, that person's name is shown, too. */
function interestOf(member: Member, { state, me }: Reader) {
  const { interest } = member
  if (!interest) return nothing
  const by = interest.by !== null && interest.by !== member.id ? namesThen(state)(interest.by, interest.at) : null
  return html`<span class="interest small">
    <b>${msg("person.interests")}</b>
    ${saidShown({ state, me }, { key: interestKey(member.id, interest), ...interest.text, by: member.id, at: interest.at }, html`<q lang=${domLang(interest.text.lang)}>${interest.text.text}</q>`, "inline")}
    ${by === null ? nothing : html`<span class="muted">${msg("person.enteredBy", { by })}</span>`}
  </span>`
}

/** The title and the affiliation of a member, if the roster states them. */
function standingShown({ title, affiliation }: Member) {
  const texts = [title, affiliation].flatMap(text => (text ? [reading(text)] : []))
  return texts.map(({ lang, text }) => html`<span lang=${domLang(lang)}>${text}</span> · `)
}

function line(member: Member, { state, me }: Reader) {
  const field = member.field ? reading(member.field) : null
  const role = me?.role ?? "public"
  const host = right(role, "invite guests") === "yes"
  const has = right(role, "describe a member")
  const writes = !state.workspace?.archived && (has === "yes" || (has === "own" && me?.member === member.id))
  const deputy = member.side !== null && deputyOf(state, member.side)?.id === member.id
  return html`<li class="person">
    <plenary-person-mark .member=${member.id} .name=${member.name}></plenary-person-mark>
    <span class="who">
      <span><strong>${nameShown(member.name)}</strong>
        ${member.romanised ? html`<span class="romanised" lang="${nameLang(member.name)?.slice(0, 2) ?? "und"}-Latn">${member.romanised}</span>` : nothing}
        ${member.role === "panelist" && member.unconfirmed !== undefined ? html`<span class="chip">${msg("people.unconfirmed")}</span>` : nothing}
        ${member.suspended ? html`<span class="chip warn">${msg("people.suspended")}</span>` : nothing}
        ${deputy ? html`<span class="chip accent">${msg("deputy.chip")}</span>` : nothing}</span>
      <span class="muted small">
        ${standingShown(member)}
        ${member.role === "panelist" && field ? html`<span lang=${domLang(field.lang)}>${field.text}</span>` : roleName(member.role)}
        ${sharedText(state, member) ? html` · ${sharedText(state, member)}` : nothing}
        ${member.taken || !host ? nothing : html` · ${msg("people.absent")}`}
      </span>
      ${interestOf(member, { state, me })} ${me?.member === member.id ? nothing : interestWaiting(member, me)}
    </span>
    ${me?.member === member.id ? html`<plenary-own-alternate></plenary-own-alternate>` : nothing}
    ${writes ? html`<plenary-person-editor .member=${member.id}></plenary-person-editor>` : nothing}
  </li>`
}

function group(title: string, members: readonly Member[], reader: Reader, side: SideId | null = null) {
  if (members.length === 0) return nothing
  const names = side !== null && reader.me?.side === side && right(reader.me.role, "name a deputy") !== "no"
  return html`<div class="stack tight">
    <h3 class="overline">${title}</h3>
    <ul role="list" class="people">${members.map(member => line(member, reader))}</ul>
    ${names ? html`<plenary-deputy-choice .side=${side}></plenary-deputy-choice>` : nothing}
  </div>`
}

/** The list of everybody with a seat, grouped by side. Members without a side come last. */
export function rosterTable(state: State, me: Me | null) {
  const reader = { state, me }
  const members = Object.values(state.members)
    .filter(member => !member.removed)
    .toSorted((a, b) => order[a.role] - order[b.role])
  if (members.length === 0) return html`<p class="muted">${msg("people.none")}</p>`
  const rest = members.filter(member => !state.sides.some(side => side.id === member.side))
  const panel = state.sides.length > 0 ? msg("people.noSide") : msg("people.panel")
  const onSide = (id: string) => members.filter(member => member.side === id)
  return html`<div class="roster">
    ${state.sides.map(side => group(plain(side.title), onSide(side.id), reader, side.id))} ${group(panel, rest, reader)}
  </div>`
}
