import { afterEach, expect, test } from "vitest"
import { toConfirmRecord, toReturn } from "../../../../../client/acts/record/record.ts"
import type { ActWanted } from "../../../../../client/elements/session/kit/actWanted.ts"
import type { CommandWanted } from "../../../../../client/elements/session/kit/commandWanted.ts"
import { RecordDesk } from "../../../../../client/elements/session/record-card/plenary-record-desk.ts"
import type { RecordRow } from "../../../../../shared/fold/recordState.ts"
import { as, scene, table } from "../../../../kit/scenes.ts"
import { asked } from "../asking.ts"
import { allWords, press, settled, shown } from "../shown.ts"
import { recordShown } from "./recordShown.ts"

afterEach(() => {
  document.body.replaceChildren()
  sessionStorage.clear()
})

const spoken = (text: string) => ({ lang: "en" as const, text })

/** China's chair has declared a rough consensus; of Japan's panelists one reserved, one disagreed, one cannot accept. */
function declared(): RecordRow {
  const record = recordShown({ state: "declared", confirmations: [] })
  const position = (member: string, side: string, given: object) => ({
    member,
    side,
    spoken: false,
    position: { kind: "call", lang: "en", reason: "", remedy: "", confirmBy: null, ...given },
  })
  const body = {
    ...record.body,
    texts: [
      { lang: "en", text: "Data move by default.", authentic: true, confirmed: true },
      { lang: "ja", text: "データは原則として移転できる。", authentic: true, confirmed: true },
    ],
    level: "rough",
    computed: "consensus",
    reason: "The room is split.",
    reviewOn: "2030-05-17",
    tally: { electorate: 4, agree: 1, reserve: 1, disagree: 1, block: 1, abstain: 0 },
    positions: [
      position("Lin", "CN", { position: "agree" }),
      position("Han", "CN", { position: "reserve", reason: "Small firms need time." }),
      position("Hayase", "JP", { position: "disagree", reason: "It is too early." }),
      position("Morishita", "JP", { position: "block", reason: "Figures describe people." }),
    ],
    objections: [
      {
        objection: "O",
        by: "Morishita",
        reason: spoken("Figures describe people."),
        remedy: spoken("Groups of thirty."),
        disposition: "partly",
        answer: spoken("Thirty goes into the note."),
        reply: "maintained",
        earlier: [],
      },
    ],
    sides: [{ side: "CN" }],
  }
  return { ...record, body } as unknown as RecordRow
}

const all = [
  "CR-1",
  "Data move by default.",
  "データは原則として移転できる。",
  "Rough consensus",
  "Consensus",
  "The room is split.",
  "Quorum 2/3",
  "Chen",
  "17 May 2030",
  "4 of 4 answered.",
  "Han",
  "Small firms need time.",
  "Hayase",
  "It is too early.",
  "Morishita",
  "Figures describe people.",
  "Groups of thirty.",
  "Thirty goes into the note.",
  "Maintained",
]

const people = [
  ["the other side's chair", as("Miwa", "moderator", "JP"), "Confirm as co-moderator"],
  ["a deputy", as("Hayase", "panelist", "JP"), "Confirm as deputy"],
] as const

test.each(people)("%s reads the whole record before the press that confirms it", async (_, me, label) => {
  const record = declared()
  const given = scene({ records: table(record), deputies: { JP: "Hayase" } }, { ...me, present: ["Hayase"] })
  const desk = await shown(new RecordDesk(), { scene: given, record })
  const acts: ActWanted[] = []
  const commands: CommandWanted[] = []
  desk.addEventListener("act-wanted", event => acts.push(event))
  desk.addEventListener("command-wanted", event => commands.push(event))
  press(desk, label)
  expect(commands).toEqual([])
  expect(acts.map(({ act }) => act)).toEqual([toConfirmRecord(record)])

  const { dialog, send } = await asked(toConfirmRecord(record), given)
  await settled(dialog)
  for (const words of all) expect(allWords(dialog)).toContain(words)
  expect(await send()).toEqual([{ kind: "confirm-record", body: { record: "CR" } }])
})

test("who returns a record reads it, too, and says why", async () => {
  const record = declared()
  const { dialog, write, send } = await asked(
    toReturn(record),
    scene({ records: table(record) }, as("Miwa", "moderator", "JP")),
  )
  await settled(dialog)
  for (const words of all) expect(allWords(dialog)).toContain(words)
  expect(await send()).toEqual([])
  await write("reason", "The delegation was not asked.")
  expect(await send()).toEqual([
    { kind: "return-record", body: { record: "CR", reason: "The delegation was not asked." } },
  ])
})
