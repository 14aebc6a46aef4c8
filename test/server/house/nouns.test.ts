import { existsSync, readdirSync, readFileSync } from "node:fs"
import { join, resolve } from "node:path"
import { expect, test } from "vitest"
import { commandBodies } from "../../../shared/contract/commands.ts"
import { contracts } from "../../../shared/contract/contracts.ts"
import { eventBodies } from "../../../shared/contract/events.ts"

const root = resolve(import.meta.dirname, "../../..")
const nouns = Object.keys(contracts) as (keyof typeof contracts)[]

const sources = readdirSync(join(root, "test"), { recursive: true, encoding: "utf8" })
  .filter(file => file.endsWith(".test.ts"))
  .map(file => join("test", file))
const textOf = (file: string) => readFileSync(join(root, file), "utf8")

test("every command has a test that sends it by its name", () => {
  const tests = sources.map(textOf).join("\n")
  expect(Object.keys(commandBodies).filter(kind => !tests.includes(`"${kind}"`))).toEqual([])
})

test.each(nouns)(
  "every command and event of %s is named by a test of its own, and what pages offer is proved both ways",
  noun => {
    const { commands, events } = contracts[noun]
    const own = sources.map(file => file + textOf(file)).filter(text => text.includes(`/${noun}/`))
    const isNamed = (kind: string) => own.some(text => text.includes(`"${kind}"`))
    expect([...Object.keys(commands), ...Object.keys(events)].filter(kind => !isNamed(kind))).toEqual([])
    expect(existsSync(join(root, `test/server/commands/${noun}/bothWays.test.ts`))).toBe(true)
  },
)

test.each(nouns)("the contract of %s is part of the server's", noun => {
  expect(commandBodies).toMatchObject(contracts[noun].commands)
  expect(eventBodies).toMatchObject(contracts[noun].events)
})
