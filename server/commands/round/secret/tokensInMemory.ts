import type { RoundId } from "../../../../shared/model/ids.ts"
import type { Ballots, Tokens } from "../../../ports/database/ballots.ts"

interface Kept {
  tokens: Tokens
  /** the hashes of all cast tokens; a write that began before a cast must not restore the cast token */
  cast: Set<string>
}

/**
 * Keeps the tokens of secret rounds in this process's memory, for a ballot store that keeps no tokens. Until a ballot
 * is cast, only this memory links the ballot to its holder. A restart loses the tokens. One write at a time may change
 * a round's tokens, but a ballot may be cast at any moment.
 */
export function tokensInMemory(ballots: Ballots): Ballots {
  const rounds = new Map<RoundId, Kept>()

  const keep = (round: RoundId, tokens: Tokens | undefined): void => {
    const kept = rounds.get(round)
    if (!kept || !tokens) return
    kept.tokens = { ...tokens, held: tokens.held.filter(({ tokenHash }) => !kept.cast.has(tokenHash)) }
  }

  return {
    ...ballots,
    keepsTokens: true,
    tokens: async round => rounds.get(round)?.tokens ?? null,
    async print(round, blanks, afresh, opening) {
      if (!(await ballots.print(round, blanks, afresh))) return false
      if (!opening) return true
      if (opening.roll) await ballots.enrol(round, opening.roll)
      rounds.set(round, { tokens: opening.tokens, cast: new Set() })
      return true
    },
    async mark(round, elector, tokens) {
      const marked = await ballots.mark(round, elector)
      if (marked === "marked") keep(round, tokens)
      return marked
    },
    async reseal(round, elector, tokens) {
      const sealed = await ballots.reseal(round, elector)
      if (sealed === "marked") keep(round, tokens)
      return sealed
    },
    async end(round, tokenHash, tokens) {
      const ended = await ballots.end(round, tokenHash)
      if (ended === "ended") keep(round, tokens)
      return ended
    },
    async cast(casting) {
      const done = await ballots.cast(casting)
      const kept = rounds.get(casting.round)
      if (done === "cast" && kept) {
        kept.cast.add(casting.tokenHash)
        keep(casting.round, kept.tokens)
      }
      return done
    },
    async destroy(round) {
      rounds.delete(round)
      await ballots.destroy(round)
    },
  }
}
