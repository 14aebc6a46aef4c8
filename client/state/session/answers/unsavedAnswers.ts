import type { Refusal } from "../../../../shared/contract/refusals.ts"
import type { GivenAnswer } from "../../../../shared/model/consensus/answer.ts"
import { inBrowser } from "../../kept/kept.ts"

/** An answer without a receipt. */
export interface Unsaved {
  answer: GivenAnswer
  /** the revision on the server that the panelist knew when they chose */
  seen: number
  /** the own answers that were on their way when this one was chosen; the server may have one of them by now */
  over?: readonly GivenAnswer[]
  /** why the server did not take it; absent while it is being sent */
  refusal?: Refusal
}

/** Reads the answers that this browser kept. Unreadable ones are dropped. The server checks each answer anyway. */
export function keptIn(place: string): Record<string, Unsaved> {
  try {
    const kept: unknown = JSON.parse((place && inBrowser.read(place)) || "{}")
    if (!isTable(kept)) return {}
    return Object.fromEntries(Object.entries(kept).flatMap(([round, one]) => (isUnsaved(one) ? [[round, one]] : [])))
  } catch {
    return {}
  }
}

/**
 * Keeps or removes the answer to one round. The other rounds stay as another tab may have written them. So does an
 * answer that another tab has kept since `before`.
 */
export function keepOne(place: string, round: string, unsaved: Unsaved | null, before: Unsaved | undefined): void {
  if (place === "") return
  const { [round]: stored, ...others } = keptIn(place)
  if (!unsaved && stored && !isSameAnswer(stored.answer, before?.answer)) return
  const all = unsaved ? { ...others, [round]: unsaved } : others
  inBrowser.write(place, Object.keys(all).length > 0 ? JSON.stringify(all) : null)
}

/** Compares two answers without the language, which the server leaves out where there is no reason. */
export function isSameAnswer(one: GivenAnswer | null | undefined, other: GivenAnswer | null | undefined): boolean {
  if (!one || !other) return false
  const [a, b] = [partsOf(one), partsOf(other)]
  return [...a.keys(), ...b.keys()].every(key => (a.get(key) ?? "") === (b.get(key) ?? ""))
}

function partsOf(answer: GivenAnswer): Map<string, unknown> {
  const parts = new Map<string, unknown>(Object.entries(answer))
  parts.delete("lang")
  // A list is compared by its words.
  if (parts.has("texts")) parts.set("texts", JSON.stringify(parts.get("texts")))
  return parts
}

const isTable = (value: unknown): value is Record<string, unknown> => typeof value === "object" && value !== null
const isUnsaved = (value: unknown): value is Unsaved =>
  isTable(value) &&
  isTable(value["answer"]) &&
  typeof value["seen"] === "number" &&
  (value["over"] === undefined || Array.isArray(value["over"]))
