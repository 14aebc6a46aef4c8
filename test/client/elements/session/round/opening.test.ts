import { afterEach, describe, expect, test } from "vitest"
import { page } from "vitest/browser"
import { QuorumChips } from "../../../../../client/elements/session/agenda/plenary-quorum.ts"
import "../../../../../client/styles/main.css"
import type { Round } from "../../../../../shared/fold/consensusState.ts"
import { as, confirmed, fourOfEach, positions, round, scene, statement, table } from "../../../../kit/scenes.ts"
import { asked } from "../asking.ts"
import { allWords, shown } from "../shown.ts"

afterEach(() => {
  document.body.replaceChildren()
  sessionStorage.clear()
})

const moderator = as("Chen", "moderator", "CN")
const proposed = statement("proposed")
/** Two sides of two members. */
const small = scene({ statements: table(proposed) }, moderator)
const all = fourOfEach.map(({ id }) => id)
const given = scene({ statements: table(proposed), members: table(...fourOfEach) }, { ...moderator, present: all })

describe("a round is opened", () => {
  test("a rating with names hidden and ninety seconds, unless the moderator chooses otherwise", async () => {
    const form = await asked({ kind: "start-rating", statement: proposed }, given)
    expect(await form.send()).toEqual([
      {
        kind: "open-round",
        body: {
          statement: "A-1",
          version: 1,
          kind: "rating",
          anonymity: "pseudonymous",
          absentees: "counted",
          reasonsFor: "low",
          seconds: 90,
        },
      },
    ])
  })

  test("with names hidden, absentees are a number, unless the moderator chooses names; the form says which", async () => {
    const form = await asked({ kind: "start-rating", statement: proposed }, given)
    expect(allWords(form.dialog)).toContain("Who has not answered is shown as a number only.")
    await form.write("absentees", "named", "change")
    expect(allWords(form.dialog)).toContain("While it is open, the room sees by name who has not answered.")
    expect(await form.send()).toMatchObject([{ body: { absentees: "named" } }])
    await form.write("anonymity", "secret", "change")
    expect(form.field("absentees")).toBeNull()
  })

  test("with fewer than four members present, named is offered first, and hiding names says that nothing may be shown", async () => {
    const three = scene(
      { statements: table(proposed), members: table(...fourOfEach) },
      { ...moderator, present: all.slice(0, 3) },
    )
    const form = await asked({ kind: "start-rating", statement: proposed }, three)
    expect(form.options("anonymity")[0]).toBe("Named")
    expect(allWords(form.dialog)).not.toContain("Here now")
    await form.write("anonymity", "pseudonymous", "change")
    expect(allWords(form.dialog)).toContain("Here now: 3 of those who can answer.")
    await form.write("anonymity", "named", "change")
    expect(await form.send()).toMatchObject([{ body: { anonymity: "named" } }])
  })

  test("if a side is too small to hide anybody the round is offered named, with the reason", async () => {
    const form = await asked({ kind: "call", statement: proposed }, small)
    expect(form.options("anonymity")).toEqual(["Named"])
    expect(allWords(form.dialog)).toContain("has only 2, and the outcome would tell how they stood")
    expect(await form.send()).toMatchObject([{ body: { kind: "call", anonymity: "named" } }])
  })

  test("a short rating is a sense check", async () => {
    const form = await asked({ kind: "start-rating", statement: proposed }, given)
    expect(form.options("length")).toEqual(["Sense check (30 seconds)", "Rating (90 seconds)", "Rating (3 minutes)"])
    await form.write("length", "sense", "change")
    expect(await form.send()).toMatchObject([{ body: { kind: "rating", seconds: 30 } }])
  })

  test("a rating requires reasons as the panel's settings say, unless the moderator chooses otherwise", async () => {
    const workspace = { ...given.state.workspace, reasonsFor: "ends" }
    const form = await asked({ kind: "start-rating", statement: proposed }, {
      ...given,
      state: { ...given.state, workspace },
    } as never)
    expect(allWords(form.dialog)).toContain("the result shows no movement and no side's figures")
    expect(await form.send()).toMatchObject([{ body: { reasonsFor: "ends" } }])
    await form.write("reasonsFor", "none", "change")
    await form.write("anonymity", "named", "change")
    expect(allWords(form.dialog)).not.toContain("no side's figures")
    expect((await form.send()).at(-1)).toMatchObject({ body: { reasonsFor: "none" } })
  })

  test("a call is named, has no clock, and can be made secret with a sentence on what cannot be promised", async () => {
    const form = await asked({ kind: "call", statement: proposed }, given)
    expect(form.field("length")).toBeNull()
    expect(allWords(form.dialog)).toContain("Named: after the result is shown, everyone sees who answered what.")
    await form.write("anonymity", "secret", "change")
    expect(allWords(form.dialog)).toContain(
      "Someone controlling the server while a secret round is open could still observe it.",
    )
    expect(await form.send()).toMatchObject([{ body: { kind: "call", anonymity: "secret", seconds: null } }])
  })
})

describe("a record is declared", () => {
  const call = (...held: Parameters<typeof positions>): Round =>
    ({ ...round("call", "revealed", positions(...held)), anonymity: "named" }) as unknown as Round
  const standing = (of: Round) => scene({ statements: table(proposed), rounds: table(of) }, moderator)

  test("with the level under the rule, its reasons, and the text in view", async () => {
    const of = call("agree", "agree", "agree", "reserve")
    const form = await asked({ kind: "declare", statement: proposed, round: of, level: "consensus" }, standing(of))
    const words = allWords(form.dialog)
    expect(words).toContain("Under the rule: Consensus. You may declare this or a lower level, never a higher one.")
    expect(words).toContain("Nobody is against it and no objection is maintained, but not everyone simply agrees.")
    expect(words).toContain("4 of 4 answered; 4 of 4 support the text.")
    expect(words).toContain("Data move.")
    expect(form.options("level")).toEqual(["Consensus", "Rough consensus (dissent recorded)"])
    expect(form.field("reason")).toBeNull()
  })

  test("with every authentic text, and with the buttons in sight on a laptop's screen", async () => {
    const of = call("agree", "agree", "agree", "reserve")
    const wording = { zh: "数据可以流动。", ja: "データは移転できる。" }
    const inTwo = statement(
      "proposed",
      confirmed.map(text => ({ ...text, text: wording[text.lang as "zh"] ?? "" })),
    )
    const act = { kind: "declare", statement: inTwo, round: of, level: "consensus" } as const
    await page.viewport(1366, 768)
    const { dialog } = await asked(act, standing(of))
    const quotes = [...dialog.renderRoot.querySelectorAll("blockquote")]
    expect(quotes.map(({ lang, textContent }) => [lang, textContent])).toEqual([
      ["zh-CN", wording.zh],
      ["ja", wording.ja],
    ])
    const form = dialog.renderRoot.querySelector("dialog")
    expect(form?.scrollHeight).toBeGreaterThan(form?.clientHeight ?? 0)
    for (const button of dialog.renderRoot.querySelectorAll(".row button"))
      expect(button.getBoundingClientRect().bottom).toBeLessThan(form?.getBoundingClientRect().bottom ?? 0)
  })

  test("lower only with a reason, and with a note in each language of the panel", async () => {
    const of = call("agree", "agree", "agree", "agree")
    const form = await asked({ kind: "declare", statement: proposed, round: of, level: "unanimity" }, standing(of))
    await form.write("level", "rough", "change")
    expect(await form.send()).toEqual([])
    await form.write("reason", "One colleague had left.")
    await form.write("note-zh", "少于30人的群体除外。")
    await form.write("note-ja", "30人未満の集団を除く。")
    expect(form.field("note-ja")?.getAttribute("lang")).toBe("ja")
    expect(await form.send()).toEqual([
      {
        kind: "declare-record",
        body: {
          statement: "A-1",
          level: "rough",
          reason: "One colleague had left.",
          note: { zh: "少于30人的群体除外。", ja: "30人未満の集団を除く。" },
          seen: "4/4/0/0/0/0",
        },
      },
    ])
  })
})

test("a side is identified by its mark and by words, never by a colour alone", async () => {
  const marked = scene({}, moderator)
  const state = {
    ...marked.state,
    sides: marked.state.sides.map(side => ({ ...side, mark: side.id === "CN" ? "中" : "日" })),
  }
  const chips = await shown(new QuorumChips(), { scene: { ...marked, state, present: ["Lin", "Han"] } })
  const said = [...chips.renderRoot.querySelectorAll("li")].map(li => li.textContent?.replace(/\s+/g, " ").trim())
  expect(said).toEqual(["中 2/2 ✓ Quorum met", "日 0/2 … Quorum: JP needs 1 more"])
})

test("absent members are named side by side while a session is held", async () => {
  const held = scene({}, moderator)
  const chips = await shown(new QuorumChips(), { scene: { ...held, present: ["Lin", "Hayase"] } })
  const said = () =>
    [...chips.renderRoot.querySelectorAll("ul ~ p")].map(line => line.textContent?.replace(/\s+/g, " ").trim())
  expect(said()).toEqual(["CN Not here: Han", "JP Not here: Morishita"])
  chips.scene = { ...held, present: ["Lin", "Han", "Hayase", "Morishita"] }
  await chips.updateComplete
  expect(said()).toEqual([])
})

test("everybody reads the names of those who answer in rounds, and of those who are asked only once their seat is confirmed", async () => {
  const given = scene({})
  const members = Object.fromEntries(
    Object.entries(given.state.members).map(([id, one]) => [id, id === "Han" ? { ...one, unconfirmed: "P" } : one]),
  )
  for (const reader of [moderator, as("Lin", "panelist", "CN"), as("He", "observer")]) {
    const seen = { ...scene({ members }, reader), present: [] }
    const chips = await shown(new QuorumChips(), { scene: seen })
    const list = chips.renderRoot.querySelector("details")
    expect(list?.querySelector("summary")?.textContent).toContain("3")
    expect(list?.querySelector("p")?.textContent).toBe("Lin, Hayase and Morishita")
    expect(list?.textContent).toContain("Not confirmed yet, so not asked: Han")
  }
})
