import { afterEach, expect, test } from "vitest"
import { limits } from "../../../../shared/contract/limits.ts"
import { openPanel, type Panel } from "../../../kit/servers/panel.ts"
import { papersOf } from "../../../shared/minutes/papers.ts"

let panel: Panel
afterEach(() => panel.end())

const description = { en: "Experts on the logs of delivery robots.", ja: "配送ロボットの記録の専門家。" }
const mandate = { en: "To advise the two cities by June.\n\nNothing binds them." }
const said = async () => (await panel.stage.state()).workspace

test("moderators and the secretary say what the panel is and what it is to do, and all who may read see it", async () => {
  panel = await openPanel({ live: false })
  await panel.do("moderator", "set-description", { description, mandate: {} })
  await panel.do("secretary", "set-description", { description, mandate })
  expect(await said()).toMatchObject({ description, mandate })
  const { workspace } = await panel.instance.folds.view((await said())!.id, "gallery")
  expect(workspace).toMatchObject({ description, mandate })
  for (const who of ["panelist1", "observer"])
    expect(await panel.refused(who, "set-description", { description, mandate })).toBe("not-permitted")
  // the same again is no entry; and it may be taken away
  const { seq } = await panel.stage.state()
  await panel.do("moderator", "set-description", { description, mandate })
  expect((await panel.stage.state()).seq).toBe(seq)
  await panel.do("moderator", "set-description", { description: {}, mandate: {} })
  expect(await said()).toMatchObject({ description: {}, mandate: {} })
})

test("a text that is too long, and an unknown field or language, is refused", async () => {
  panel = await openPanel({ live: false })
  const refused = (body: object) => panel.refused("moderator", "set-description", body as never)
  const long = (n: number) => ({ en: "a".repeat(n) })
  expect(await refused({ description: long(limits.description + 1), mandate: {} })).toBe("too-long")
  expect(await refused({ description: {}, mandate: long(limits.mandate + 1) })).toBe("too-long")
  expect(await refused({ description, mandate, purpose: "more" })).toBe("unknown-field")
  expect(await refused({ description: { fr: "Experts" }, mandate })).toBe("unknown-field")
  expect(await refused({ description: { en: " " }, mandate })).toBe("bad-input")
  await panel.do("moderator", "set-description", {
    description: long(limits.description),
    mandate: long(limits.mandate),
  })
})

test("minutes begin with the mandate under which the panel met, whatever it is later", async () => {
  panel = await openPanel()
  expect((await papersOf(panel)).sections("en").map(({ heading }) => heading)).not.toContain("Mandate")
  await panel.do("moderator", "set-description", { description, mandate })
  await panel.do("moderator", "close-session", { session: panel.session })
  await panel.do("moderator", "set-description", { description, mandate: { en: "Something else." } })
  const { sections } = await papersOf(panel)
  expect(sections("en")[0]).toEqual({
    heading: "Mandate",
    paragraphs: [{ lang: "en", text: mandate.en, quoted: true }],
  })
  // in a language that it has not it stands as the quotation that it is
  expect(sections("zh")[0]).toMatchObject({ heading: "职责", paragraphs: [{ lang: "en", quoted: true }] })
  expect(sections("ja")[0]?.heading).toBe("任務")
})
