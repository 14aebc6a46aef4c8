import { afterEach, expect, test, vi } from "vitest"
import { useLang } from "../../../../client/i18n/language.ts"
import { whatSaid } from "../../../../client/pages/admin/hostWords.ts"
import { AdminLog } from "../../../../client/pages/admin/plenary-admin-log.ts"
import type { HostLogPage, HostLogShown } from "../../../../shared/contract/queries/host/host.ts"
import { eventually } from "../../../kit/clocks/eventually.ts"
import { addressOf } from "../../addressOf.ts"

afterEach(() => {
  document.body.replaceChildren()
  vi.restoreAllMocks()
})

const entry = (seq: number, over: Partial<HostLogShown> = {}): HostLogShown => ({
  seq,
  kind: "signed-in",
  at: 1_800_000_000_000 + seq,
  body: { way: "link", administrator: false, workspace: "w1" },
  personal: { by: { kind: "member", workspace: "w1", member: "ann" }, about: null },
  ...over,
})

async function shown(answer: (path: string) => Response) {
  const asked: string[] = []
  vi.spyOn(window, "fetch").mockImplementation(async path => {
    asked.push(addressOf(path))
    return answer(addressOf(path))
  })
  const element = new AdminLog()
  document.body.append(element)
  await eventually(() =>
    expect(element.querySelector(".lines li, section > p.muted ~ p.muted, [role=alert]")).not.toBeNull(),
  )
  return { element, asked }
}

const page = (over: Partial<HostLogPage>) => Response.json({ entries: [], before: null, names: {}, ...over })

test("entries say what happened and who did it, and earlier ones follow on demand", async () => {
  const { element, asked } = await shown(path =>
    path.includes("before=2")
      ? page({ entries: [entry(1, { personal: null })] })
      : page({ entries: [entry(2)], before: 2, names: { ann: "Ann Bo", w1: "panel" } }),
  )
  expect(element.textContent).toMatch(/Signed in\s+by a link · panel/)
  expect(element.textContent).toContain("Ann Bo")
  const [more] = [...element.querySelectorAll("button")]
  more?.click()
  await eventually(() => expect(element.querySelectorAll(".lines li")).toHaveLength(2))
  expect(element.textContent).toContain("Who it was has been erased")
  expect(asked).toEqual(["/api/host/log", "/api/host/log?before=2"])
})

test("an empty log and a log that cannot be read say so", async () => {
  const empty = await shown(() => page({}))
  expect(empty.element.textContent).toContain("No entry matches.")
  empty.element.remove()
  vi.restoreAllMocks()
  const away = await shown(() => {
    throw new TypeError("no network")
  })
  expect(away.element.querySelector("[role=alert]")).not.toBeNull()
})

test.each([
  ["refused-often", { of: "sign-in links" }, "登录链接"],
  ["refused-often", { of: "ballots" }, "无记名答卷"],
  ["signed-out", { how: "account" }, "由登录服务结束"],
  ["erased", { what: "host-log", workspace: null, count: 3 }, "本日志中的操作者 · 3 处"],
  ["erased", { what: "person", workspace: "w1", count: 2 }, "个人数据 · 2 处 · panel"],
])("an entry %s of %o says its facts in the reader's language", async (kind, body, told) => {
  await useLang("zh")
  expect(whatSaid(kind, body, { w1: "panel" })).toBe(told)
  await useLang("en")
})
