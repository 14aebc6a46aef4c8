import { html, nothing } from "lit"
import type { RetentionPeriods } from "../../../../shared/contract/events/law/retention.ts"
import type { Workspace } from "../../../../shared/fold/state.ts"
import { periodsOffered, type RetainedKind, retainedKinds } from "../../../../shared/model/law/retention.ts"
import { written } from "../../../elements/forms/written.ts"
import { msg } from "../../../i18n/msg.ts"
import { periodName, retainedName, retainedWhat } from "../../../i18n/terms/retentionTerms.ts"
import type { Part } from "../part.ts"
import "./plenary-retention-count.ts"

/** Returns the periods that the form states. */
export const periodsIn = (form: FormData): RetentionPeriods =>
  Object.fromEntries(
    retainedKinds.flatMap(kind => {
      const days = written(form, `days-${kind}`)
      return days === "" ? [] : [[kind, Number(days)]]
    }),
  )

/** The periods after which kinds of data are erased, one row for each kind (DOMAIN RT1). */
export function retentionPart({ slug, retention }: Workspace, may: boolean): Part {
  const periods = retention?.periods ?? {}
  return {
    id: "set-retention",
    title: msg("retention.title"),
    fixed: false,
    fields: html`<p class="hint">${msg("retention.help")}</p>
      ${retainedKinds.map(kind => row(kind, periods[kind]))}
      ${may ? html`<plenary-retention-count .slug=${slug} .read=${periodsIn}></plenary-retention-count>` : nothing}`,
    read: form => ({ kind: "set-retention", body: { periods: periodsIn(form) } }),
  }
}

const row = (kind: RetainedKind, days: number | undefined) => html`<div class="field">
  <label class="label" for="days-${kind}">${retainedName(kind)}</label>
  <p class="hint" id="what-${kind}">${retainedWhat(kind)}</p>
  <select id="days-${kind}" name="days-${kind}" aria-describedby="what-${kind}">
    ${[undefined, ...periodsOffered[kind]].map(one => html`<option value=${one ?? ""} ?selected=${one === days}>${periodName(one)}</option>`)}
  </select></div>`
