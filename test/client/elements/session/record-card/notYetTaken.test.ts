import { afterEach, expect, test } from "vitest"
import { DriftBadge } from "../../../../../client/elements/session/record-card/plenary-drift-badge.ts"
import { decideDrift } from "../../../../../client/rules/rows/drift.ts"
import { as, scene, table } from "../../../../kit/scenes.ts"
import { buttons, shown, words } from "../shown.ts"
import { recordShown } from "./recordShown.ts"

afterEach(() => document.body.replaceChildren())

const moderator = as("Chen", "moderator", "CN")
const since = 1_790_000_000_000

/** Lifted as "twelve months" and revised to "twenty-four" before the declaration; the note says `now`. */
function revised(now: string) {
  const record = recordShown({ drift: { since, now } })
  const [passage] = record.body.passages
  const texts = [{ lang: "en", text: "Kept for twenty-four months.", authentic: true, confirmed: true }]
  const passages = [{ ...passage!, exact: "Kept for twelve months." }]
  return { ...record, body: { ...record.body, texts, passages } } as typeof record
}

test("a revision that the note has not taken yet is no difference: the note may take it, and nothing is editorial", async () => {
  const record = revised("Kept for  twelve months.")
  const badge = await shown(new DriftBadge(), { scene: scene({}, moderator), record })
  expect(words(badge)).toContain("CR-1 is not yet taken into the note.")
  expect(words(badge)).not.toContain("has differed")
  expect(words(badge)).not.toContain("What has changed")
  expect(buttons(badge)).toEqual(["Take it into the note", "Propose an amendment"])
  expect(badge.renderRoot.querySelector("ins")?.textContent).toContain("twenty-four")
  const row = decideDrift(scene({ records: table(record) }, moderator))
  expect(row?.second.map(one => one.kind)).toEqual(["restore-wording", "amend"])
})

test("words that somebody changed in the note since then are a difference as before", async () => {
  const record = revised("Kept for thirteen months.")
  const badge = await shown(new DriftBadge(), { scene: scene({}, moderator), record })
  expect(words(badge)).toContain("The note has differed from CR-1")
  expect(buttons(badge)).toEqual(["Restore the wording", "Propose an amendment", "Mark as editorial"])
})
