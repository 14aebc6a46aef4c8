import * as z from "zod"
import type { Round } from "../../../../shared/fold/consensusState.ts"
import { GivenAnswer } from "../../../../shared/model/consensus/answer.ts"
import { languages } from "../../../../shared/model/terms.ts"

/** The facts of a round that decide how long its ballots are. */
type Asking = Pick<Round, "kind" | "reasonsFor" | "secondTexts">

/** The room for a reason of 4,000 characters in any script. */
const reasonBytes = 12_288

/**
 * The number of bytes of every ballot of a round, cast or blank. A longer ballot would show who writes much, and a row
 * that grows would be moved within the database file. A ballot has room for a reason in any script, and for as many
 * second texts as there are other languages. A rating of an earlier version takes no reasons, and its ballots have 64
 * bytes. A round of an earlier version takes no second texts, so its ballots keep the length that was printed.
 */
function lengthBytes({ kind, reasonsFor, secondTexts = [] }: Asking): number {
  if (kind === "rating" && reasonsFor === undefined) return 64
  return 4_096 + reasonBytes * (1 + Math.min(secondTexts.length, languages.length - 1))
}
const headerBytes = 4

export const blankValue = (round: Asking): Uint8Array => new Uint8Array(lengthBytes(round))

/** The bytes of an answer, padded to the size of a ballot; null if the answer is too long for a ballot. */
export function paddedValue(round: Asking, answer: GivenAnswer): Uint8Array | null {
  const written = new TextEncoder().encode(JSON.stringify(answer))
  const value = blankValue(round)
  if (written.length > value.length - headerBytes) return null
  new DataView(value.buffer).setUint32(0, written.length)
  value.set(written, headerBytes)
  return value
}

export function answerIn(value: Uint8Array): GivenAnswer {
  const length = new DataView(value.buffer, value.byteOffset, value.byteLength).getUint32(0)
  return z.parse(GivenAnswer, JSON.parse(new TextDecoder().decode(value.subarray(headerBytes, headerBytes + length))))
}
