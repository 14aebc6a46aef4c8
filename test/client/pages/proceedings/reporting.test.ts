import { render } from "lit"
import { afterEach, describe, expect, test } from "vitest"
import { factSentences } from "../../../../client/pages/proceedings/reporting/facts.ts"
import { accordItems, credesItems } from "../../../../client/pages/proceedings/reporting/guidelines.ts"
import { ratesTable } from "../../../../client/pages/proceedings/reporting/ratesTable.ts"
import type { Round } from "../../../../shared/fold/consensusState.ts"
import type { State } from "../../../../shared/fold/state.ts"
import { round, scene, statement, table } from "../../../kit/scenes.ts"

afterEach(() => document.body.replaceChildren())

const sideOf = (i: number) => (i < 4 ? "CN" : "JP")
const electorate = Array.from({ length: 8 }, (_, i) => ({ member: `m${i}`, side: sideOf(i) }))
const rating = (scores: (number | null)[] | null, over: object = {}): Round =>
  ({
    ...round("rating", "revealed", null),
    n: 1,
    openedAt: 1,
    revealedAt: 2,
    electorate,
    anonymity: "pseudonymous",
    roll: null,
    answered: scores?.length ?? 3,
    answers:
      scores?.map((score, i) => ({
        member: null,
        alias: null,
        side: sideOf(i),
        answer: { kind: "rating", score },
        spoken: false,
        silent: false,
      })) ?? null,
    ...over,
  }) as unknown as Round
const inState = (...rounds: Round[]): State =>
  scene({ rounds: table(...rounds), statements: table(statement("proposed")) }).state

function tableOf(state: State): string {
  const place = document.createElement("div")
  document.body.replaceChildren(place)
  render(ratesTable(state), place)
  return place.innerText.replace(/\s+/g, " ")
}

describe("the appendix for a publication", () => {
  test("has the 35 items of ACCORD by number, in their sections, and the 16 recommendations of CREDES", () => {
    const sections = accordItems.map(({ item }) => item.charAt(0))
    const n = (section: string) => sections.filter(one => one === section).length
    expect(["T", "I", "M", "R", "D", "O"].map(n)).toEqual([1, 3, 21, 5, 2, 3])
    expect(new Set(accordItems.map(({ item }) => item)).size).toBe(35)
    expect(credesItems).toHaveLength(16)
  })

  test("states the response rate, the figures and the class of each round", () => {
    const words = tableOf(inState(rating([8, 8, 8, 7, 8, 8, 8])))
    expect(words).toContain("7/8 (88 %)")
    expect(words).toContain("supported")
    expect(words).not.toContain("4/4")
  })

  test("states rates of sides only where every side has four scores", () => {
    expect(tableOf(inState(rating([8, 8, 8, 7, 8, 8, 8, 8])))).toContain("4/4")
    expect(tableOf(inState(rating([8, 8, 8, 7, 8, 8, 8, null])))).not.toContain("4/4")
  })

  test("says that too few answered where nothing is shown, and that no result is there yet", () => {
    expect(tableOf(inState(rating(null)))).toContain("too few to show")
    expect(tableOf(inState())).toContain("No result of a round is shown yet.")
  })

  test("tells the rounds that were opened against the stopping rule, and leaves out what the log does not know", () => {
    const state = inState(rating([8, 8, 8, 8], { otherwise: "Two were away.", stopping: { rounds: 2, answered: 75 } }))
    expect(factSentences(state, "deviations").join(" ")).toContain("Two were away.")
    expect(factSentences(state, "stopping").join(" ")).toContain("at most 2 rounds")
    expect(factSentences(state, "mandate")).toEqual([])
    expect(factSentences(inState(), "when")).toEqual([])
  })
})
