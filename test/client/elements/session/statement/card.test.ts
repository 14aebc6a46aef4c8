import { afterEach, describe, expect, test } from "vitest"
import type { ActWanted } from "../../../../../client/elements/session/kit/actWanted.ts"
import type { CommandWanted } from "../../../../../client/elements/session/kit/commandWanted.ts"
import { StatementCard } from "../../../../../client/elements/session/statement/plenary-statement-card.ts"
import type { Statement } from "../../../../../shared/fold/consensusState.ts"
import type { Role, StatementState } from "../../../../../shared/model/terms.ts"
import { eventually } from "../../../../kit/clocks/eventually.ts"
import { as, confirmed, round, scene, statement, table, texts } from "../../../../kit/scenes.ts"
import { allButtons, allWords, buttons, press, shown } from "../shown.ts"

afterEach(() => document.body.replaceChildren())

const seat = (who: string, role: Role, side: string | null) => as(who, role, side)
const moderator = seat("Chen", "moderator", "CN")
const chinese = seat("Lin", "panelist", "CN")
const japanese = seat("Hayase", "panelist", "JP")

async function card(me: typeof moderator, given: Statement) {
  const acts: ActWanted[] = []
  const sent: CommandWanted[] = []
  const element = new StatementCard()
  element.addEventListener("act-wanted", event => acts.push(event))
  element.addEventListener("command-wanted", event => sent.push(event))
  await shown(element, { scene: scene({ statements: table(given) }, me), statement: given })
  return { element, acts, sent }
}

/** The second version, whose Japanese text is two saves behind the Chinese. */
const behind = (over: object = {}): Statement => {
  const level = texts({ zh: "in_sync", ja: "in_sync" }).map(text => ({
    ...text,
    text: wording[text.lang].before,
    revision: 1,
  }))
  const now = level.map(text =>
    text.lang === "ja"
      ? { ...text, state: "out_of_date" as const, behind: 2 }
      : { ...text, text: wording[text.lang].now, revision: 3 },
  )
  const versions = [level, now].map((all, i) => ({ n: i + 1, at: i, texts: all }))
  return { ...statement("proposed", now), versions, ...over } as never
}
const wording = {
  en: { before: "", now: "" },
  zh: { before: "另一方视为批准。", now: "另一方应作为证据采信，但不视为批准。" },
  ja: { before: "他方においても承認とみなす。", now: "" },
}

test("a card says whether its text is being rated or positions are being taken", async () => {
  const given = statement("in_round")
  const chip = async (kind: "rating" | "call") => {
    const rounds = table(round(kind, "open"))
    const of = scene({ statements: table(given), rounds }, moderator)
    const element = await shown(new StatementCard(), { scene: of, statement: given })
    return element.renderRoot.querySelector("header .chip")?.textContent
  }
  expect(await chip("rating")).toBe("Being rated")
  expect(await chip("call")).toBe("Positions being taken")
})

test("figures of the previous wording say which version they belong to, until the next one is proposed", async () => {
  const of = async (state: StatementState) => {
    const given = { ...statement(state), versions: statement("proposed").versions }
    const rounds = table({ ...round("rating", "revealed", []), roll: null })
    const element = await shown(new StatementCard(), {
      scene: scene({ statements: table(given), rounds }, moderator),
      statement: given,
    })
    return allWords(element)
  }
  expect(await of("draft")).toContain("What follows was given on version 1. The words above have changed since.")
  expect(await of("proposed")).not.toContain("What follows was given")
})

describe("the texts on a statement's card", () => {
  test("each says whether it is authentic, and its state", async () => {
    const given = statement("draft", texts({ zh: "in_sync", ja: "draft", en: "draft" }))
    const words = allWords((await card(moderator, given)).element)
    expect(words).toMatch(/中文 Authentic text ✓ Confirmed/)
    expect(words).toMatch(/日本語 Authentic text Draft/)
    expect(words).toMatch(/English Translation/)
    expect(allWords((await card(moderator, statement("draft", texts({ zh: "draft" })))).element)).toMatch(
      /日本語 Authentic text Missing/,
    )
  })

  test("one that is out of date says by how much, who checks it, and word by word what it lacks", async () => {
    const { element } = await card(moderator, behind({ reviewers: { ja: "Morishita" } }))
    expect(allWords(element)).toContain("The Japanese text is 2 changes behind")
    const one = behind().texts.map(text => (text.lang === "ja" ? { ...text, behind: 1 } : text))
    const little = await card(moderator, behind({ texts: one }))
    expect(allWords(little.element)).toContain("The Japanese text is 1 change behind")
    expect(allWords(element)).toContain("Morishita checks this text")
    expect(allWords(element)).toContain("What has changed in the Chinese text")
    const text = [...element.renderRoot.querySelectorAll("plenary-language-text")].find(one => one.text?.lang === "ja")
    const added = [...(text?.renderRoot.querySelectorAll("ins") ?? [])].map(one => one.textContent)
    // Chinese is split into words: whole words are added, and unchanged ones are not marked.
    expect(added.join("")).toContain("证据")
    expect(added.join("")).not.toContain("另一方")
  })

  test("is confirmed by its own side, panelist or chair, and no other; the secretary asks for what was confirmed aloud", async () => {
    const given = behind()
    const offered = async (me: typeof moderator) => buttons((await card(me, given)).element)
    expect(await offered(japanese)).toContain("Confirm: same meaning")
    expect(await offered(chinese)).not.toContain("Confirm: same meaning")
    expect(await offered(moderator)).not.toContain("Confirm: same meaning")
    expect(await offered(seat("Miwa", "moderator", "JP"))).toContain("Confirm: same meaning")
    const secretary = seat("Xu", "secretary", null)
    expect(await offered(secretary)).not.toContain("Confirm: same meaning")
    const asks = await card(secretary, given)
    press(asks.element, "Ask for the confirmation")
    expect(asks.acts.map(({ act }) => act)).toEqual([
      expect.objectContaining({ kind: "ask-to-confirm", lang: "ja", name: "" }),
    ])
    const { element, sent } = await card(japanese, given)
    press(element, "Confirm: same meaning")
    expect(sent.map(({ kind, body }) => [kind, (body as { lang: string }).lang])).toEqual([["confirm-text", "ja"]])
  })

  test("that is the only authentic one counts as confirmed: there is no other to compare it with", async () => {
    const given = scene({ statements: table(behind()) }, japanese)
    const authentic = [{ lang: "ja", side: "JP" }]
    const alone = { ...given, state: { ...given.state, workspace: { ...given.state.workspace!, authentic } } } as never
    const element = await shown(new StatementCard(), { scene: alone, statement: behind() })
    expect(buttons(element)).toContain("Confirm this text")
    expect(buttons(element)).not.toContain("Confirm: same meaning")
  })

  test("is sent with the revision on which the edit began, and a save in between is shown beside it", async () => {
    const given = statement(
      "draft",
      texts({ zh: "draft", ja: "draft" }).map(text => ({ ...text, revision: 4 })) as never,
    )
    const { element, sent } = await card(chinese, given)
    await element.edit("zh")
    const text = [...element.renderRoot.querySelectorAll("plenary-language-text")].find(one => one.text?.lang === "zh")
    await text?.updateComplete
    const area = text?.renderRoot.querySelector("textarea")
    if (!text || !area) throw new Error("no editor")
    area.value = "Data stay."
    area.dispatchEvent(new InputEvent("input"))
    text.text = { ...text.text, revision: 5, text: "Data go." } as never
    await text.updateComplete
    expect(allWords(text)).toContain("Somebody saved this text while you were editing.")
    expect(allWords(text)).toContain("Data go.")
    press(text, "Save")
    expect(sent[0]?.body).toMatchObject({ lang: "zh", text: "Data stay.", base: 4, newVersion: false })
  })
})

describe("the buttons on a statement's card", () => {
  const offered = async (me: typeof moderator, state: StatementState, over: object = {}) =>
    buttons((await card(me, { ...statement(state), ...over })).element).filter(
      name => name !== "Edit" && name !== "Write",
    )

  test("a draft is proposed, carried over or withdrawn by a moderator, proposed by a panelist", async () => {
    expect(await offered(moderator, "draft")).toEqual([
      "Propose (freezes the wording)",
      "Carry over",
      "Record no consensus",
      "Withdraw",
    ])
    expect(await offered(chinese, "draft")).toEqual(["Propose (freezes the wording)", "Recuse myself"])
    expect(await offered(seat("He", "observer", null), "draft")).toEqual([])
  })

  test("a proposed text is rated, called, put to silence or carried over; its panelists object or recuse themselves", async () => {
    expect(await offered(moderator, "proposed")).toEqual([
      "Start a rating",
      "Call for consensus",
      "Start a silence procedure",
      "Carry over",
      "Record no consensus",
      "Withdraw",
    ])
    expect(await offered(chinese, "proposed")).toEqual(["Raise an objection", "Recuse myself"])
    expect(await offered(chinese, "proposed", { recused: ["Lin"] })).toEqual(["Raise an objection"])
    expect(await offered(chinese, "proposed", { by: "Lin" })).toContain("Withdraw")
  })

  test("a text that was carried over or reached no consensus is taken up again by a moderator, unchanged", async () => {
    for (const state of ["carried_over", "no_consensus"] as const) {
      expect(await offered(moderator, state)).toEqual([
        "Start a rating",
        "Call for consensus",
        "Start a silence procedure",
      ])
      expect(await offered(chinese, state)).toEqual([])
    }
    // A draft that was carried over has no frozen wording to be asked about, so it is edited.
    expect(await offered(moderator, "carried_over", { versions: [] })).toEqual([])
    for (const state of ["in_round", "withdrawn"] as const) expect(await offered(moderator, state)).toEqual([])
  })

  test("a call that would be refused says what it waits for, and no silence is offered on it", async () => {
    const { element } = await card(moderator, behind())
    const call = allButtons(element.renderRoot).find(({ textContent }) => textContent?.trim() === "Call for consensus")
    expect(call?.disabled).toBe(true)
    const why = () => element.renderRoot.querySelector(`#${call?.getAttribute("aria-describedby")}`)?.textContent
    // The sentences of refusals are loaded a moment later.
    await eventually(() => expect(why()).toContain("Japanese"))
    expect(buttons(element)).toContain("Start a rating")
    expect(buttons(element)).not.toContain("Start a silence procedure")
  })

  test("if one authentic text is waiting, each moderator may let the call open on the other, once", async () => {
    const waiting = texts({ zh: "in_sync", ja: "draft" })
    const given = { ...statement("proposed", waiting) }
    const name = "Let the call open on one confirmed text"
    expect(buttons((await card(moderator, given)).element)).toContain(name)
    const consented = { ...given, oneText: [{ version: 1, by: "Chen", at: 1, reason: "She is on her way." }] } as never
    const { element } = await card(moderator, consented)
    expect(buttons(element)).not.toContain(name)
    expect(allWords(element)).toContain("Chen lets the call open on one confirmed text: She is on her way.")
    expect(buttons((await card(seat("Miwa", "moderator", "JP"), consented)).element)).toContain(name)
    expect(buttons((await card(moderator, statement("proposed", confirmed))).element)).not.toContain(name)
  })

  test("an open bracket is settled from the card by members who may edit", async () => {
    const given = statement("proposed", texts({ zh: "in_sync", ja: "in_sync" }, "Data [may | shall] move."))
    const { element, acts } = await card(chinese, given)
    press(element, "Settle the bracket")
    expect(acts.map(({ act }) => act.kind)).toEqual(["settle-bracket"])
    expect(buttons((await card(seat("He", "observer", null), given)).element)).toEqual([])
  })
})
