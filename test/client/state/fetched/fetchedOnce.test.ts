import { afterEach, expect, test, vi } from "vitest"
import { returnReasonOf } from "../../../../client/state/fetched/records/returnReason.ts"
import { takeToken } from "../../../../client/state/fetched/seat/joining.ts"
import { eventually } from "../../../kit/clocks/eventually.ts"

afterEach(() => {
  vi.restoreAllMocks()
  history.replaceState(null, "", location.pathname)
})

test("the reason why a record was returned is fetched once for each record", async () => {
  const asked: string[] = []
  vi.spyOn(window, "fetch").mockImplementation(async path => {
    asked.push(typeof path === "string" ? path : "")
    return Response.json({ reason: "Too wide." })
  })
  const first = returnReasonOf("r1")
  await eventually(() => expect(first.now.value.state).toBe("ready"))
  expect(first.now.value).toEqual({ state: "ready", value: { reason: "Too wide." } })
  expect(returnReasonOf("r1")).toBe(first)
  expect(returnReasonOf("r2")).not.toBe(first)
  expect(asked).toEqual(["/api/records/r1/return-reason", "/api/records/r2/return-reason"])
})

test("a token is removed from the address, and an address without one stays unchanged", () => {
  history.replaceState({ kept: 1 }, "", `${location.pathname}?step=2#t%C3%B6ken`)
  expect(takeToken()).toBe("töken")
  expect([location.hash, location.search, history.state]).toEqual(["", "", { kept: 1 }])
  history.replaceState(null, "", `${location.pathname}?step=2`)
  expect(takeToken()).toBe("")
  expect(location.search).toBe("?step=2")
})
