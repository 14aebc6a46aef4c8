import type { SideId } from "../../../../../shared/model/ids.ts"
import type { Ballot, Tokens } from "../../../../ports/database/ballots.ts"

/** A ballot on a sheet. The value of a blank is null. */
export interface SheetRow {
  tokenHash: string
  side: SideId | null
  value: Uint8Array | null
}

/** All ballots of one secret round, sorted by hash, and its tokens. A value; a change makes a new one. */
export interface Sheet {
  rows: readonly SheetRow[]
  /** null if the key to them was lost, or if none were printed */
  tokens: Tokens | null
  /** the number of ballots that were printed, those included that have been ended since: the room on the sheet */
  printed: number
  /** the most ballots that can be cast: the room for values on the sheet */
  most: number
  /** the bytes of every value, because all ballots of a round have one length */
  valueBytes: number
}

const byHash = (a: SheetRow, b: SheetRow) => (a.tokenHash < b.tokenHash ? -1 : 1)

const blankRow = ({ tokenHash, side }: Ballot): SheetRow => ({ tokenHash, side, value: null })

/** A sheet with these blank ballots alone. */
export const newSheet = (blanks: readonly Ballot[], most: number, tokens: Tokens | null): Sheet => ({
  rows: blanks.map(blankRow).sort(byHash),
  tokens,
  printed: blanks.length,
  most,
  valueBytes: blanks[0]?.value.length ?? 0,
})

/** The sheet with more blank ballots. */
export const withBlanks = (sheet: Sheet, blanks: readonly Ballot[], most: number, tokens: Tokens | null): Sheet => ({
  rows: [...sheet.rows, ...blanks.map(blankRow)].sort(byHash),
  tokens,
  printed: sheet.printed + blanks.length,
  most,
  valueBytes: blanks[0]?.value.length ?? sheet.valueBytes,
})

export const rowFor = ({ rows }: Sheet, tokenHash: string): SheetRow | undefined =>
  rows.find(row => row.tokenHash === tokenHash)

export const castOn = ({ rows }: Sheet): Ballot[] =>
  rows.flatMap(({ value, ...row }) => (value === null ? [] : [{ ...row, value: value.slice() }]))

/** The sheet after a ballot was cast. Its token is no longer held by anybody. */
export const filled = (sheet: Sheet, tokenHash: string, value: Uint8Array): Sheet => ({
  ...sheet,
  rows: sheet.rows.map(row => (row.tokenHash === tokenHash ? { ...row, value: value.slice() } : row)),
  tokens: sheet.tokens && {
    ...sheet.tokens,
    held: sheet.tokens.held.filter(one => one.tokenHash !== tokenHash),
  },
})

/** The sheet without a ballot. */
export const without = (sheet: Sheet, tokenHash: string): Sheet => ({
  ...sheet,
  rows: sheet.rows.filter(row => row.tokenHash !== tokenHash),
})
