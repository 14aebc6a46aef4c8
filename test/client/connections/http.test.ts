import { afterEach, expect, test, vi } from "vitest"
import { get, RequestFailed, refuseInWords } from "../../../client/connections/http.ts"

afterEach(() => {
  refuseInWords(async () => {})
  vi.restoreAllMocks()
})

const refused = () =>
  vi
    .spyOn(window, "fetch")
    .mockImplementation(async () =>
      Response.json({ error: { code: "face-contrast", text: "", params: {}, id: "" } }, { status: 400 }),
    )

test("a refused request fails once the sentences of refusals are there, so that its reader gets the sentence", async () => {
  refused()
  const order: string[] = []
  refuseInWords(async () => {
    await new Promise(resolve => setTimeout(resolve, 20))
    order.push("words")
  })
  await get("/api/x").catch(() => order.push("failed"))
  expect(order).toEqual(["words", "failed"])
})

test("it fails all the same where the sentences cannot be loaded", async () => {
  refused()
  refuseInWords(() => Promise.reject(new TypeError("no network")))
  const failure: unknown = await get("/api/x").catch((thrown: unknown) => thrown)
  expect(failure).toBeInstanceOf(RequestFailed)
  expect(failure).toMatchObject({ failure: { status: 400, code: "face-contrast" } })
})
