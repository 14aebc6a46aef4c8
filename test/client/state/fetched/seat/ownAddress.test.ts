import { afterEach, expect, test, vi } from "vitest"
import { OwnAddressKept } from "../../../../../client/state/fetched/seat/ownAddress.ts"
import { eventually } from "../../../../kit/clocks/eventually.ts"

afterEach(() => vi.restoreAllMocks())

/** A server that answers as a test says, and the requests that it got. */
function answering(answers: Record<string, (body: unknown) => Response>) {
  const asked: string[] = []
  vi.spyOn(window, "fetch").mockImplementation(async (path, init) => {
    const call = `${init?.method ?? "GET"} ${typeof path === "string" ? path.split("/").at(-1) : ""}`
    asked.push(call)
    return answers[call]?.(JSON.parse(typeof init?.body === "string" ? init.body : "null")) ?? Response.json({})
  })
  return asked
}

const held = { email: "lin@example.org", confirmed: false, offered: "", second: "", canConfirm: true }
const refused = () => Response.json({ code: "wrong-code", params: {}, id: "x" }, { status: 422 })

test("a code is accepted once it was requested, and by one request at a time", async () => {
  const asked = answering({
    "GET address": () => Response.json(held),
    "POST code": () => Response.json({ request: "r1" }),
    "POST confirm": () => Response.json({ ...held, confirmed: true }),
  })
  const own = new OwnAddressKept("panel")
  await eventually(() => expect(own.now.value.state).toBe("rest"))
  // No code was sent yet.
  await own.confirm("123456")
  expect(asked).toEqual(["GET address"])
  await own.askForCode()
  expect(own.code.value).toEqual({ state: "sent", request: "r1" })
  await Promise.all([own.confirm("123456"), own.confirm("123456")])
  expect(asked).toEqual(["GET address", "POST code", "POST confirm"])
  expect(own.address.value.confirmed).toBe(true)
  expect(own.code.value).toEqual({ state: "rest" })
})

test("the address of the letter by which the reader came in is taken without a code", async () => {
  const asked = answering({
    "GET address": () => Response.json({ ...held, email: "", offered: "ann@example.org" }),
    "POST offered": body => Response.json({ ...held, ...(body as object), confirmed: true }),
  })
  const own = new OwnAddressKept("panel")
  await eventually(() => expect(own.now.value.state).toBe("rest"))
  own.accept()
  await eventually(() => expect(own.now.value.state).toBe("saved"))
  expect(asked).toEqual(["GET address", "POST offered"])
  expect(own.address.value).toEqual({
    email: "ann@example.org",
    confirmed: true,
    offered: "",
    second: "",
    canConfirm: true,
  })
})

test("after a wrong code another one may be tried for the same request", async () => {
  const bodies: unknown[] = []
  answering({
    "POST code": () => Response.json({ request: "r1" }),
    "POST confirm": body => {
      bodies.push(body)
      return refused()
    },
  })
  const own = new OwnAddressKept("panel")
  await own.askForCode()
  await own.confirm("000000")
  expect(own.code.value).toMatchObject({ state: "wrong", request: "r1" })
  await own.confirm("123456")
  expect(bodies).toEqual([
    { request: "r1", code: "000000" },
    { request: "r1", code: "123456" },
  ])
})
