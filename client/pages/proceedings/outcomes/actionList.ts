import { html, nothing } from "lit"
import type { Me } from "../../../../shared/contract/queries.ts"
import type { ActionItem } from "../../../../shared/fold/sessionState.ts"
import type { State } from "../../../../shared/fold/state.ts"
import type { RecordId } from "../../../../shared/model/ids.ts"
import type { NameThen } from "../../../../shared/rules/people/namesOfTheDay.ts"
import { earliestDue } from "../../../../shared/rules/planning/earliestDue.ts"
import { right } from "../../../../shared/rules/policy.ts"
import { msg } from "../../../i18n/msg.ts"
import "../../../elements/forms/plenary-kept-words.ts"
import { written } from "../../../elements/forms/written.ts"
import { day, list } from "../../../i18n/formats.ts"
import { currentLang, domLang } from "../../../i18n/language.ts"
import { reading } from "../../../i18n/texts.ts"
import type { SendCommand } from "../minutes/nextStep.ts"

/** The section with the actions. It is printed only if there are actions. */
export const actionsPart = (...given: Parameters<typeof actionList>) => {
  const [, actions] = given
  return html`<section class=${actions.length === 0 ? "stack no-print" : "stack"} aria-labelledby="actions">
    <h2 id="actions">${msg("outcomes.actions")}</h2>
    ${actionList(...given)}
  </section>`
}

/** The actions with their owners and due dates. The secretary and the moderators add actions and tick them off. */
export function actionList(state: State, actions: readonly ActionItem[], me: Me, send: SendCommand, name: NameThen) {
  const may = right(me.role, "write the minutes") === "yes"
  return html`
    ${actions.length === 0 ? html`<p class="muted">${msg("actions.none")}</p>` : actionLines(actions, me, send, name)}
    ${may ? addingAction(state, me, send) : nothing}`
}

/** The list of existing actions, which can be ticked off. */
export const actionLines = (actions: readonly ActionItem[], me: Me, send: SendCommand, name: NameThen) =>
  html`<ul class="list actions" role="list">${actions.map(one => line(one, right(me.role, "write the minutes") === "yes", send, name))}</ul>`

function line(action: ActionItem, may: boolean, send: SendCommand, name: NameThen) {
  const { lang, text } = reading(action.text)
  const date = action.due === null ? "" : day(Date.parse(`${action.due}T12:00:00Z`), "UTC")
  return html`<li class="list-row">
    <span class="stack tight"><strong>${list(action.owners.map(one => name(one, action.at)))}</strong> <span lang=${domLang(lang)}>${text}</span></span>
    <span class="row">
      ${date ? html`<span>${msg("actions.by", { date })}</span>` : nothing}
      ${
        action.done !== null
          ? html`<span class="chip good">${msg("plan.done")}</span>`
          : may
            ? html`<button class="small no-print no-projector" aria-label=${msg("actions.finishOf", { text })} @click=${() => void send("finish-action", { action: action.id })}>${msg("actions.finish")}</button>`
            : nothing
      }
    </span>
  </li>`
}

/** The form that adds an action; `record` is the record that the action carries out. */
export function addingAction(state: State, { member }: Me, send: SendCommand, record?: RecordId) {
  const add = async (event: SubmitEvent) => {
    event.preventDefault()
    const form = event.currentTarget
    if (!(form instanceof HTMLFormElement)) return
    const given = new FormData(form)
    const chosen = new Set(given.getAll("owner"))
    const owners = Object.values(state.members).flatMap(({ id }) => (chosen.has(id) ? [id] : []))
    const due = written(given, "due") || null
    if (owners.length === 0) return sayNobody(form, msg("actions.noOwner"))
    const action = { owners, text: { [currentLang()]: written(given, "text") }, due, ...(record && { record }) }
    if (await send("add-action", action)) form.reset()
  }
  const seated = Object.values(state.members).filter(({ role, removed }) => role !== "observer" && !removed)
  return html`<details class="no-print no-projector"><summary>${msg("actions.add")}</summary>
    <form class="stack tight" @submit=${add}><plenary-kept-words .place=${`${member} action ${record ?? state.workspace?.id}`}></plenary-kept-words>
      <label class="field"><span class="label">${msg("actions.what")}</span>
        <input name="text" required lang=${domLang(currentLang())} /></label>
      <fieldset class="row" @change=${({ currentTarget }: Event) => sayNobody(currentTarget, "")}><legend class="label">${msg("actions.whom")}</legend>
        ${seated.map(({ id, name }) => html`<label class="row"><input type="checkbox" name="owner" .value=${id} /> ${name}</label>`)}</fieldset>
      <label class="field"><span class="label">${msg("actions.when")}</span>
        <input type="date" name="due" min=${earliestDue(state) ?? nothing} /></label>
      <p><button>${msg("actions.add")}</button></p>
    </form></details>`
}

/** Shows a validation message at the first checkbox of the owners. An empty string removes the message. */
function sayNobody(place: EventTarget | null, words: string): void {
  const first = place instanceof HTMLElement ? place.querySelector<HTMLInputElement>('[name="owner"]') : null
  first?.setCustomValidity(words)
  if (words) first?.reportValidity()
}
