import { html, nothing } from "lit"
import type { PanelMoment } from "../../../../shared/contract/queries/versions.ts"
import type { State } from "../../../../shared/fold/state.ts"
import { nameShown } from "../../../elements/shell/nameShown.ts"
import { list, moment as timeOf } from "../../../i18n/formats.ts"
import { msg } from "../../../i18n/msg.ts"
import { bareNamesThen } from "../../../i18n/names.ts"
import { plain } from "../../../i18n/texts.ts"
import type { VersionListRow } from "./rows.ts"

/** The versions of the note, newest first. The one that is shown is marked. */
export function versionList(
  state: State,
  rows: readonly VersionListRow[],
  shown: number | null,
  show: (at: number) => void,
) {
  return html`<nav class="version-list no-print" aria-label=${msg("versions.list")}>
    <ol class="list" role="list">${rows.map(
      row => html`<li><button class="list-row version-row ${row.kind}" aria-current=${row.at === shown ? "true" : nothing} @click=${() => show(row.at)}>
        <span class="stack tight"><b>${titleOf(row)}</b> ${beneath(state, row)}</span>
        ${row.kind === "moment" ? html`<time class="small muted">${timeOf(row.at)}</time>` : nothing}
      </button></li>`,
    )}</ol></nav>`
}

/** Returns the name of a row: the moment, or the time of the last edit. */
export const titleOf = (row: VersionListRow): string =>
  row.kind === "moment" ? momentName(row.moment) : timeOf(row.at)

function momentName(of: PanelMoment): string {
  switch (of.kind) {
    case "proposed":
      return msg("versions.proposed", { label: of.label, n: of.version })
    case "call":
      return msg("versions.call", { label: of.label, n: of.version })
    case "declared":
      return msg("versions.declared", { n: of.record, label: of.label })
    case "closed":
      return msg("versions.closed", { session: plain(of.title) })
    case "restored":
      return msg("versions.restoredThen", { time: timeOf(of.of) })
    case "replaced":
      return msg("versions.replaced", { time: timeOf(of.of) })
    case "named":
      return plain(of.title)
    default:
      return of satisfies never
  }
}

function beneath(state: State, row: VersionListRow) {
  if (row.kind === "moment")
    return "by" in row.moment && row.moment.by
      ? html`<span class="small muted">${nameShown(bareNamesThen(state)(row.moment.by, row.at))}</span>`
      : nothing
  const { version } = row
  if (version.compacted) return html`<span class="small muted">${msg("versions.compacted")}</span>`
  const names = (version.writers ?? []).map(member => bareNamesThen(state)(member, version.from))
  return html`<span class="small muted">${names.length > 0 ? html`${list(new Set(names))} · ` : nothing}${msg("versions.edits", { n: version.changes })}</span>`
}
