import { expect, test } from "vitest"
import { roundsJustShown } from "../../../../client/pages/session/parts/justNow.ts"
import { round, scene, statement, table } from "../../../kit/scenes.ts"

test("the result that was shown last comes first, whatever the order of the statements", () => {
  const given = scene()
  const shownAt = (label: string, ago: number) => ({
    ...round("rating", "revealed", []),
    id: `R-${label}`,
    statement: label,
    revealedAt: given.now - ago,
  })
  const labels = ["A-1", "A-2", "A-3"]
  const statements = table(...labels.map(label => statement("proposed", undefined, label)))
  const rounds = table(shownAt("A-1", 9_000), shownAt("A-2", 9_000), shownAt("A-3", 1_000))
  expect(roundsJustShown(scene({ statements, rounds })).map(({ id }) => id)).toEqual(["R-A-3", "R-A-1", "R-A-2"])
})
