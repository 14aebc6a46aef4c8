import { describe, expect, test } from "vitest"
import type { Values } from "../../../../client/acts/form.ts"
import { formOf } from "../../../../client/acts/forms.ts"
import { meeting, round, scene, scores, statement, table, texts } from "../../../kit/scenes.ts"

const behind = texts({ zh: "in_sync", ja: "in_sync", en: "out_of_date" })
const three = [statement("proposed"), statement("proposed", behind, "A-2"), statement("proposed", undefined, "A-3")]

function batchForm(rounds: object = {}) {
  const at = scene({ statements: table(...three), rounds }, { session: meeting() })
  const form = formOf({ kind: "open-batch" }, at)
  if (!form) throw new Error("the act has a form")
  return {
    field: (values: Values, name: string) => form.fields(values).find(one => one.name === name),
    lacks: (values: Values) => form.lacks?.(values) ?? null,
    body: (values: Values) => {
      const { kind, body } = form.command(values)
      if (kind !== "open-batch") throw new Error(kind)
      return body
    },
  }
}

const asked = (body: { statements: { statement: string }[] }) => body.statements.map(one => one.statement)

describe("texts that are behind in a batch of calls (DOMAIN B10)", () => {
  const call = { kind: "call" }
  test("are named, and the form waits until the moderator decides", () => {
    const { field, lacks } = batchForm()
    expect(field(call, "behind")?.label).toBe("Texts that are behind: A-2 (English)")
    expect(lacks(call)).toContain("Some texts are behind: A-2 (English).")
    expect(field({ kind: "rating" }, "behind")).toBeUndefined()
    expect(field({ ...call, statements: "A-1 A-3" }, "behind")).toBeUndefined()
  })
  test("leave the batch with their statements", () => {
    const { body, lacks } = batchForm()
    const values = { ...call, behind: "statements" }
    expect(lacks(values)).toBeNull()
    expect(asked(body(values))).toEqual(["A-1", "A-3"])
    expect(body(values).leaveOut).toEqual([])
  })
  test("or are left out of the rounds", () => {
    const { body, lacks } = batchForm()
    const values = { ...call, behind: "texts" }
    expect(lacks(values)).toBeNull()
    expect(asked(body(values))).toEqual(["A-1", "A-2", "A-3"])
    expect(body(values).leaveOut).toEqual(["en"])
  })
})

describe("the stopping rule of a batch (DOMAIN G6)", () => {
  test("is chosen for the statements that have no rating yet", () => {
    const { field, body } = batchForm()
    expect(field({}, "stopping")?.kind).toBe("choice")
    expect(field({ kind: "call" }, "stopping")).toBeUndefined()
    expect(body({ stopping: "3 75" }).stopping).toEqual({ rounds: 3, answered: 75 })
    expect(body({ stopping: "none" })).not.toHaveProperty("stopping")
  })
  test("asks why a rating opens after *stop*, and still offers the rule for the others", () => {
    const over = { statement: "A-1", stopping: { rounds: 1, answered: 75 }, answered: 4, n: 1 }
    const rated = { ...round("rating", "revealed", scores(8, 8, 8, 8)), ...over }
    const { field, body } = batchForm(table(rated))
    expect(field({}, "otherwise")?.kind).toBe("text")
    expect(field({}, "stopping")?.kind).toBe("choice")
    expect(body({ otherwise: "New data", stopping: "2 75" })).toMatchObject({
      otherwise: "New data",
      stopping: { rounds: 2, answered: 75 },
    })
    expect(field({ statements: "A-1" }, "stopping")).toBeUndefined()
    expect(field({ statements: "A-2 A-3" }, "otherwise")).toBeUndefined()
  })
})
