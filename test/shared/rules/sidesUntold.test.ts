import { describe, expect, test } from "vitest"
import type { EventKind } from "../../../shared/contract/events.ts"
import { gallery } from "../../../shared/rules/gallery/gallery.ts"
import { samplesOf } from "./samples.ts"

/** A side that no body names of itself. */
const canary = "side-canary"

/** A side stands where a key of the path says so; words and languages beside it are none. */
const samples = samplesOf(path => {
  const key = path.at(-1) ?? ""
  const isOfSide = path.some(name => /side/i.test(name) || name === "authentic")
  return isOfSide && (key === "id" || !/lang|title|mark|text/.test(key)) ? canary : "x"
})
const named = (entry: unknown) => JSON.stringify(entry).includes(canary)

describe("a side", () => {
  test("is in the samples of each kind that can hold one", () => {
    const kinds = new Set(samples.filter(named).map(({ kind }) => kind))
    const known: EventKind[] = ["workspace-opened", "languages-set", "sides-set", "member-admitted", "round-opened"]
    expect(known.filter(kind => !kinds.has(kind))).toEqual([])
    expect(kinds.has("record-declared") && kinds.has("round-revealed") && kinds.has("budgets-set")).toBe(true)
  })

  test.each(["chatham", "unattributed"] as const)("leaves the room in no kind of entry: %s", attribution => {
    const told = samples.filter(entry => named(gallery(entry, attribution)))
    expect(told.map(({ kind }) => kind)).toEqual([])
  })
})
