import { createConfig, lintFromString } from "@redocly/openapi-core"
import { Validator } from "@seriousme/openapi-schema-validator"
import { expect, test } from "vitest"
import { openapi } from "../../../../server/http/routes/openapi/openapi.ts"

const source = JSON.stringify(openapi())

const problemsBy = async (ruleset: "spec" | "recommended-strict", rules: Record<string, "off"> = {}) => {
  const config = await createConfig({ extends: [ruleset], rules })
  const problems = await lintFromString({ source, absoluteRef: "openapi.json", config })
  return problems.map(({ ruleId, message, location }) => `${ruleId}: ${message} ${location[0]?.pointer ?? ""}`)
}

test("the official JSON schema of OpenAPI 3.1 takes the document", async () => {
  const { valid, errors } = await new Validator().validate(JSON.parse(source))
  expect(errors).toBeUndefined()
  expect(valid).toBe(true)
})

test("a validator that follows the specification's text finds nothing", async () => {
  expect(await problemsBy("spec")).toEqual([])
})

test("a linter with its strict rules finds nothing", async () => {
  // the address of the interface is the server's own, and an id has no dot, so a path with a format is no other one
  expect(
    await problemsBy("recommended-strict", { "no-server-example.com": "off", "no-ambiguous-paths": "off" }),
  ).toEqual([])
})
