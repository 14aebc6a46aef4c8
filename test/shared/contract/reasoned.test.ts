import { expect, test } from "vitest"
import { reasonedKinds } from "../../../shared/contract/commands/said/reasoned.ts"
import { commandBodies } from "../../../shared/contract/commands.ts"

const fields = (schema: unknown): object =>
  typeof schema === "object" && schema !== null && "shape" in schema ? Object(schema.shape) : {}

test("the list of commands with a plain reason names every command that takes its language", () => {
  const kinds = Object.entries(commandBodies).flatMap(([kind, schema]) =>
    "reasonLang" in fields(schema) ? [kind] : [],
  )
  expect(kinds.toSorted()).toEqual([...reasonedKinds])
})

test("a command that takes a reason as plain words takes its language, too", () => {
  const without = Object.entries(commandBodies).filter(([, schema]) => {
    const shape = fields(schema)
    const plain = ["reason", "why"].some(key => key in shape && isText(Object(shape)[key]))
    return plain && !("reasonLang" in shape)
  })
  expect(without.map(([kind]) => kind)).toEqual([])
})

function isText(schema: { def?: { type?: string; innerType?: never; in?: never } }): boolean {
  const { type, innerType } = schema.def ?? {}
  return type === "string" || (innerType !== undefined && isText(innerType))
}
