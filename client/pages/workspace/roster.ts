import { msg } from "@lit/localize"
import { html, nothing } from "lit"
import type { Member, State } from "../../../shared/fold/state.ts"
import type { SeatRole } from "../../../shared/model/terms.ts"
import "../../elements/shell/person-mark.ts"
import { domLang } from "../../i18n/language.ts"
import { roleName } from "../../i18n/terms.ts"
import { plain, reading } from "../../i18n/texts.ts"

const order: Record<SeatRole, number> = { moderator: 0, panelist: 1, secretary: 2, observer: 3 }

function line(member: Member, host: boolean) {
  const field = member.field ? reading(member.field) : null
  return html`<li class="person">
    <person-mark .member=${member.id} .name=${member.name}></person-mark>
    <span>
      <strong lang=${domLang(member.lang)}>${member.name}</strong>
      <span class="muted small">
        ${member.role === "panelist" && field ? html`<span lang=${domLang(field.lang)}>${field.text}</span>` : roleName(member.role)}
        ${member.taken || !host ? nothing : html` · ${msg("has not come in yet", { id: "people.absent" })}`}
      </span>
    </span>
  </li>`
}

function group(title: string, members: readonly Member[], host: boolean) {
  if (members.length === 0) return nothing
  return html`<div class="stack tight">
    <h3 class="overline">${title}</h3>
    <ul role="list" class="people">${members.map(member => line(member, host))}</ul>
  </div>`
}

/** Everybody with a seat, a side at a time, then those without one. A `host` sees who has not come in yet. */
export function roster(state: State, host: boolean) {
  const members = Object.values(state.members)
    .filter(member => !member.removed)
    .toSorted((a, b) => order[a.role] - order[b.role])
  if (members.length === 0) return html`<p class="muted">${msg("Nobody has a seat yet.", { id: "people.none" })}</p>`
  const rest = members.filter(member => !state.sides.some(side => side.id === member.side))
  const panel =
    state.sides.length > 0 ? msg("Without a side", { id: "people.noSide" }) : msg("Panel", { id: "people.panel" })
  const onSide = (id: string) => members.filter(member => member.side === id)
  return html`<div class="roster">
    ${state.sides.map(side => group(plain(side.title), onSide(side.id), host))} ${group(panel, rest, host)}
  </div>`
}
