import { afterAll, beforeAll, describe, expect, it } from "vitest"
import { progressState } from "../../../shared/rules/record/living/progress.ts"
import { isReviewDue, reviewOn, utcDay } from "../../../shared/rules/record/living/reviews.ts"
import { classOf } from "../../../shared/rules/round/outcome/classes.ts"
import { scoresOf, statistics } from "../../../shared/rules/round/outcome/ratings.ts"
import { now, Seeded } from "./seeded.ts"

const seeded = new Seeded()
beforeAll(() => seeded.play())
afterAll(() => seeded.demo.remove())

const dayMs = 86_400_000
const labels = ["G-1", "G-2", "G-3"]
const shown = (label: string) => seeded.rounds(label, "rating")[0]!
const open = (label: string) => seeded.rounds(label, "rating")[1]!

describe("the batches of topic G", () => {
  it("were shown once and are open again, with eleven days left", () => {
    expect(labels.map(label => shown(label).state)).toEqual(["revealed", "revealed", "revealed"])
    expect(labels.map(label => open(label).state)).toEqual(["open", "open", "open"])
    expect(new Set(labels.map(label => open(label).batch)).size).toBe(1)
    const left = open("G-1").endsAt! - now
    expect(Math.round(left / dayMs)).toBe(11)
    expect(open("G-1").atDeadline).toBe("show")
  })
  it("gave each class: uncertain, supported and not supported", () => {
    const classes = labels.map(label => classOf(statistics(scoresOf(shown(label).answers!))!).is)
    expect(classes).toEqual(["uncertain", "supported", "opposed"])
  })
  it("keep one stopping rule, and have summaries in three languages", () => {
    expect(labels.map(label => shown(label).stopping)).toEqual(labels.map(() => ({ rounds: 3, answered: 75 })))
    for (const label of ["G-1", "G-3"])
      expect(Object.keys(shown(label).summaries ?? {}).toSorted()).toEqual(["en", "ja", "zh"])
  })
  it("have reasons, which the secretary grouped", () => {
    expect(shown("G-3").reasons).toHaveLength(5)
    expect(shown("G-3").grouped?.groups.map(({ reasons }) => reasons.length)).toEqual([2, 2])
  })
  it("were answered in part by six of eight; nobody reads how", async () => {
    const sealed = await seeded.demo.instance.store.answers(open("G-1").id)
    expect(sealed).toHaveLength(6)
    expect(open("G-1")).toMatchObject({ answered: null, answers: null })
  })
})

describe("the records that live on", () => {
  it("have one review that is due today, and one that is overdue by twelve days", () => {
    expect([1, 2].map(n => reviewOn(seeded.record(n)))).toEqual([utcDay(now), utcDay(now - 12 * dayMs)])
    expect([1, 2].every(n => isReviewDue(seeded.record(n), now))).toBe(true)
    expect(isReviewDue(seeded.record(5), now)).toBe(false)
  })
  it("have a review after which one still stands", () => {
    expect(seeded.record(1).reviews).toMatchObject([{ outcome: "stands", next: utcDay(now) }])
  })
  it("are in all four states of progress", () => {
    const states = [4, 5, 1, 2].map(n => progressState(seeded.state, seeded.record(n)))
    expect(states).toEqual(["not_begun", "under_way", "done", "dropped"])
  })
})
