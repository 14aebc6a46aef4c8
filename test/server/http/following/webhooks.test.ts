import { createServer, type IncomingMessage, type ServerResponse } from "node:http"
import type { AddressInfo } from "node:net"
import { Webhook } from "standardwebhooks"
import { afterEach, beforeEach, describe, expect, test } from "vitest"
import { outgoing } from "../../../../server/adapters/outgoing/outgoing.ts"
import { systemClock } from "../../../../server/adapters/system/systemClock.ts"
import { sha256 } from "../../../../server/start/instance/instance.ts"
import type { WebhookList, WebhookShown } from "../../../../shared/contract/queries/webhooks.ts"
import type { WorkspaceList } from "../../../../shared/contract/queries.ts"
import { statementHash, textHash } from "../../../../shared/document/textHash.ts"
import { SessionId, StatementId, TopicId } from "../../../../shared/model/ids.ts"
import { until } from "../../../kit/clocks/until.ts"
import { type Seating, type ServedPanel, servePanel } from "../../../kit/servers/servedPanel.ts"

interface Got {
  headers: Record<string, string>
  text: string
}

let panel: ServedPanel
let got: Got[]
let answer: (request: IncomingMessage, response: ServerResponse) => void
const receiver = createServer((request, response) => {
  const chunks: Buffer[] = []
  request.on("data", (chunk: Buffer) => chunks.push(chunk))
  request.on("end", () => {
    got.push({ headers: request.headers as Record<string, string>, text: Buffer.concat(chunks).toString() })
    answer(request, response)
  })
})
let address: string
beforeEach(async () => {
  got = []
  answer = (_, response) => void response.end("ok")
  await new Promise<void>(resolve => receiver.listen(0, "127.0.0.1", resolve))
  address = `http://127.0.0.1:${(receiver.address() as AddressInfo).port}/in?key=1`
})
afterEach(async () => {
  await panel.end()
  receiver.closeAllConnections()
  await new Promise(resolve => receiver.close(resolve))
})

const begin = async (seating: Seating = {}, limits = { timeoutMs: 300 }) => {
  panel = await servePanel({ instead: () => ({ outgoing: outgoing([new URL(address).host], limits) }), ...seating })
  return panel.join("moderator1")
}
const asked = async (cookie: string, method = "GET", path = "", body?: object, slug = "panel") => {
  const response = await fetch(`${panel.url}/api/workspaces/${slug}/webhooks${path}`, {
    method,
    headers: { cookie, "content-type": "application/json" },
    ...(body && { body: JSON.stringify(body) }),
  })
  const json = (await response.json()) as Partial<WebhookList> & {
    id?: string
    secret?: string
    message?: string
    error?: { code: string }
  }
  return { status: response.status, ...json }
}
const made = async (cookie: string, events: string[]) => {
  const { id = "", secret = "" } = await asked(cookie, "POST", "", { address, events })
  return { id, secret }
}
const shown = async (cookie: string): Promise<WebhookShown> => {
  const [first] = (await asked(cookie)).webhooks ?? []
  if (!first) throw new Error("no webhook")
  return first
}
const statement = async (words = "Water is wet.") => {
  const [chair, panelist] = [await panel.join("moderator1"), await panel.join("panelist1")]
  const drafted = await chair.do("draft-statement", { topic: TopicId.parse(panel.topic), lang: "en", text: words })
  const id = StatementId.parse(drafted.made["statement"])
  await panelist.do("confirm-text", { statement: id, lang: "en", seen: textHash(words, sha256) })
  await chair.do("propose-statement", { statement: id, seen: statementHash([{ lang: "en", text: words }], sha256) })
  return chair.do("open-round", {
    statement: id,
    version: 1,
    kind: "rating",
    anonymity: "pseudonymous",
    deadline: { endsAt: Date.now() + 86_400_000, act: "close" },
  })
}

describe("a webhook", () => {
  test("that the server has paused waits for the moderators on their first page, and for nobody else", async () => {
    const chair = await begin()
    const needs = async (cookie: string) => {
      const response = await fetch(`${panel.url}/api/workspaces`, { headers: { cookie } })
      const { workspaces } = (await response.json()) as WorkspaceList
      return workspaces[0]?.needs.filter(({ need }) => need === "webhooks")
    }
    const made = await asked(chair.cookie, "POST", "", { address, events: ["record.declared"] })
    const { webhooks } = panel.instance
    expect(await needs(chair.cookie)).toEqual([])
    await webhooks.pause(String(made.id), "by hand", 1)
    expect(await needs(chair.cookie)).toEqual([])
    await webhooks.pause(String(made.id), "failures", 1)
    expect(await needs(chair.cookie)).toEqual([{ need: "webhooks", n: 1 }])
    expect(await needs((await panel.join("panelist1")).cookie)).toEqual([])
  })

  test("sends what it was made for, signed as Standard Webhooks says, with ids and addresses alone", async () => {
    const chair = await begin({ attribution: "chatham" })
    const { id, secret } = await made(chair.cookie, ["round.opened", "session.started"])
    const { made: ids } = await statement("A sentence that stays in the room.")
    await until(() => got.length === 1, "one message arrives")
    const [first] = got
    const body = new Webhook(secret).verify(first?.text ?? "", first?.headers ?? {})
    expect(body).toEqual({
      type: "round.opened",
      timestamp: expect.stringMatching(/^\d{4}-\d\d-\d\dT[\d:.]+Z$/),
      data: {
        workspace: "panel",
        entry: expect.any(Number),
        id: ids["round"],
        topic: panel.topic,
        url: `${panel.url}/w/panel/t/${panel.topic}`,
      },
    })
    expect(first?.headers).toMatchObject({
      "webhook-id": expect.stringMatching(/^msg_\w{32}$/),
      "user-agent": "Plenary",
    })
    expect(() => new Webhook(secret).verify(`${first?.text} `, first?.headers ?? {})).toThrow()
    await until(async () => (await shown(chair.cookie)).messages[0]?.state === "done", "its answer is listed")
    const listed = await shown(chair.cookie)
    expect(listed).toMatchObject({ id, address, events: ["session.started", "round.opened"], paused: null })
    expect(JSON.stringify(listed)).not.toContain(secret.slice(6))
  })

  test("is made, seen and ended by moderators alone, each panel for itself", async () => {
    const chair = await begin()
    const { id } = await made(chair.cookie, ["round.opened"])
    for (const name of ["panelist1", "secretary", "observer"]) {
      if (!(name in panel.tokens)) continue
      const { cookie } = await panel.join(name)
      expect([name, (await asked(cookie)).status]).toEqual([name, 403])
      expect((await asked(cookie, "POST", "", { address, events: ["round.opened"] })).status).toBe(403)
      for (const path of ["/test", "/pause", "/messages/m/repeat"])
        expect((await asked(cookie, "POST", `/${id}${path}`, { paused: true })).status).toBe(403)
      expect((await asked(cookie, "DELETE", `/${id}`)).status).toBe(403)
    }
    expect((await asked("")).status).toBe(401)
    expect((await asked(chair.cookie, "DELETE", "/another")).status).toBe(404)
    expect((await asked(chair.cookie, "POST", `/${id}/messages/another/repeat`)).status).toBe(404)
    expect((await asked(chair.cookie, "DELETE", `/${id}`)).status).toBe(200)
    expect((await asked(chair.cookie)).webhooks).toEqual([])
  })

  test("goes to https on the public internet, without a password, and at most ten times", async () => {
    const chair = await begin()
    const code = async (to: string) =>
      (await asked(chair.cookie, "POST", "", { address: to, events: ["round.opened"] })).error?.code
    for (const to of [
      "http://example.org/in",
      "https://10.0.0.1/in",
      "https://[::1]/in",
      "https://169.254.169.254/latest",
      "https://167772161/",
      "https://localhost/in",
      "https://localhost./in",
      "https://LOCALHOST./in",
      "https://%6cocalhost./in",
      "https://localhost../in",
      "https://a.localhost./in",
      "https://127.0.0.1./in",
      "https://intranet./in",
      "https://a:b@example.org/in",
      "ftp://example.org/",
      "no address",
    ])
      expect([to, await code(to)]).toEqual([to, "webhook-address"])
    expect(await code(`https://example.org/${"x".repeat(2_000)}`)).toBe("bad-input")
    expect((await asked(chair.cookie, "POST", "", { address, events: ["round.closed"] })).error?.code).toBe("bad-input")
    for (let n = 0; n < 10; n++) expect(await code("https://example.org/in")).toBeUndefined()
    expect(await code("https://example.org/in")).toBe("webhooks-full")
  })

  test("follows no redirect, reads no endless answer and waits for nobody, and says so", async () => {
    const chair = await begin()
    const { id } = await made(chair.cookie, ["round.opened"])
    const result = async (how: typeof answer) => {
      answer = how
      const { message } = await asked(chair.cookie, "POST", `/${id}/test`)
      const found = async () => (await shown(chair.cookie)).messages.find(one => one.id === message)
      await until(async () => /^(done|failed)$/.test((await found())?.state ?? ""), "the message was sent")
      return (await found())?.error
    }
    expect(await result((_, response) => void response.writeHead(302, { location: "http://10.0.0.1/" }).end())).toBe(
      "302",
    )
    expect(
      await result((_, response) => {
        const more = () => {
          while (!response.destroyed && response.write(Buffer.alloc(65_536)));
        }
        response.on("drain", more).writeHead(200, { "content-length": "10000000000" })
        more()
      }),
    ).toBeNull()
    expect(await result(() => {})).toBe("late")
    expect(await result((request, response) => void (request.destroy(), response.destroy()))).toBe("away")
    expect(await result((_, response) => void response.writeHead(500).end())).toBe("500")
    expect((await shown(chair.cookie)).failures).toBe(0)
  })

  test("sends a message that failed again by itself and by hand, under the same id", async () => {
    const chair = await begin()
    const { id } = await made(chair.cookie, ["round.opened"])
    answer = (_, response) => void response.writeHead(503).end()
    await statement()
    await until(async () => (await shown(chair.cookie)).messages[0]?.error === "503", "the first try has failed")
    const [waiting] = (await shown(chair.cookie)).messages
    expect(waiting).toMatchObject({ state: "open", tries: 1 })
    expect((waiting?.due ?? 0) - Date.now()).toBeGreaterThan(1_000)
    expect((await asked(chair.cookie, "POST", `/${id}/messages/${waiting?.id}/repeat`)).error?.code).toBe(
      "already-done",
    )
    answer = (_, response) => void response.end()
    await until(async () => (await shown(chair.cookie)).messages[0]?.state === "done", "the second try has arrived")
    expect((await asked(chair.cookie, "POST", `/${id}/messages/${waiting?.id}/repeat`)).status).toBe(200)
    await until(() => got.length === 3, "it arrives once more")
    expect(new Set(got.map(({ headers }) => headers["webhook-id"])).size).toBe(1)
  })

  test("sends what happened during a pause when it goes on", async () => {
    const chair = await begin()
    const { id } = await made(chair.cookie, ["session.started", "round.opened"])
    expect((await asked(chair.cookie, "POST", `/${id}/pause`, { paused: true })).status).toBe(200)
    expect(await shown(chair.cookie)).toMatchObject({ paused: "by hand" })
    await statement()
    await systemClock.wait(200)
    expect(got).toEqual([])
    await asked(chair.cookie, "POST", `/${id}/pause`, { paused: false })
    await until(() => got.length === 1, "the message arrives")
  })

  test("sends a message that waited for its next try at once when it goes on", async () => {
    const chair = await begin()
    const { id } = await made(chair.cookie, ["round.opened"])
    answer = (_, response) => void response.writeHead(503).end()
    await statement()
    await until(async () => (await shown(chair.cookie)).messages[0]?.error === "503", "the first try has failed")
    await asked(chair.cookie, "POST", `/${id}/pause`, { paused: true })
    answer = (_, response) => void response.end()
    await asked(chair.cookie, "POST", `/${id}/pause`, { paused: false })
    await until(() => got.length === 2, "the message arrives")
  })

  test("sends nothing under an embargo, and everything at its hour", async () => {
    const chair = await begin()
    await made(chair.cookie, ["round.opened"])
    const session = SessionId.parse(panel.session)
    const hour = Date.now() + 3_000
    await chair.do("set-embargo", { session, until: hour })
    await statement()
    await systemClock.wait(500)
    expect(got).toEqual([])
    await until(() => got.length === 1, "the message arrives")
    expect(Date.now()).toBeGreaterThanOrEqual(hour)
  })

  test("ends with the right of its maker", async () => {
    const chair = await begin()
    const second = await panel.join("moderator2")
    await made(second.cookie, ["round.opened"])
    await second.do("leave-panel", {})
    await until(async () => (await shown(chair.cookie)).paused === "maker", "the webhook is paused")
    await statement()
    await systemClock.wait(200)
    expect(got).toEqual([])
  })
})
