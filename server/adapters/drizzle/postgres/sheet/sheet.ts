import type { SideId } from "../../../../../shared/model/ids.ts"
import type { Ballot, Tokens } from "../../../../ports/database/ballots.ts"

/** A ballot on a sheet. The value of a blank is null. */
export interface SheetRow {
  tokenHash: string
  side: SideId | null
  value: Uint8Array | null
}

/**
 * All ballots of one secret round, sorted by hash, and the round's tokens. A sheet is never changed; a change makes a
 * new sheet.
 */
export interface Sheet {
  rows: readonly SheetRow[]
  /** null if the key to the tokens was lost, or if the round has no tokens */
  tokens: Tokens | null
  /** the number of printed ballots, including those that were ended since; the sheet has room for so many rows */
  printed: number
  /** the most ballots that can be cast; the sheet has room for so many values */
  most: number
  /** the length of each value in bytes, which is the same for all ballots of a round */
  valueBytes: number
}

const byHash = (a: SheetRow, b: SheetRow) => (a.tokenHash < b.tokenHash ? -1 : 1)

const blankRow = ({ tokenHash, side }: Ballot): SheetRow => ({ tokenHash, side, value: null })

/** Returns a sheet with only these blank ballots. */
export const newSheet = (blanks: readonly Ballot[], most: number, tokens: Tokens | null): Sheet => ({
  rows: blanks.map(blankRow).sort(byHash),
  tokens,
  printed: blanks.length,
  most,
  valueBytes: blanks[0]?.value.length ?? 0,
})

/** Returns the sheet with more blank ballots. */
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

/** Returns the sheet after a ballot was cast, without the ballot's token. */
export const filled = (sheet: Sheet, tokenHash: string, value: Uint8Array): Sheet => ({
  ...sheet,
  rows: sheet.rows.map(row => (row.tokenHash === tokenHash ? { ...row, value: value.slice() } : row)),
  tokens: sheet.tokens && {
    ...sheet.tokens,
    held: sheet.tokens.held.filter(one => one.tokenHash !== tokenHash),
  },
})

/** Returns the sheet without a ballot. */
export const without = (sheet: Sheet, tokenHash: string): Sheet => ({
  ...sheet,
  rows: sheet.rows.filter(row => row.tokenHash !== tokenHash),
})
