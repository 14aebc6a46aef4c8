import type { VersionPicture } from "../../model/files.ts"
import type { MemberId } from "../../model/ids.ts"
import type { Instant } from "../../model/terms.ts"
import type { Title } from "../../model/texts.ts"
import type { NoteMoment } from "../queries.ts"

/** One version in the list of a note's versions (DOMAIN ZV1). */
export interface VersionRow {
  epoch: number
  seq: number
  /** the first and the last edit; the version is what the note said at `at` */
  from: Instant
  at: Instant
  changes: number
  /** the members who edited; absent where the reader is not told (DOMAIN ZV4) */
  writers?: string[] | undefined
  /** set where the note was written anew in a compact form, so that nobody knows the authors of its words from here on */
  compacted?: true | undefined
}

/** Something that the panel did about a note, or a name that somebody gave to a version of it (DOMAIN ZV2). */
export type PanelMoment =
  | { kind: "proposed"; at: Instant; label: string; version: number }
  | { kind: "call"; at: Instant; label: string; version: number }
  | { kind: "declared"; at: Instant; record: number; label: string }
  | { kind: "closed"; at: Instant; title: Title }
  | { kind: "restored"; at: Instant; of: Instant; by: MemberId | null }
  | { kind: "replaced"; at: Instant; of: Instant }
  | { kind: "named"; at: Instant; title: Title; by: MemberId | null }

/** `GET /api/topics/{id}/versions`: the versions of a note, and the moments at which the panel acted on it. */
export interface VersionList {
  topic: string
  versions: VersionRow[]
  moments: PanelMoment[]
}

/** A stretch of a block: its length in UTF-16 units, and its writer's place in `writers`; -1 if nobody is named. */
export type WordsBy = [length: number, writer: number]

/** `GET /api/topics/{id}/versions/{at}`: a note as it was. It has no blocks if nothing had been written yet. */
export interface VersionRead extends NoteMoment {
  at: Instant
  /** the text and the pictures in their order; the text of a picture is the words that say what it shows */
  blocks: (NoteMoment["blocks"][number] & { picture?: VersionPicture; by?: WordsBy[] | undefined })[]
  /** the writers, and since when they wrote; absent where the reader is not told (DOMAIN ZV4) */
  writers?: { member: string; since: Instant }[] | undefined
}
