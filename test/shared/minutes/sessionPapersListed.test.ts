import { afterEach, expect, test } from "vitest"
import { openPanel, type Panel } from "../../kit/servers/panel.ts"
import { papersOf } from "./papers.ts"

let panel: Panel
afterEach(() => panel.end())

const headings = { en: "Background papers", zh: "背景文件", ja: "会議資料" }
async function listed(lang: "en" | "zh" | "ja") {
  const { sections } = await papersOf(panel)
  return (
    sections(lang)
      .find(({ heading }) => heading === headings[lang])
      ?.paragraphs.map(({ text }) => text) ?? []
  )
}

async function put(n: number, size: number): Promise<string> {
  const sha256 = String(n).repeat(64)
  const { files } = panel.instance
  const [workspace] = await panel.instance.directory.workspaces()
  await files.begin(workspace!.id, { sha256, type: "application/pdf", size }, 1e9, 0)
  await files.finish(workspace!.id, sha256, { picture: false })
  return sha256
}
const add = async (title: object, file: string, place: object) =>
  String((await panel.do("moderator", "add-reading", { title, file, ...place }))["reading"])

test("the minutes list the papers that the session had when it closed (DOMAIN M11)", async () => {
  panel = await openPanel()
  const { session, topic } = panel
  expect(await listed("en")).toEqual([])
  await add({ en: "Ports in figures", ja: "数字で見る港" }, await put(1, 1_234_000), { session })
  await add({ zh: "港口概况" }, await put(2, 900), { topic })
  const gone = await add({ en: "Draft" }, await put(3, 5_000), { session })
  await add({ en: "Of the whole panel" }, await put(4, 5_000), {})
  await panel.do("moderator", "add-reading", {
    session,
    title: { en: "A link" },
    link: "https://example.org/",
  })
  await panel.do("moderator", "remove-reading", { reading: gone })
  await panel.do("moderator", "close-session", { session })
  const late = await add({ en: "Late" }, await put(5, 5_000), { session })
  const hash = (n: number) => String(n).repeat(64)
  expect(await listed("en")).toEqual([
    `Ports in figures (PDF, 1.2 MB), SHA-256 ${hash(1)}`,
    `港口概况 (PDF, 1 kB), SHA-256 ${hash(2)}`,
  ])
  expect((await listed("ja"))[0]).toBe(`数字で見る港（PDF、1.2 MB）、SHA-256 ${hash(1)}`)
  expect((await listed("zh"))[1]).toBe(`港口概况（PDF，1 kB），SHA-256 ${hash(2)}`)
  await panel.do("moderator", "remove-reading", { reading: late })
  expect(await listed("en")).toHaveLength(2)
})
