import { describe, expect, test } from "vitest"
import type { Job, NewJob } from "../../../../server/ports/database/jobs.ts"
import type { Webhook } from "../../../../server/ports/database/webhooks.ts"
import { ann, elsewhere, unit, workspace } from "../samples.ts"
import type { Bench } from "../storeConformance.ts"

const made = (id: string, over: Partial<NewJob> = {}): NewJob => ({
  id,
  kind: "exports",
  workspace,
  owner: ann,
  subject: "",
  body: "{}",
  due: 10,
  madeAt: 10,
  keepUntil: 1_000,
  ...over,
})
const lease = (server: string, now: number) => ({ server, now, until: now + 10 })
const ended = { error: null, endedAt: 40, keepUntil: 60 }

export function jobPromises(bench: () => Bench) {
  const jobs = () => bench().opened.jobs
  const taken = async (server: string, now: number): Promise<string | undefined> =>
    (await jobs().take("exports", lease(server, now)))?.id

  describe("jobs", () => {
    test("are added once, found by id and subject, and survive a restart", async () => {
      expect(await jobs().add(made("a", { subject: "hook", body: '{"x":1}' }))).toBe(true)
      expect(await jobs().add(made("a"))).toBe(false)
      await jobs().add(made("b", { subject: "hook", madeAt: 11 }))
      await jobs().add(made("c", { subject: "hook", madeAt: 12 }))
      await bench().reopen()
      const whole: Job = {
        ...made("a", { subject: "hook", body: '{"x":1}' }),
        state: "open",
        tries: 0,
        step: "",
        done: 0,
        total: 0,
        error: null,
        result: null,
        server: "",
        leaseUntil: 0,
        endedAt: null,
      }
      expect(await jobs().job("a")).toEqual(whole)
      expect((await jobs().ofSubject("hook", 2)).map(({ id }) => id)).toEqual(["c", "b"])
      expect((await jobs().standing("exports", workspace)).map(({ id }) => id).toSorted()).toEqual(["a", "b", "c"])
      expect(await jobs().standing("exports", elsewhere)).toEqual([])
    })

    test("exports of a workspace end with their files where words are erased, and nothing else does", async () => {
      for (const [id, over] of [
        ["done", {}],
        ["running", {}],
        ["waits", { due: 900 }],
        ["later", { madeAt: 21, due: 900 }],
        ["other", { workspace: elsewhere, due: 900 }],
        ["message", { kind: "webhooks", due: 900 }],
      ] as const) {
        await jobs().add(made(id, over))
        await jobs().addPart({ id, server: "" }, 0, Buffer.from(id))
      }
      expect(await taken("s1", 10)).toBe("done")
      expect(await jobs().end({ id: "done", server: "s1" }, { ...ended, state: "done", result: "{}" })).toBe(true)
      expect(await taken("s1", 10)).toBe("running")
      expect((await jobs().endExports(workspace, 20, 50)).toSorted()).toEqual(["done", "running", "waits"])
      for (const id of ["done", "running", "waits"]) {
        expect(await jobs().job(id)).toMatchObject({ state: "failed", error: "erased", result: null, endedAt: 50 })
        expect(await jobs().part(id, 0)).toBeNull()
      }
      for (const id of ["later", "other", "message"]) {
        expect((await jobs().job(id))?.state).toBe("open")
        expect(await jobs().part(id, 0)).not.toBeNull()
      }
      expect(await jobs().end({ id: "running", server: "s1" }, { ...ended, state: "done", result: "{}" })).toBe(false)
      const change = { kind: "exports-ended", workspace: elsewhere, at: 60 } as const
      await bench().opened.store.commit(unit(0, { directory: [change] }))
      expect(await jobs().job("other")).toMatchObject({ state: "failed", error: "erased", endedAt: 60 })
      expect(await jobs().part("other", 0)).toBeNull()
      expect((await jobs().job("later"))?.state).toBe("open")
    })

    test("are taken when they are due, the longest due first, each by one server until its lease is over", async () => {
      await jobs().add(made("late", { due: 30 }))
      await jobs().add(made("early", { due: 20 }))
      await jobs().add(made("other", { due: 1, kind: "webhooks" }))
      expect(await jobs().nextDue("exports")).toBe(20)
      expect(await taken("s1", 19)).toBeUndefined()
      expect(await taken("s1", 30)).toBe("early")
      expect(await taken("s2", 30)).toBe("late")
      expect(await taken("s2", 39)).toBeUndefined()
      expect(await jobs().nextDue("exports")).toBe(40)
      expect(await taken("s2", 40)).toBe("early")
      expect(await jobs().job("early")).toMatchObject({ server: "s2", tries: 2, leaseUntil: 50 })
      expect(await jobs().renew({ id: "early", server: "s1" }, 60, { step: "x", done: 1, total: 2 })).toBe(false)
      expect(await jobs().renew({ id: "early", server: "s2" }, 60, { step: "x", done: 1, total: 2 })).toBe(true)
      expect(await jobs().job("early")).toMatchObject({ leaseUntil: 60, step: "x", done: 1, total: 2 })
    })

    test("of readers without a seat are taken last, and a job is dropped with its file", async () => {
      await jobs().add(made("reader", { owner: "address 0a", due: 1 }))
      await jobs().add(made("member", { due: 5 }))
      await jobs().add(made("program", { owner: "token 1", due: 6 }))
      for (const id of ["member", "program", "reader"]) expect(await taken("s1", 10)).toBe(id)
      await jobs().addPart({ id: "member", server: "s1" }, 0, Buffer.from("x"))
      await jobs().drop("member")
      expect(await jobs().job("member")).toBeNull()
      expect(await jobs().part("member", 0)).toBeNull()
      expect((await jobs().standing("exports", workspace)).length).toBe(2)
    })

    test("are taken at most so many at a time about one subject, until they end or their lease is over", async () => {
      for (const n of [1, 2, 3]) await jobs().add(made(`slow${n}`, { subject: "slow", due: n }))
      await jobs().add(made("other", { subject: "slow", due: 1, kind: "webhooks" }))
      await jobs().add(made("fast", { subject: "fast", due: 9 }))
      const next = async (now: number) =>
        (await jobs().take("exports", lease("s1", now), { subject: 2, workspace: 9 }))?.id
      expect([await next(10), await next(10), await next(10), await next(10)]).toEqual([
        "slow1",
        "slow2",
        "fast",
        undefined,
      ])
      await jobs().end({ id: "slow1", server: "s1" }, { ...ended, state: "done", result: null })
      expect([await next(11), await next(11)]).toEqual(["slow3", undefined])
      expect(await next(20)).toBe("slow2")
    })

    test("are taken at most so many at a time of one workspace, so that others get their turn", async () => {
      for (const n of [1, 2, 3, 4]) await jobs().add(made(`slow${n}`, { subject: `hook${n}`, due: n }))
      await jobs().add(made("fast", { workspace: elsewhere, subject: "hook9", due: 9 }))
      const next = async (now: number) =>
        (await jobs().take("exports", lease("s1", now), { subject: 2, workspace: 3 }))?.id
      const all = [await next(10), await next(10), await next(10), await next(10), await next(10)]
      expect(all).toEqual(["slow1", "slow2", "slow3", "fast", undefined])
      await jobs().end({ id: "slow2", server: "s1" }, { ...ended, state: "done", result: null })
      expect(await next(11)).toBe("slow4")
    })

    test("about one subject are due at once when it is told so", async () => {
      await jobs().add(made("waits", { subject: "hook", due: 900 }))
      await jobs().add(made("else", { subject: "another", due: 900 }))
      await jobs().add(made("over", { subject: "hook", due: 5 }))
      expect(await taken("s1", 10)).toBe("over")
      await jobs().end({ id: "over", server: "s1" }, { ...ended, state: "done", result: null })
      await jobs().hasten("hook", 20)
      expect(await jobs().job("waits")).toMatchObject({ state: "open", due: 20 })
      expect(await jobs().job("else")).toMatchObject({ due: 900 })
      expect(await jobs().job("over")).toMatchObject({ state: "done", due: 5 })
    })

    test("are taken by one of two servers that ask at once", async () => {
      const other = await bench().second()
      for (let n = 0; n < 10; n++) await jobs().add(made(`j${n}`, { due: n }))
      const both = await Promise.all(
        Array.from({ length: 20 }, (_, n) =>
          (n % 2 ? jobs() : other.jobs).take("exports", lease(`s${n % 2}`, 100)).catch(() => null),
        ),
      )
      const ids = both.flatMap(job => (job ? [job.id] : []))
      expect(new Set(ids).size).toBe(ids.length)
      await other.close()
    })

    test("end for the server that holds them, come back after a failure, and are repeated by hand", async () => {
      await jobs().add(made("a"))
      await taken("s1", 10)
      await jobs().giveBack({ id: "a", server: "s1" }, 30, "away")
      expect(await jobs().job("a")).toMatchObject({ state: "open", due: 30, error: "away", tries: 1, server: "" })
      await taken("s1", 30)
      await jobs().giveBack({ id: "a", server: "s1" }, 31, null)
      expect(await jobs().job("a")).toMatchObject({ due: 31, error: "away", tries: 1 })
      await taken("s2", 31)
      expect(await jobs().end({ id: "a", server: "s1" }, { state: "done", result: null, ...ended })).toBe(false)
      expect(await jobs().end({ id: "a", server: "s2" }, { state: "done", result: "{}", ...ended })).toBe(true)
      expect(await jobs().job("a")).toMatchObject({ state: "done", result: "{}", endedAt: 40, error: null })
      expect(await taken("s1", 90)).toBeUndefined()
      expect(await jobs().repeat("a", 90, 900)).toBe(true)
      expect(await jobs().repeat("a", 90, 900)).toBe(false)
      expect(await jobs().job("a")).toMatchObject({ state: "open", due: 90, tries: 0, result: null, keepUntil: 900 })
    })

    test("are cancelled once, with what they have written, and then belong to no server", async () => {
      await jobs().add(made("a"))
      await taken("s1", 10)
      await jobs().addPart({ id: "a", server: "s1" }, 0, Uint8Array.of(0, 255))
      expect(await jobs().cancel("a", 20, 60)).toBe(true)
      expect(await jobs().cancel("a", 20, 60)).toBe(false)
      expect(await jobs().renew({ id: "a", server: "s1" }, 60, { step: "", done: 0, total: 0 })).toBe(false)
      expect(await jobs().end({ id: "a", server: "s1" }, { state: "done", result: null, ...ended })).toBe(false)
      expect(await jobs().part("a", 0)).toBeNull()
    })

    test("store parts for the server that holds them alone, and lose them where they fail", async () => {
      await jobs().add(made("a"))
      await taken("s1", 10)
      expect(await jobs().addPart({ id: "a", server: "s1" }, 0, Uint8Array.of(1))).toBe(true)
      await taken("s2", 20)
      expect(await jobs().addPart({ id: "a", server: "s1" }, 1, Uint8Array.of(1))).toBe(false)
      expect(await jobs().addPart({ id: "a", server: "s2" }, 1, Uint8Array.of(2))).toBe(true)
      expect(await jobs().part("a", 1)).toEqual(Uint8Array.of(2))
      expect(await jobs().end({ id: "a", server: "s1" }, { ...ended, state: "failed", result: null })).toBe(false)
      expect(await jobs().part("a", 1)).not.toBeNull()
      expect(await jobs().end({ id: "a", server: "s2" }, { ...ended, state: "failed", result: null })).toBe(true)
      expect([await jobs().part("a", 0), await jobs().part("a", 1)]).toEqual([null, null])
      expect(await jobs().addPart({ id: "a", server: "s2" }, 1, Uint8Array.of(2))).toBe(false)
    })

    test("are forgotten with their files when their time is over, and parts of no job with them", async () => {
      for (const id of ["a", "b"]) {
        await jobs().add(made(id))
        await taken("s1", 10)
        await jobs().addPart({ id, server: "s1" }, 0, Uint8Array.of(1, 2, 3))
        await jobs().end(
          { id, server: "s1" },
          { state: "done", result: null, ...ended, keepUntil: id === "a" ? 60 : 70 },
        )
      }
      expect(await jobs().part("a", 0)).toEqual(Uint8Array.of(1, 2, 3))
      expect(await jobs().forget(59)).toBe(60)
      expect(await jobs().forget(60)).toBe(70)
      expect([await jobs().job("a"), await jobs().part("a", 0)]).toEqual([null, null])
      expect(await jobs().part("b", 0)).toEqual(Uint8Array.of(1, 2, 3))
      expect(await jobs().forget(70)).toBeNull()
    })

    test("webhooks and the uses of tokens end with their workspace", async () => {
      await jobs().add(made("a"))
      await jobs().add(made("b", { workspace: elsewhere }))
      await jobs().addPart({ id: "a", server: "" }, 0, Uint8Array.of(1))
      await bench().opened.webhooks.add(hook, 9)
      const { directory } = bench().opened
      await directory.useToken(workspace, "m1", 5)
      await directory.useToken(elsewhere, "m2", 5)
      await bench().opened.store.commit(unit(0, { directory: [{ kind: "workspace-removed", id: workspace }] }))
      expect([await jobs().job("a"), await jobs().part("a", 0)]).toEqual([null, null])
      expect(await jobs().job("b")).toMatchObject({ id: "b" })
      expect(await bench().opened.webhooks.webhook("w1")).toBeNull()
      expect([await directory.tokenUses(workspace), (await directory.tokenUses(elsewhere)).length]).toEqual([[], 1])
    })
  })

  const hook: Webhook = {
    id: "w1",
    workspace,
    madeBy: ann,
    address: "https://example.org/in?key=1",
    events: ["record.declared", "round.shown"],
    secret: "whsec_x",
    madeAt: 5,
    seq: 3,
    failures: 0,
    failingSince: null,
    paused: null,
    pausedAt: null,
  }

  test("webhooks keep their place in the log, count the failures in a row, and are paused and removed", async () => {
    const { webhooks } = bench().opened
    await webhooks.add(hook, 9)
    await webhooks.add({ ...hook, id: "w0", madeAt: 6 }, 9)
    expect(await webhooks.webhook("w1")).toEqual(hook)
    expect((await webhooks.ofWorkspace(workspace)).map(({ id }) => id)).toEqual(["w1", "w0"])
    expect(await webhooks.ofWorkspace(elsewhere)).toEqual([])
    await webhooks.advance("w1", 9)
    await webhooks.advance("w1", 7)
    await webhooks.failed("w1", 20)
    expect(await webhooks.failed("w1", 30)).toMatchObject({ seq: 9, failures: 2, failingSince: 20 })
    await webhooks.succeeded("w1")
    expect(await webhooks.webhook("w1")).toMatchObject({ failures: 0, failingSince: null })
    await webhooks.failed("w1", 40)
    await webhooks.pause("w1", "failures", 50)
    expect(await webhooks.webhook("w1")).toMatchObject({ paused: "failures", pausedAt: 50, failures: 0 })
    await webhooks.pause("w1", null, 60)
    expect(await webhooks.webhook("w1")).toMatchObject({ paused: null, pausedAt: null })
    await webhooks.remove("w1")
    expect(await webhooks.failed("w1", 70)).toBeNull()
    expect((await webhooks.ofWorkspace(workspace)).map(({ id }) => id)).toEqual(["w0"])
  })
}
