import type { PanelMoment, VersionList, VersionRow } from "../../../../shared/contract/queries/versions.ts"

/** A row of the list: a stretch of writing, or a moment at which the panel acted on the note. */
export type VersionListRow =
  | { kind: "edits"; at: number; version: VersionRow }
  | { kind: "moment"; at: number; moment: PanelMoment }

/** The versions and the moments of a note, newest first. At one instant a moment stands above the edits before it. */
export function versionRows(
  { versions }: Pick<VersionList, "versions">,
  moments: readonly PanelMoment[],
): VersionListRow[] {
  const rows: VersionListRow[] = [
    ...versions.map((version): VersionListRow => ({ kind: "edits", at: version.at, version })),
    ...moments.map((moment): VersionListRow => ({ kind: "moment", at: moment.at, moment })),
  ]
  return rows.toSorted((a, b) => a.at - b.at).toReversed()
}

/**
 * Returns the instant of the version with which a version is compared unless the reader chooses another: the newest
 * earlier row with an edit in between, so that there is a difference to see. Null for the first version.
 */
export function beforeOf(rows: readonly VersionListRow[], at: number): number | null {
  const stretches = rows.flatMap(row => (row.kind === "edits" ? [row.version] : []))
  const hasEdit = (after: number) => stretches.some(({ from, at: to }) => to > after && from <= at)
  return rows.find(row => row.at < at && hasEdit(row.at))?.at ?? null
}
