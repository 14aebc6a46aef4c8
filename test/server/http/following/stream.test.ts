import { afterEach, beforeEach, describe, expect, test } from "vitest"
import type { MemberId } from "../../../../shared/model/ids.ts"
import { type ServedPanel, servePanel } from "../../../kit/servers/servedPanel.ts"

let panel: ServedPanel
const ending = new Set<AbortController>()
beforeEach(async () => {
  panel = await servePanel()
})
afterEach(async () => {
  for (const one of ending) one.abort()
  ending.clear()
  await panel.end()
})

interface Told {
  id: number | null
  event: string
  data: { kind?: string; seq?: number; incarnation?: string } | null
}

/** Reads server-sent events as the HTML standard says, as far as the tests need it. */
async function follow(cookie: string, { query = "", last = "" } = {}) {
  const end = new AbortController()
  ending.add(end)
  const headers = { ...(cookie && { cookie }), ...(last && { "last-event-id": last }), "accept-encoding": "gzip" }
  const response = await fetch(`${panel.url}/api/workspaces/panel/stream${query}`, { headers, signal: end.signal })
  const told: Told[] = []
  let over = false
  const read = async () => {
    let text = ""
    for await (const piece of response.body?.pipeThrough(new TextDecoderStream()) ?? []) {
      text += piece
      const blocks = text.split("\n\n")
      text = blocks.pop() ?? ""
      for (const block of blocks) {
        const fields = Object.fromEntries(block.split("\n").map(line => line.split(/: (.*)/s, 2)))
        told.push({
          id: fields["id"] ? Number(fields["id"]) : null,
          event: fields["event"] ?? "message",
          data: fields["data"] ? JSON.parse(fields["data"]) : null,
        })
      }
    }
    over = true
  }
  void read().catch(() => (over = true))
  const kinds = () => told.flatMap(({ data }) => data?.kind ?? [])
  return { response, told, kinds, isOver: () => over, end: () => end.abort() }
}

const statusOf = async (cookie: string, query = "", last = "") => {
  const one = await follow(cookie, { query, last })
  one.end()
  return one.response.status
}
const head = async () =>
  (await panel.instance.folds.current((await panel.instance.directory.workspaces())[0]!.id)).head.seq

describe("a stream of entries", () => {
  test("tells what the log has and what comes, each with its number, at once and not compressed", async () => {
    const chair = await panel.join("moderator1")
    const stream = await follow(chair.cookie)
    expect(stream.response.headers.get("content-type")).toContain("text/event-stream")
    expect(stream.response.headers.get("content-encoding")).toBeNull()
    await expect.poll(stream.kinds).toContain("workspace-opened")
    expect(stream.told[0]).toMatchObject({ event: "opened", data: { incarnation: panel.instance.incarnation } })
    await chair.do("open-topic", { title: { en: "Water" }, letter: "W" })
    await expect.poll(() => stream.kinds().at(-1)).toBe("topic-opened")
    const last = stream.told.at(-1)
    expect(last?.id).toBe(last?.data?.seq)
  })

  test("goes on after the event that the reader had last", async () => {
    const chair = await panel.join("moderator1")
    const before = await head()
    await chair.do("open-topic", { title: { en: "Water" }, letter: "W" })
    for (const asked of [{ last: String(before) }, { query: `?from=${before}` }]) {
      const stream = await follow(chair.cookie, asked)
      await expect.poll(stream.kinds).toEqual(["topic-opened"])
      stream.end()
    }
  })

  test("tells a moderator no more than the gallery", async () => {
    const chair = await panel.join("moderator1")
    const observed = await panel.join("secretary1")
    const made = await observed.do("make-invite", { role: "observer" })
    expect(made.made["token"]).toBeTruthy()
    const stream = await follow(chair.cookie)
    const [workspace] = await panel.instance.directory.workspaces()
    const gallery = await panel.instance.folds.entries(workspace!.id, 0, "gallery")
    await expect
      .poll(() => stream.told.filter(({ event, data }) => event === "message" && data).length)
      .toBe(gallery.list.length)
    expect(stream.told.flatMap(({ event, data }) => (event === "message" && data ? [data] : []))).toEqual(
      JSON.parse(JSON.stringify(gallery.list)),
    )
  })

  test("tells no name, to nobody, under the Chatham House Rule", async () => {
    await panel.end()
    panel = await servePanel({ attribution: "chatham" })
    const chair = await panel.join("moderator1")
    await chair.do("open-topic", { title: { en: "Water" }, letter: "W" })
    const stream = await follow(chair.cookie)
    await expect.poll(() => stream.kinds().at(-1)).toBe("topic-opened")
    const names = Object.values(chair.state.members).map(({ name }) => name)
    expect(names.length).toBeGreaterThan(4)
    const all = JSON.stringify(stream.told)
    expect(names.filter(name => all.includes(name))).toEqual([])
  })

  test("ends when its reader may no longer read", async () => {
    const chair = await panel.join("moderator1")
    const stream = await follow((await panel.join("panelist1")).cookie)
    await expect.poll(stream.kinds).toContain("workspace-opened")
    await chair.do("remove-member", { member: panel.people["panelist1"] as MemberId, reason: "Resigned." })
    await expect.poll(stream.isOver).toBe(true)
  })

  test("is refused to others, and from a place that the log does not have", async () => {
    const { cookie } = await panel.join("panelist1")
    expect(await statusOf("")).toBe(401)
    expect(await statusOf(cookie, "?from=999999")).toBe(400)
    expect(await statusOf(cookie, "?from=-1")).toBe(400)
    expect(await statusOf(cookie, "?from=1&from=2")).toBe(400)
    expect(await statusOf(cookie, "", "x")).toBe(400)
  })

  test("holds no place for a question about its headers", async () => {
    const { cookie } = await panel.join("panelist1")
    const heads = Array.from({ length: 25 }, () =>
      fetch(`${panel.url}/api/workspaces/panel/stream`, { method: "HEAD", headers: { cookie } }),
    )
    for (const { status, headers } of await Promise.all(heads))
      expect([status, headers.get("content-type")]).toEqual([200, "text/event-stream; charset=utf-8"])
    expect(await statusOf(cookie)).toBe(200)
  })

  test("is refused above twenty from one address, until one ends", async () => {
    const { cookie } = await panel.join("panelist1")
    const streams = await Promise.all(Array.from({ length: 20 }, () => follow(cookie)))
    expect(streams.map(({ response }) => response.status)).toEqual(Array.from({ length: 20 }, () => 200))
    expect(await statusOf(cookie)).toBe(429)
    streams[0]?.end()
    await expect.poll(() => statusOf(cookie)).toBe(200)
  })
})
