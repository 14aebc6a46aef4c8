import type { RoundId } from "../../../../../shared/model/ids.ts"
import type { Ballots, Casting, Opening, Seal, Tokens } from "../../../../ports/database/ballots.ts"
import * as rolls from "../../ballots/ballotStatements.ts"
import { heldHead } from "../../rights.ts"
import { type Runner, runStatement, type Steps } from "../../statement.ts"
import type { SheetHead } from "./keyRing.ts"
import { castOn, filled, newSheet, rowFor, type Sheet, withBlanks, without } from "./sheet.ts"
import * as on from "./sheetStatements.ts"
import { type SheetChange, type Sheets, unchanged } from "./sheets.ts"

const always = () => true
const byMember = (a: Seal, b: Seal) => (a.member < b.member ? -1 : 1)

/** Returns a text that identifies this state of a round's ballots. */
const seenOf = (head: SheetHead | null): string => (head ? `${head.version} ${head.keyId}` : "none")

/** Whether the round's ballots are still those that a reveal has counted. */
export function* isSheetSeen({ round, seen }: { round: RoundId; seen: string }): Steps<boolean> {
  const [head] = yield* runStatement(on.sheetHead, { round })
  return seenOf(head ?? null) === seen
}

/**
 * Stores ballots on PostgreSQL: the ballots of a round are one encrypted row, and the roll is a table. A write of the
 * roll may change the sheet in the same transaction, because the sheet shows only that it was changed.
 */
export function sheetBallots(runner: Runner, sheets: Sheets): Ballots {
  const { ask, transaction } = runner

  /** Runs a write of the roll. If `tokens` are given, they replace the round's tokens in the same transaction. */
  async function onRoll(
    round: RoundId,
    tokens: Tokens | undefined,
    write: () => Steps<"refused" | null>,
  ): Promise<"marked" | "refused" | "behind"> {
    if (!tokens) return (await transaction(write, result => result === null)) ?? "marked"
    return sheets.change<"marked" | "refused" | "behind">(round, sheet => {
      if (sheet?.tokens?.version !== tokens.version) return unchanged("behind")
      return { result: "marked", next: { ...sheet, tokens }, beside: write }
    })
  }

  return {
    keepsTokens: true,
    async rounds() {
      const [printed, enrolled] = [await ask(on.sheetHeads, {}), await ask(rolls.rollRounds, {})]
      return [...new Set([...printed, ...enrolled].map(({ round }) => round))]
    },
    async tokens(round) {
      const opened = await sheets.read(round)
      return opened?.sheet.tokens ?? null
    },
    print: (round, blanks, afresh, opening) =>
      sheets.change<boolean>(round, sheet => {
        if (opening && sheet?.tokens) return unchanged(false)
        if (afresh && sheet && castOn(sheet).length > 0) return unchanged(false)
        const most = opening?.most ?? (sheet?.most ?? 0) + blanks.length
        const tokens = opening?.tokens ?? null
        const next = sheet && !afresh ? withBlanks(sheet, blanks, most, tokens) : newSheet(blanks, most, tokens)
        return { result: true, next, ...(opening?.roll && { beside: () => enrol(round, opening) }) }
      }),
    castIn: async round => castOf(await sheets.read(round)).length,
    async count(round) {
      const opened = await sheets.read(round)
      return { cast: castOf(opened), seen: seenOf(opened?.head ?? null) }
    },
    cast: casting => sheets.change(casting.round, sheet => cast(sheet, casting)),
    async holds(round, tokenHash) {
      const opened = await sheets.read(round)
      return opened !== null && rowFor(opened.sheet, tokenHash) !== undefined
    },
    enrol: (round, roll) => transaction(() => enrolAll(round, roll), always),
    async mark(round, elector, tokens) {
      // a new key is made only for an elector who has no ballot
      const [found] = await ask(on.isMarked, { round, member: elector.member })
      if (found?.marked !== false) return "refused"
      return onRoll(round, tokens, () => mark(round, elector))
    },
    reseal: (round, elector, tokens) => onRoll(round, tokens, () => reseal(round, elector)),
    end: (round, tokenHash, tokens) =>
      sheets.change<"ended" | "refused" | "behind">(round, sheet => {
        const row = sheet && rowFor(sheet, tokenHash)
        if (!row || row.value !== null) return unchanged("refused")
        if (tokens && sheet.tokens?.version !== tokens.version) return unchanged("behind")
        const next = without(sheet, tokenHash)
        return { result: "ended", next: tokens ? { ...next, tokens } : next }
      }),
    async sealOf(round, member) {
      const [row] = await ask(rolls.ballotSealOf, { round, member })
      return row?.seal ?? null
    },
    roll: round => ask(rolls.rollOf, { round }),
    async destroy(round) {
      await sheets.destroy(round)
      await transaction(() => runStatement(rolls.removeRoll, { round }), always)
    },
    onLost: listener => sheets.onLost(listener),
    // a sheet keeps no order of writes, so no write is ever held
    isHolding: () => false,
    onHolding: () => {},
  }
}

const castOf = (opened: { sheet: Sheet } | null) => (opened ? castOn(opened.sheet) : [])

type Cast = "cast" | "behind" | "unknown"

function cast(sheet: Sheet | null, { workspace, expect, tokenHash, value, most }: Casting): SheetChange<Cast> {
  const row = sheet && rowFor(sheet, tokenHash)
  if (!row) return unchanged("unknown")
  if (value.length !== sheet.valueBytes) throw new Error("a ballot of another length would be found by it")
  if (row.value === null && castOn(sheet).length >= Math.min(most, sheet.most)) return unchanged("unknown")
  return {
    result: "cast",
    next: filled(sheet, tokenHash, value),
    // the head is locked, so that no ballot is cast during a reveal
    *beside() {
      const head = yield* heldHead(workspace, "change")
      return head.seq === expect.seq && head.hash === expect.hash ? null : "behind"
    },
  }
}

function* enrol(round: RoundId, { roll }: Opening): Steps<null> {
  yield* enrolAll(round, roll ?? [])
  return null
}

function* enrolAll(round: RoundId, roll: readonly Seal[]): Steps<void> {
  for (const elector of [...roll].sort(byMember)) yield* runStatement(rolls.addElector, { round, ...elector })
}

function* mark(round: RoundId, elector: Seal): Steps<"refused" | null> {
  const marked = yield* runStatement(rolls.markElector, { round, ...elector })
  return marked.length > 0 ? null : "refused"
}

function* reseal(round: RoundId, elector: Seal): Steps<"refused" | null> {
  const changed = yield* runStatement(rolls.resealElector, { round, ...elector })
  return changed.length > 0 ? null : "refused"
}
