import { afterEach, expect, test, vi } from "vitest"
import * as http from "../../../client/connections/http.ts"
import { fetchState } from "../../../client/connections/sync/fetchState.ts"
import { upload } from "../../../client/connections/upload.ts"
import { closeCodes } from "../../../shared/contract/closeCodes.ts"
import { protocolVersion } from "../../../shared/contract/version.ts"

const { get, RequestFailed, refuseInWords } = http

afterEach(() => {
  http.isOlder.value = false
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

/** Every function of the pages that sends a request, by its name. */
const requests: Record<string, () => Promise<unknown>> = {
  get: () => http.get("/api/x"),
  getBytes: () => http.getBytes("/api/x"),
  getPage: () => http.getPage("/"),
  getFile: () => http.getFile("/api/x"),
  post: () => http.post("/api/x", {}),
  remove: () => http.remove("/api/x"),
  putJson: () => http.putJson("/api/x", {}),
  putBytes: () => http.putBytes("/api/x", new Blob(["x"], { type: "image/png" })),
  postUnsigned: () => http.postUnsigned("/api/x", {}),
}

test("the requests that this file knows are all that there are", () => {
  const others = [
    "answered",
    "failedWith",
    "failureOf",
    "isGone",
    "isOlder",
    "ofThisPage",
    "pageOlder",
    "refuseInWords",
  ]
  expect(Object.keys(http).toSorted()).toEqual([...Object.keys(requests), ...others, "RequestFailed"].toSorted())
})

test.each(Object.entries(requests))("%s states the version of the page", async (_, send) => {
  const fetched = vi.spyOn(window, "fetch").mockImplementation(async () => Response.json({}))
  await send()
  const sent = new Headers(fetched.mock.calls[0]?.[1]?.headers)
  expect(sent.get("plenary-protocol")).toBe(String(protocolVersion))
})

test("a note's state and an upload state it, too", async () => {
  const fetched = vi.spyOn(window, "fetch").mockImplementation(async () => new Response(""))
  await fetchState("t", location.origin, new AbortController().signal)
  expect(new Headers(fetched.mock.calls[0]?.[1]?.headers).get("plenary-protocol")).toBe(String(protocolVersion))

  const header = vi.spyOn(XMLHttpRequest.prototype, "setRequestHeader")
  const ending = new AbortController()
  const sending = upload("/api/x", new Blob(["x"]), { onShare: () => {}, signal: ending.signal })
  ending.abort()
  await expect(sending).rejects.toBeInstanceOf(RequestFailed)
  expect(header.mock.calls).toContainEqual(["plenary-protocol", String(protocolVersion)])
})

const older = () =>
  vi
    .spyOn(window, "fetch")
    .mockImplementation(async () =>
      Response.json({ error: { code: "page-older", text: "", params: {}, id: "" } }, { status: 409 }),
    )

test("a page that the server calls older knows it from whatever it has asked", async () => {
  older()
  for (const [name, send] of Object.entries(requests)) {
    http.isOlder.value = false
    await send().catch(() => {})
    expect(http.isOlder.value, name).toBe(true)
  }
  http.isOlder.value = false
  const fetched = await fetchState("t", location.origin, new AbortController().signal)
  expect(fetched).toEqual({ kind: "refusal", code: closeCodes.newVersion })
  expect(http.isOlder.value).toBe(true)
})

test("another refusal makes no page older", async () => {
  refused()
  await get("/api/x").catch(() => {})
  expect(http.isOlder.value).toBe(false)
})
