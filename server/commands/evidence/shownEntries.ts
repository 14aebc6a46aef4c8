import type { Entry } from "../../../shared/contract/events.ts"
import type { Attribution } from "../../../shared/model/terms.ts"
import type { EntryLine, FullLine, HashLine, Personal } from "../../../shared/record/bundle.ts"
import { canonical, headerHash } from "../../../shared/record/chain.ts"
import { type Audience, gallery } from "../../../shared/rules/audience.ts"
import type { StoredEvent } from "../../ports/store.ts"
import { entryOf } from "../log/folds.ts"

export interface Showing {
  workspace: string
  audience: Audience
  attribution: Attribution
  /** whether an entry belongs to what is exported; the others enter as hashes */
  covers: (row: StoredEvent) => boolean
  signatures: ReadonlyMap<number, string>
  sha256: (text: string) => string
}

/** A row of the log as the bundle's reader may see it: in full, in part, or as its two hashes. */
export function lineOf(row: StoredEvent, showing: Showing): EntryLine {
  const { audience, attribution, covers } = showing
  if (!covers(row)) return hashLine(row, showing)
  if (audience === "room") return fullLine(row, showing, shownPersonal(row))
  const entry = entryOf(row)
  const shown = entry && gallery(entry, attribution)
  if (!shown) return hashLine(row, showing)
  const part = withoutPersonal(shown)
  if (canonical(part) === canonical(withoutPersonal(entry))) return fullLine(row, showing, withheld(row))
  const { kind, at, by, body } = part
  return { ...hashLine(row, showing), extract: { kind, at, by, body } }
}

function placed({ seq, hash }: StoredEvent, { signatures }: Showing) {
  const signature = signatures.get(seq)
  return { seq, hash, ...(signature !== undefined && { signature }) }
}

const fullLine = (row: StoredEvent, showing: Showing, personal: Personal): FullLine => {
  const { kind, at, by, salt, body } = row
  return { ...placed(row, showing), kind, at, by, salt, body, personal }
}

function hashLine(row: StoredEvent, showing: Showing): HashLine {
  const { seq, kind, at, by, salt, commitment } = row
  const header = headerHash(showing.sha256, salt, { workspace: showing.workspace, seq, kind, at, by })
  return { ...placed(row, showing), header, commitment }
}

const shownPersonal = (row: StoredEvent): Personal =>
  row.personal !== null && row.personalSalt !== null ? { salt: row.personalSalt, value: row.personal } : withheld(row)

const withheld = ({ personalCommitment }: StoredEvent): Personal =>
  personalCommitment === null ? null : { commitment: personalCommitment }

function withoutPersonal({ seq, kind, at, by, body }: Entry) {
  if (!("personal" in body)) return { seq, kind, at, by, body }
  const { personal: _, ...kept } = body
  return { seq, kind, at, by, body: kept }
}
