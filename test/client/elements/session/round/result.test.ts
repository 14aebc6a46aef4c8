import { render } from "lit"
import { afterEach, describe, expect, test } from "vitest"
import { DotStrip } from "../../../../../client/elements/session/round/result/plenary-dot-strip.ts"
import { RoundResult } from "../../../../../client/elements/session/round/result/plenary-round-result.ts"
import { StatementCard } from "../../../../../client/elements/session/statement/plenary-statement-card.ts"
import { useLang } from "../../../../../client/i18n/language.ts"
import { classWords } from "../../../../../client/i18n/sentences/ratings/ratingWords.ts"
import { recordRatings } from "../../../../../client/pages/record/desk/recordRatings.ts"
import { justNow } from "../../../../../client/pages/session/parts/justNow.ts"
import type { Round } from "../../../../../shared/fold/consensusState.ts"
import { classIn } from "../../../../../shared/rules/round/outcome/classes.ts"
import { scoresOf, statistics } from "../../../../../shared/rules/round/outcome/ratings.ts"
import { positions, round, scene, statement, table } from "../../../../kit/scenes.ts"
import { asked } from "../asking.ts"
import { allWords, settled, shown } from "../shown.ts"

afterEach(async () => {
  document.body.replaceChildren()
  await useLang("en")
})

const asked7 = { en: "7 of 8 asked answered.", zh: "8人中7人作答。", ja: "8名中7名が回答しました。" }

const sideOf = (i: number) => (i < 4 ? "CN" : "JP")
const electorate = Array.from({ length: 8 }, (_, i) => ({ member: `m${i}`, side: sideOf(i) }))
const rating = (scores: (number | null)[] | null, sides = true): Round => {
  const answers = scores?.map((score, i) => ({
    member: null,
    alias: null,
    side: sides ? sideOf(i) : null,
    answer: { kind: "rating", score },
    spoken: false,
    silent: false,
  }))
  const over = { electorate, anonymity: "pseudonymous", roll: null }
  return { ...round("rating", "revealed", answers ?? null), ...over } as unknown as Round
}

async function result(of: Round) {
  const given = { rounds: table(of), statements: table(statement("proposed")) }
  return shown(new RoundResult(), { scene: scene(given), round: of })
}
const details = (element: RoundResult) => {
  const found = element.renderRoot.querySelector("details")
  if (!found) throw new Error("there are no details")
  const pairs = [...found.querySelectorAll("dt")].map(dt => [dt.textContent, dt.nextElementSibling?.textContent])
  return { open: found.open, pairs: Object.fromEntries(pairs) as Record<string, string>, text: found.textContent }
}

describe("the result of a rating", () => {
  test.each(["en", "zh", "ja"] as const)(
    "says beside its class how many of those asked answered, on the card, the wall and the record's page (%s)",
    async lang => {
      await useLang(lang)
      const of = { ...rating([8, 7, 7, 8, 7, 2, 7]), answered: 7, revealedAt: scene().now }
      const reader = scene({ rounds: table(of), statements: table(statement("proposed")) })
      const at = (part: unknown) => {
        const place = document.body.appendChild(document.createElement("div"))
        render(part, place)
        return place
      }
      const card = await shown(new StatementCard(), { scene: reader, statement: statement("proposed") })
      const wall = at(justNow(reader, "/w/p", false))
      const record = at(recordRatings(reader, [of]))
      const figures = statistics(scoresOf(of.answers ?? []))
      if (!figures) throw new Error("there are scores")
      const said = `${asked7[lang]} ${classWords(classIn(of, figures), reader.state)}`
      for (const place of [card.renderRoot, wall, record]) {
        const [found] = place.querySelectorAll("plenary-round-result")
        if (!found) throw new Error("there is no result")
        await settled(found)
        expect(allWords(found)).toContain(said)
      }
    },
  )

  test("is counts in words and a dot for each score; the figures are under Details", async () => {
    const element = await result(rating([8, 7, 7, 8, 7, 2, 7, 8]))
    expect(allWords(element)).toContain("7 of 8 rate 7–9, 0 rate 4–6, 1 rate 1–3. Median 7.")
    const strip = element.renderRoot.querySelector("plenary-dot-strip")
    expect(strip?.scores).toEqual([8, 7, 7, 8, 7, 2, 7, 8])
    expect(strip?.renderRoot.querySelectorAll("circle")).toHaveLength(8)
    const { open, pairs, text } = details(element)
    expect(open).toBe(false)
    expect(pairs).toMatchObject({ Median: "7", IPR: "0.9", DI: "0.15", CN: "7.5", JP: "7" })
    expect(text).toContain("It can hide a small dissent: look at the counts.")
    expect(text).toContain("Classic rule: no disagreement.")
  })

  test("reports disagreement by both measures if the panel is split, and outside my field separately", async () => {
    const split = details(await result(rating([3, 2, 9, 8, 2, 2, 8, 7])))
    expect(split.pairs["DI"]).toBe("2.47")
    expect(split.text).toContain("Classic rule: disagreement.")
    const seven = details(await result(rating([8, 8, 8, 8, 8, 8, 8, null])))
    expect(seven.pairs["Outside my field"]).toBe("1")
    // The classic rule's table begins with eight.
    expect(seven.text).toContain("Classic rule: not defined for 7 answers.")
  })

  test("shows no side's figures if one has fewer than four, and nothing at all below four", async () => {
    const few = details(await result(rating([8, 8, 8, 8, 8, 8, 8], false)))
    expect(few.pairs).not.toHaveProperty("CN")
    expect(few.text).toContain("One side has fewer than 4 answers, so no side's figures are shown.")
    const none = await result(rating(null))
    expect(allWords(none)).toContain("Fewer than 4 answers: the result is not shown.")
    expect(none.renderRoot.querySelector("plenary-dot-strip, details")).toBeNull()
  })
})

describe("the result of a named call", () => {
  const held = positions("agree", "agree", "block", "agree").map(one => ({
    ...one,
    answer: { ...one.answer, reason: "", lang: "en", confirmBy: null },
  }))
  const named = (over: object = {}): Round =>
    ({
      ...round("call", "revealed", held),
      anonymity: "named",
      roll: null,
      ...over,
    }) as unknown as Round

  test("says who holds which position", async () => {
    const words = allWords(await result(named()))
    for (const who of ["Lin Agree", "Han Agree", "Hayase Cannot accept", "Morishita Agree"])
      expect(words).toContain(who)
    expect(words).not.toContain("changed after")
  })

  test("lists each change since it was shown: whose, from what to what, and why", async () => {
    const change = (member: string, from: string | null, to: string, why: string, at: number) => ({
      member,
      from: from && { position: from, lang: "ja" },
      to: { position: to, lang: "ja" },
      why,
      at,
    })
    const changes = [
      change("Hayase", "block", "reserve", "修正案で足ります。", 1_790_000_000_000),
      change("Han", null, "agree", "遅れました。", 1_790_000_060_000),
    ]
    const element = await result(named({ changes }))
    const lines = [...element.renderRoot.querySelectorAll(".changed li")].map(li =>
      li.textContent?.replace(/\s+/g, " "),
    )
    expect(allWords(element)).toContain("2 changed after the positions were shown.")
    expect(lines[0]).toMatch(/Hayase · Cannot accept → Agree with a reservation · .*修正案で足ります。/)
    expect(lines[1]).toMatch(/Han · no answer → Agree · .*遅れました。/)
    expect(element.renderRoot.querySelector(".changed .text")?.getAttribute("lang")).toBe("ja")
  })

  const under = (positions: [string, ...string[]], statement: object = {}) =>
    named({
      rule: { quorum: [2, 3], sideQuorum: [1, 2], support: [3, 4], sideFloor: [1, 2] },
      electorate: held.map(({ member, side }) => ({ member, side })),
      answers: held.map((one, n) => ({ ...one, answer: { ...one.answer, position: positions[n] } })),
      ...statement,
    })
  const said = async (...held: [string, ...string[]]) =>
    /Under the rule: .*$/.exec(allWords(await result(under(held))))?.[0]

  test("says what the rule gives and why, until it is declared", async () => {
    expect(await said("agree", "agree", "agree", "agree")).toBe(
      "Under the rule: Unanimity. Everyone who answered agrees, and no objection is maintained.",
    )
    expect(await said("agree", "disagree", "disagree", "agree")).toBe(
      "Under the rule: No consensus. 2 of 4 support the text; 3/4 are needed.",
    )
    expect(await said("agree", "agree", "agree", "disagree")).toBe(
      "Under the rule: No consensus. JP: 1 of 2 support the text; more than 1/2 of each side are needed.",
    )
    expect(await said("agree", "agree", "agree", "block")).toBe(
      "Under the rule: An objection awaits an answer. Objections without an answer: 1.",
    )
    const recorded = { ...statement("proposed"), state: "recorded" } as never
    const of = under(["agree", "agree", "agree", "agree"])
    const given = scene({ rounds: table(of), statements: table(recorded) })
    expect(allWords(await shown(new RoundResult(), { scene: given, round: of }))).not.toContain("Under the rule")
  })

  test("stands on the button that records no consensus against the rule", async () => {
    const button = async (...held: [string, ...string[]]) => {
      const text = statement("proposed")
      const given = scene({ rounds: table(under(held)), statements: table(text) })
      const { dialog } = await asked({ kind: "record-no-consensus", statement: text }, given)
      return dialog.renderRoot.querySelector("button.filled")?.textContent?.trim()
    }
    expect(await button("agree", "agree", "agree", "agree")).toBe(
      "Record no consensus, although the rule gives: Unanimity",
    )
    expect(await button("agree", "disagree", "disagree", "agree")).toBe("Record no consensus")
  })
})

test("the numbers of a narrow strip of dots are drawn larger, as the picture is scaled down", async () => {
  const sizeAt = async (width: string) => {
    const strip = new DotStrip()
    strip.style.inlineSize = width
    await shown(strip, { scores: [2, 7, 8], median: 7 })
    const text = strip.renderRoot.querySelector("text")
    return text ? text.getBoundingClientRect().height : 0
  }
  expect(await sizeAt("200px")).toBeGreaterThan(10)
  expect(await sizeAt("400px")).toBeGreaterThan(10)
})
