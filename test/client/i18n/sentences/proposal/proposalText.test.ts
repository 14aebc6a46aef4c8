import { expect, test } from "vitest"
import {
  confirmWords,
  recalledWords,
  refusedWords,
  toldWords,
} from "../../../../../client/i18n/sentences/proposal/proposalText.ts"

test("a proposal to publish minutes is told, confirmed, refused and taken back by its own name", () => {
  const said = [
    confirmWords("publish", ""),
    toldWords("publish", ""),
    refusedWords("publish", "Bo", ""),
    recalledWords("publish", "Bo", ""),
  ]
  for (const words of said) {
    expect(words).toMatch(/publi/)
    expect(words).not.toMatch(/embargo/)
  }
  expect(refusedWords("embargo", "Bo", "")).toMatch(/the end of the embargo/)
})
