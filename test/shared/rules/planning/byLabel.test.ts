import { expect, test } from "vitest"
import { byLabel } from "../../../../shared/rules/planning/byLabel.ts"

test("labels and letters stand in the order in which they were given", () => {
  const texts = ["A-10", "AA-1", "B-1", "A-2", "Z-3", "A-1"]
  expect(texts.toSorted(byLabel)).toEqual(["A-1", "A-2", "A-10", "B-1", "Z-3", "AA-1"])
  expect(["AA", "B", "Z", "A"].toSorted(byLabel)).toEqual(["A", "B", "Z", "AA"])
})
