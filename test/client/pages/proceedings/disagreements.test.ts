import { nothing, render } from "lit"
import { afterEach, expect, test } from "vitest"
import { namesThen } from "../../../../client/i18n/names.ts"
import { voiceShown, voicesOnPaper } from "../../../../client/pages/proceedings/outcomes/voicesShown.ts"
import type { RecordRow } from "../../../../shared/fold/recordState.ts"
import { as, scene } from "../../../kit/scenes.ts"
import { recordShown } from "../../elements/session/record-card/recordShown.ts"

afterEach(() => void render(nothing, document.body))

const spoken = (text: string) => ({ lang: "en" as const, text })
const position = (member: string, given: object) => ({
  member,
  side: "JP",
  spoken: false,
  position: { kind: "call", lang: "en", reason: "", remedy: "", confirmBy: null, ...given },
})

test.each([
  ["withdrawn", { reply: "withdrawn" }, "Withdrawn"],
  ["maintained", { reply: "maintained" }, "Maintained"],
  ["left without a reply", { reply: null }, "Its owner has not replied to the answer"],
  ["left by its owner", { reply: null, left: true }, "No longer on the panel"],
])("the outcome paper prints a disagreement with its reason, and an objection that was %s", (_, over, end) => {
  const record = recordShown()
  const objection = {
    objection: "O",
    by: "Morishita",
    reason: spoken("Figures describe people."),
    remedy: spoken("Groups of thirty."),
    disposition: "partly",
    answer: spoken("Thirty goes into the note."),
    earlier: [{ disposition: "answered", answer: spoken("Not now."), reply: "maintained" }],
    ...over,
  }
  const positions = [
    position("Han", { position: "reserve", reason: "Small firms need time." }),
    position("Hayase", { position: "disagree", reason: "It is too early." }),
    position("Lin", { position: "disagree" }),
  ]
  const body = { ...record.body, positions, objections: [objection] }
  const { state } = scene()
  const reader = { state, me: as("Lin", "panelist").me ?? null }
  const voices = voicesOnPaper(reader, { ...record, body } as unknown as RecordRow, namesThen(state))
  render(
    voices.map(voice => voiceShown(reader, voice, ["en"])),
    document.body,
  )
  const told = [...document.querySelectorAll(".voice")].map(one => one.textContent?.replace(/\s+/g, " ").trim())
  expect(told).toEqual([
    "Reservation by Han Small firms need time.",
    "Disagreement by Hayase It is too early.",
    "Objection by Morishita Figures describe people.",
    "Proposed remedy Groups of thirty.",
    "Answer Answered, not adopted · Maintained Not now.",
    expect.stringMatching(new RegExp(`^Answer Partly accommodated · ${end}.* Thirty goes into the note\\.$`)),
  ])
})
