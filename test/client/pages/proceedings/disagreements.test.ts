import { type LitElement, nothing, render } from "lit"
import { afterEach, expect, test } from "vitest"
import { voicesBesideRecord } from "../../../../client/elements/record/voices/recordVoices.ts"
import type { SaidReader } from "../../../../client/elements/translating/saidShown.ts"
import { namesThen } from "../../../../client/i18n/names.ts"
import { voiceShown, voicesOnPaper } from "../../../../client/pages/proceedings/outcomes/voicesShown.ts"
import type { RecordRow } from "../../../../shared/fold/recordState.ts"
import { everyVoice, recordsOfEveryVoice } from "../../../kit/everyVoice.ts"
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
    position("Hayase", { position: "disagree", reason: "It is too early.", remedy: "Wait a year." }),
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
    "Proposed remedy Wait a year.",
    "Objection by Morishita Figures describe people.",
    "Proposed remedy Groups of thirty.",
    "Answer Answered, not adopted · Maintained Not now.",
    expect.stringMatching(new RegExp(`^Answer Partly accommodated · ${end}.* Thirty goes into the note\\.$`)),
  ])
})

const everything = [
  "For two years.",
  "For small firms, too.",
  "Too wide.",
  "Too costly.",
  "Pay the small firms.",
  "Not safe.",
  "Add a test.",
  "Soon.",
  "No need.",
  "There is one.",
  "Too late.",
  "Earlier.",
  "Too early.",
  "Too vague.",
  "Name the data.",
  "Some.",
  "Too short.",
  "Long enough.",
  "I dissent at once.",
  "I dissent later.",
  "Nobody's reservation.",
  "Nobody's disagreement.",
  "Nobody's objection.",
]
const ends = [
  "Withdrawn",
  "Maintained",
  "Its owner has not replied",
  "No longer on the panel",
  "Answered, not adopted",
  "Partly accommodated",
  "Accommodated",
]

test.each([
  [
    "the outcome page",
    (record: RecordRow, reader: SaidReader) =>
      voicesOnPaper(reader, record, namesThen(everyVoice)).map(voice => voiceShown(reader, voice, ["en"])),
  ],
  [
    "the record's page, and what is read before it is confirmed",
    (record: RecordRow) =>
      voicesBesideRecord(record, everyVoice, namesThen(everyVoice), {
        erratum: () => nothing,
        addition: () => nothing,
      }),
  ],
] as const)("%s lacks nothing of what can be said against a record, of no answer and of no end", async (_, show) => {
  const reader = { state: everyVoice, me: as("Lin", "panelist").me ?? null }
  render(
    recordsOfEveryVoice.map(record => show(record, reader)),
    document.body,
  )
  const parts = [...document.body.querySelectorAll<LitElement>("*")]
  await Promise.all(parts.map(({ updateComplete }) => updateComplete))
  const page = [document.body, ...parts.flatMap(({ shadowRoot }) => shadowRoot ?? [])]
    .map(one => one.textContent)
    .join("\n")
  expect([...everything, ...ends].filter(part => !page.includes(part))).toEqual([])
  expect(page).not.toContain("Said in haste.")
})
