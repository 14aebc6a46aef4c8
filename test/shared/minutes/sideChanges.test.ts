import { afterEach, expect, test } from "vitest"
import { fold } from "../../../shared/fold/fold.ts"
import { emptyState } from "../../../shared/fold/state.ts"
import { proceedingsOf } from "../../../shared/minutes/proceedings/proceedings.ts"
import { prose, proseText } from "../../../shared/minutes/prose/prose.ts"
import { scribe } from "../../../shared/minutes/scribe.ts"
import { gallery } from "../../../shared/rules/gallery/gallery.ts"
import { openPanel, type Panel } from "../../kit/servers/panel.ts"

let panel: Panel
afterEach(() => panel.end())

async function minutes(attribution: "named" | "chatham" = "named"): Promise<string[]> {
  const workspace = (await panel.instance.directory.workspaces())[0]!.id
  const { list } = await panel.instance.folds.entries(workspace, 0, "room")
  const read = attribution === "named" ? list : list.flatMap(entry => gallery(entry, "chatham") ?? [])
  const state = fold(emptyState, read)
  const told = proceedingsOf(state, state.sessions[panel.session]!, read)
  return [...(["en", "zh", "ja"] as const).map(lang => proseText(prose(told, lang))), scribe(told)]
}

/** A panel of the sides C and J, in session; the moderator names one anew, adds one and takes one away. */
async function changed(): Promise<void> {
  panel = await openPanel({ sided: true })
  const [c, j] = (await panel.stage.state()).sides
  await panel.do("moderator", "set-sides", { sides: [c!, { ...j!, title: { en: "North", zh: "北方" }, mark: "N" }] })
  const now = (await panel.stage.state()).sides
  await panel.do("secretary", "set-sides", { sides: [...now, { title: { en: "East" }, mark: "E" }] })
  await panel.do("secretary", "set-sides", { sides: (await panel.stage.state()).sides.slice(0, 2) })
}

test("the minutes print who changed the title or the mark of a side, from what to what", async () => {
  await changed()
  const [en, zh, ja, scribed] = await minutes()
  for (const told of [en, scribed]) {
    expect(told).toContain("moderator changed the side J (J) to North / 北方 (N).")
    expect(told).toContain("secretary added the side East (E).")
    expect(told).toContain("secretary took away the side East (E).")
  }
  expect(zh).toContain("moderator将“J (J)”一方改为“North / 北方 (N)”。")
  expect(zh).toContain("secretary增设“East (E)”一方。")
  expect(zh).toContain("secretary取消“East (E)”一方。")
  expect(ja).toContain("moderator氏が側「J (J)」を「North / 北方 (N)」に変更した。")
  expect(ja).toContain("secretary氏が側「East (E)」を設けた。")
  expect(ja).toContain("secretary氏が側「East (E)」をなくした。")
})

test("setting up a panel, before any answer or session, is no change", async () => {
  panel = await openPanel({ sided: true, live: false })
  const [c, j] = (await panel.stage.state()).sides
  await panel.do("moderator", "set-sides", { sides: [c!, { ...j!, mark: "N" }] })
  await panel.do("moderator", "start-session", { session: panel.session })
  expect((await minutes()).join("")).not.toContain("(N)")
})

test("a change between a round and the first session is told by that session", async () => {
  panel = await openPanel({ sided: true, live: false })
  const statement = await panel.proposed()
  const { round } = await panel.do("moderator", "open-round", { statement, version: 1, kind: "rating" })
  await panel.do("moderator", "void-round", { round: String(round), reason: "Later." })
  const [c, j] = (await panel.stage.state()).sides
  await panel.do("moderator", "set-sides", { sides: [c!, { ...j!, mark: "N" }] })
  await panel.do("moderator", "start-session", { session: panel.session })
  expect((await minutes())[0]).toContain("moderator changed the side J (J) to J (N).")
})

test("minutes without names tell nothing of sides", async () => {
  await changed()
  expect((await minutes("chatham")).join("")).not.toContain("North")
})
