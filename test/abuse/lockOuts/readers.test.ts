import { io } from "socket.io-client"
import { afterEach, beforeEach, expect, test } from "vitest"
import type { Answered } from "../../../shared/contract/live.ts"
import { type ServedPanel, servePanel } from "../../kit/servers/servedPanel.ts"

let panel: ServedPanel
const open: { disconnect(): unknown }[] = []
beforeEach(async () => {
  panel = await servePanel()
  const chair = await panel.join("moderator1")
  await chair.do("set-access", { public: true, replay: "readers", questions: true })
})
afterEach(async () => {
  for (const one of open.splice(0)) one.disconnect()
  await panel.end()
})

/** A reader by the public address, as the proxy on this machine saw them. */
async function reader(from: string, cookie = "") {
  const socket = io(panel.url, {
    transports: ["websocket"],
    forceNew: true,
    extraHeaders: { "x-forwarded-for": from, ...(cookie && { cookie }) },
    auth: { workspace: "panel", from: 0, incarnation: panel.instance.incarnation },
  })
  open.push(socket)
  await new Promise<void>((resolve, reject) => socket.once("connect", resolve).once("connect_error", reject))
  let n = 0
  const ask = async (text: string, id = `${from}-${cookie}-${++n}-${Math.random()}`): Promise<string> => {
    const body = { session: panel.session, text: { lang: "en", text } }
    const command = { id: id.replace(/[^\w-]/g, "").slice(0, 60), kind: "ask-question", body }
    const answered = (await socket.timeout(5_000).emitWithAck("command", command)) as Answered
    return answered.ok ? "done" : answered.refusal.code
  }
  const flood = () =>
    Promise.all(
      Array.from({ length: 80 }, (_, k) => socket.emitWithAck("command", { id: `f${k}`, kind: "none", body: {} })),
    )
  return { ask, flood }
}

test("a reader without a seat fills at most five places, with any number of sockets and cookies, and nobody else's", async () => {
  const greedy = await reader("10.0.0.1")
  for (let n = 0; n < 5; n++) expect(await greedy.ask(`Question ${n}`)).toBe("done")
  expect(await greedy.ask("One more")).toBe("too-fast")
  expect(await (await reader("10.0.0.1", "plenary_session=made-up")).ask("And one more")).toBe("too-fast")
  const other = await reader("10.0.0.2")
  for (let n = 0; n < 5; n++) expect(await other.ask(`Other ${n}`)).toBe("done")
  const [first] = Object.values(
    (await panel.instance.folds.current((await panel.instance.directory.workspaces())[0]!.id)).state.questions,
  )
  await (await panel.join("moderator2")).do("dismiss-question", { question: first!.id })
  expect(await greedy.ask("A place again")).toBe("done")
})

test("a reader who floods uses up no other reader's budget, beside them or elsewhere", async () => {
  const [flooding, beside, elsewhere] = [await reader("10.0.0.1"), await reader("10.0.0.1"), await reader("10.0.0.2")]
  const codes = (await flooding.flood()) as Answered[]
  expect(codes.filter(one => !one.ok && one.refusal.code === "too-fast")).toHaveLength(20)
  expect(await beside.ask("Beside")).toBe("done")
  expect(await elsewhere.ask("Elsewhere")).toBe("done")
})
