import { expect, test } from "vitest"
import { openapi } from "../../../server/http/routes/openapi/openapi.ts"
import { sha256 } from "../../../server/start/instance/instance.ts"
import { canonical } from "../../../shared/record/chain.ts"

test("the OpenAPI document describes each address and each answer as before", async () => {
  const { paths = {}, components = {}, ...rest } = openapi()
  const digest = (value: unknown): string => sha256(canonical(value)).slice(0, 16)
  const lines = [
    `document ${digest(rest)}`,
    ...Object.entries(paths).flatMap(([path, item]) =>
      Object.entries(item).map(([method, operation]) => `${method} ${path} ${digest(operation)}`),
    ),
    ...Object.entries(components).flatMap(([kind, all]) =>
      Object.entries(all as object).map(([name, one]) => `${kind} ${name} ${digest(one)}`),
    ),
  ]
  await expect(`${lines.toSorted().join("\n")}\n`).toMatchFileSnapshot("said/openapi.txt")
})
