import { afterEach, expect, test } from "vitest"
import { fold } from "../../../shared/fold/fold.ts"
import { emptyState } from "../../../shared/fold/state.ts"
import { proceedingsOf } from "../../../shared/minutes/proceedings/proceedings.ts"
import { prose } from "../../../shared/minutes/prose/prose.ts"
import { scribe } from "../../../shared/minutes/scribe.ts"
import { MemberId } from "../../../shared/model/ids.ts"
import { gallery } from "../../../shared/rules/gallery/gallery.ts"
import { openPanel, type Panel } from "../../kit/servers/panel.ts"

let panel: Panel
afterEach(() => panel.end())

const idOf = (who: string) => panel.people[who] ?? MemberId.parse("nobody")

async function openProposal(): Promise<string> {
  return Object.values((await panel.stage.state()).proposals).find(({ state }) => state === "open")?.id ?? ""
}

async function minutes(attribution: "named" | "chatham" = "named") {
  const workspace = (await panel.instance.directory.workspaces())[0]!.id
  const { list } = await panel.instance.folds.entries(workspace, 0, "room")
  const read = attribution === "named" ? list : list.flatMap(entry => gallery(entry, "chatham") ?? [])
  const state = fold(emptyState, read)
  const told = proceedingsOf(state, state.sessions[panel.session]!, read)
  const section = (lang: "en" | "zh" | "ja") =>
    prose(told, lang)
      .sections.find(({ heading }) => ["Seats", "席位变动", "席の変更"].includes(heading))
      ?.paragraphs.map(({ text }) => text) ?? []
  return { section, scribe: scribe(told) }
}

async function changes(): Promise<void> {
  panel = await openPanel()
  await panel.take("moderator")
  await panel.take("secretary")
  await panel.take("panelist2")
  await panel.do("moderator", "admit-member", { name: "Hana Sato", role: "panelist" })
  await panel.do("secretary", "confirm-proposal", { proposal: await openProposal() })
  await panel.do("moderator", "remove-member", { member: idOf("panelist1"), reason: "They resigned." })
  await panel.do("secretary", "refuse-proposal", { proposal: await openProposal(), reason: "They did not." })
  await panel.do("moderator", "reissue-seat", { member: idOf("panelist2"), reason: "The phone is lost." })
  await panel.do("secretary", "confirm-proposal", { proposal: await openProposal() })
  await panel.do("host", "suspend-member", { member: idOf("panelist3"), reason: "Account stolen." })
  await panel.do("panelist4", "leave-panel", {})
  await panel.do("host", "admit-member", { name: "Late Comer", role: "panelist" })
}

test("the minutes print each change of the electorate with who asked, who consented and why", async () => {
  await changes()
  const { section, scribe: scribed } = await minutes()
  const lines = section("en")
  expect(lines).toContain("moderator proposed that Hana Sato answers in rounds.")
  expect(lines).toContain("Hana Sato answers in rounds from now on: proposed by moderator, confirmed by secretary.")
  expect(lines).toContain("secretary refused that panelist1 is removed. Reason: They did not.")
  expect(lines).toContain("The seat of panelist2 was reissued: proposed by moderator, confirmed by secretary.")
  expect(lines).toContain("An administrator suspended the seat of panelist3. Reason: Account stolen.")
  expect(lines).toContain("panelist4 left the panel.")
  expect(lines).toContain("An administrator admitted Late Comer as a panelist.")
  expect(lines.join(" ")).not.toContain("admitted panelist1")
  for (const lang of ["zh", "ja"] as const) expect(section(lang)).toHaveLength(lines.length)
  expect(scribed).toContain("confirmed by secretary")
})

test("where names stay in the room, the gallery's minutes name nobody whose seat changed", async () => {
  await changes()
  const { section, scribe: scribed } = await minutes("chatham")
  expect(section("en").join(" ")).not.toMatch(/Hana|panelist\d|The phone|stolen/)
  expect(scribed).not.toContain("proposed by an administrator")
})

test("the minutes print who changed the address of another, without the address, and nothing of the preparation", async () => {
  panel = await openPanel({ live: false })
  await panel.do("secretary", "set-address", { member: idOf("panelist1"), email: "before@example.org" })
  await panel.do("moderator", "start-session", { session: panel.session })
  await panel.do("secretary", "set-address", { member: idOf("panelist2"), email: "two@example.org" })
  await panel.do("secretary", "set-address", { member: idOf("panelist3"), email: "" })
  await panel.do("panelist4", "set-address", { member: idOf("panelist4"), email: "own@example.org" })
  const { section, scribe: scribed } = await minutes()
  expect(section("en")).toEqual([
    "secretary changed the e-mail address of panelist2.",
    "secretary took away the e-mail address of panelist3.",
  ])
  expect(section("zh")).toContain("secretary更改了panelist2的邮箱地址。")
  expect(section("ja")).toContain("secretary氏がpanelist2氏のメールアドレスを変更した。")
  expect(scribed).toContain("[secretary changed the e-mail address of panelist2.]")
  expect(scribed).not.toContain("@example.org")
})
