import { render } from "lit"
import { afterEach, expect, test } from "vitest"
import { versionShown } from "../../../../client/pages/proceedings/versions/versionShown.ts"
import type { Author } from "../../../../client/state/session/versions/noteVersions.ts"
import { noteDiff, uncompared, type VersionBlock } from "../../../../shared/document/versions/noteDiff.ts"

afterEach(() => document.body.replaceChildren())

const address = (file: string) => `data:image/gif;base64,${file}`
/** a picture of one point that browsers show */
const point = "R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7"
const picture = (file: string, text: string): VersionBlock<Author> => ({
  kind: "picture",
  lang: "ja",
  text,
  picture: { file, width: 1, height: 1 },
})

function shown(before: VersionBlock<Author>[] | null, now: VersionBlock<Author>[]) {
  const blocks = before ? noteDiff(before, now, "en") : uncompared(now)
  const compared = { at: 2, with: before ? 1 : null, blocks, isSigned: false }
  const view = { compared, first: "en" as const, open: new Set<number>(), all: false, address, toggle: () => {} }
  const page = document.createElement("main")
  document.body.replaceChildren(page)
  render(versionShown(view), page)
  return [...document.querySelectorAll("figure")]
}
const said = (figure: Element) => figure.querySelector("figcaption")?.textContent?.replaceAll(/\s+/g, " ").trim()

test("words say whether a picture was added, removed, kept or described otherwise", () => {
  const figures = shown(
    [picture("gone", "春のデルタ"), picture(point, "橋"), picture("kept", "川")],
    [picture(point, "長い橋"), picture("kept", "川"), picture("new", "海")],
  )
  expect(figures.map(said)).toEqual([
    "Picture removed 春のデルタ",
    "Picture with other words than before 長い橋",
    "Picture, unchanged 川",
    "Picture added 海",
  ])
  expect(figures.map(one => one.querySelector("del, ins")?.textContent ?? null)).toEqual([
    "春のデルタ",
    "長い",
    null,
    "海",
  ])
  expect(figures[0]!.querySelector("figcaption span")!.getAttribute("lang")).toBe("ja")
})

test("a version alone shows its pictures, and says so where a file is not there", async () => {
  const [here, gone] = shown(null, [picture(point, "橋"), picture("nothing", "川")])
  expect([said(here!), said(gone!)]).toEqual(["Picture 橋", "Picture 川"])
  await expect.poll(() => gone!.textContent).toContain("The file of this picture is not here.")
  const isHidden = (figure: Element) => figure.querySelector<HTMLElement>(".version-gone")!.hidden
  await expect.poll(() => [isHidden(here!), isHidden(gone!)]).toEqual([true, false])
  expect(here!.querySelector("img")!.naturalWidth).toBe(1)
})
