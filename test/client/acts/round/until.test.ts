import { afterAll, beforeAll, describe, expect, test } from "vitest"
import type { Values } from "../../../../client/acts/form.ts"
import { formOf } from "../../../../client/acts/forms.ts"
import { toExtendDeadline } from "../../../../client/acts/round/between/between.ts"
import { toOpenSilence } from "../../../../client/acts/round/silence.ts"
import { instantsAt } from "../../../../client/i18n/localTime.ts"
import { meeting, round, scene, statement, table } from "../../../kit/scenes.ts"

const zone = process.env["TZ"]
beforeAll(() => {
  process.env["TZ"] = "Europe/Berlin"
})
afterAll(() => {
  if (zone === undefined) delete process.env["TZ"]
  else process.env["TZ"] = zone
})

const now = Date.UTC(2026, 9, 20, 12)
const dayMs = 86_400_000
const twice = "2026-10-25T02:30"
const first = Date.UTC(2026, 9, 25, 0, 30)
const second = Date.UTC(2026, 9, 25, 1, 30)
const skipped = "2027-03-28T02:30"

test("a time of a field is one instant, two where clocks are put back, none where they skip it", () => {
  expect(instantsAt("2026-10-24T02:30")).toEqual([Date.UTC(2026, 9, 24, 0, 30)])
  expect(instantsAt(twice)).toEqual([first, second])
  expect(instantsAt(skipped)).toEqual([])
  expect(instantsAt("")).toEqual([])
})

const open = {
  ...round("rating", "open"),
  openedAt: now,
  endsAt: now + 2 * dayMs,
  atDeadline: "show",
} as const

const extending = (over: object = {}) => {
  const asked = { ...open, ...over }
  const at = scene({ rounds: table(asked), statements: table(statement("in_round")) }, { now, session: meeting() })
  const form = formOf(toExtendDeadline(asked), at)
  if (!form) throw new Error("the act has a form")
  return {
    lacks: (values: Values) => form.lacks?.(values) ?? null,
    fields: (values: Values) => form.fields(values).map(({ name }) => name),
    ends: (values: Values) => {
      const { body } = form.command(values)
      return "endsAt" in body ? body.endsAt : null
    },
    form,
  }
}

describe("the end of a round (DOMAIN B9)", () => {
  test("asks which of two equal times is meant, with their offsets, and sends that one", () => {
    const { fields, ends, form } = extending()
    expect(fields({ until: "2026-10-24T02:30" })).toEqual(["until"])
    expect(fields({ until: twice })).toEqual(["until", "which"])
    const which = form.fields({ until: twice })[1]
    expect(which?.kind === "choice" && which.options.map(({ label }) => label)).toEqual([
      "The first: 25 Oct 2026, 02:30 GMT+2",
      "The second: 25 Oct 2026, 02:30 GMT+1",
    ])
    expect(ends({ until: twice })).toBe(first)
    expect(ends({ until: twice, which: String(second) })).toBe(second)
  })
  test("presets the second of two equal times where the preset is that one", () => {
    const { form, ends } = extending({ endsAt: second - 3 * dayMs })
    const [until, which] = form.fields({})
    expect(until?.value).toBe(twice)
    expect(which?.value).toBe(String(second))
    expect(ends({})).toBe(second)
  })
  test("refuses a time that the clock skips", () => {
    const asked = extending({ openedAt: Date.UTC(2027, 2, 20), endsAt: Date.UTC(2027, 2, 27) })
    expect(asked.lacks({ until: skipped })).toContain("never shows this time")
    expect(asked.lacks({ until: "2027-03-28T03:30" })).toBeNull()
  })
  test("is later than the present deadline, and at most 90 days after the opening", () => {
    const { lacks } = extending()
    expect(lacks({ until: "2026-10-21T12:00" })).toBe("Choose a later time than the present deadline.")
    expect(lacks({ until: "2027-01-18T13:00" })).toBeNull()
    expect(lacks({ until: "2027-01-18T13:01" })).toContain("at most 90 days after the opening: 18 Jan 2027, 13:00")
  })
  test("holds for a silence procedure, too", () => {
    const at = scene({ statements: table(statement("proposed")) }, { now, session: meeting() })
    const form = formOf(toOpenSilence(statement("proposed")), at)
    expect(form?.fields({ until: twice }).map(({ name }) => name)).toEqual(["until", "which"])
    expect(form?.lacks?.({ until: skipped })).toContain("never shows this time")
    expect(form?.lacks?.({ until: "2027-02-18T13:01" })).toContain("at most 90 days")
  })
})
