import { expect, test } from "vitest"
import { administratorMayConfirm } from "../../../../shared/rules/people/consent.ts"

test("an administrator confirms what changes a seat, and nothing that is printed", () => {
  const acts = ["seat", "change", "remove", "reissue", "withdraw", "erratum", "editorial", "adopt"] as const
  expect(acts.filter(act => administratorMayConfirm({ act } as never))).toEqual(["seat", "change", "remove", "reissue"])
})
