import { beforeAll, expect, test } from "vitest"
import { comeBackLetter, confirmLetter, signInLetter } from "../../../server/letters/codeLetters.ts"
import { invitationLetter } from "../../../server/letters/invitation/letter.ts"
import { letterTo } from "../../../server/letters/letterTo.ts"
import type { State } from "../../../shared/fold/state.ts"
import type { MemberId } from "../../../shared/model/ids.ts"
import { type NoticeAbout, seatActs } from "../../../shared/model/notice.ts"
import { attributions, languages } from "../../../shared/model/terms.ts"
import { foldedDemo } from "./foldedDemo.ts"

const url = "https://plenary.example"
let state: State
let at: number
beforeAll(async () => {
  ;({ state, at } = await foldedDemo())
})

/** Every notice about what the demo holds, also those that its panel has not sent. */
function noticesOf({ rounds, sessions, records, proposals, members }: State): NoticeAbout[] {
  return [
    ...Object.values(rounds).flatMap(({ id, endsAt }): NoticeAbout[] => [
      { of: "silence", round: id },
      { of: "deadline", round: id, endsAt: endsAt ?? 0 },
      { of: "reminder", round: id },
    ]),
    ...Object.values(sessions).flatMap(({ id, minutes }): NoticeAbout[] => [
      { of: "minutes", session: id },
      ...minutes.corrections.map(({ id: correction }) => ({ of: "correction" as const, session: id, correction })),
    ]),
    ...Object.values(records).flatMap(({ id, errata }): NoticeAbout[] => [
      { of: "record", record: id },
      { of: "withdrawn", record: id },
      { of: "review", record: id, on: "2026-12-02" },
      ...errata.map(erratum => ({ of: "erratum" as const, record: id, erratum: erratum.id })),
    ]),
    ...Object.values(proposals).map(({ id }): NoticeAbout => ({ of: "proposal", proposal: id })),
    ...attributions.map((attribution): NoticeAbout => ({ of: "attribution", attribution })),
    ...Object.values(members).flatMap(({ id }): NoticeAbout[] => [
      ...(["renaming", "address", "reissue"] as const).map(of => ({ of, member: id })),
      ...seatActs.map(act => ({ of: "seat" as const, member: id, act })),
    ]),
    { of: "needs" },
  ]
}

test.each(languages)("the letters about what the demo holds say in %s what they said before", async lang => {
  const reader = Object.values(state.members).find(one => one.lang === lang && one.role === "moderator")
  const member = reader?.id as MemberId
  const invitation = { member, note: "Hello", reminder: false, zone: "Asia/Tokyo" }
  const invite = { sender: null, url, token: "token", until: at + 86_400_000 }
  const sent = { to: "a@example.org", code: "123456" }
  const invited = [false, true].map(reminder =>
    invitationLetter(state, { ...invite, invitation: { ...invitation, reminder } }),
  )
  const letters = [
    ...noticesOf(state).map(about => letterTo(state, { member, waiting: 2 }, about, url)),
    ...invited,
    confirmLetter(state, member, sent),
    comeBackLetter(reader ? [{ state, member: reader }] : [], sent),
    signInLetter(lang, { ...sent, link: `${url}/sign-in#link`, host: "plenary.example" }),
  ]
  const said = letters.flatMap(letter => (letter ? [`Subject: ${letter.subject}\n\n${letter.text}`] : []))
  const dated = invited.map(letter => letter?.calendar ?? "")
  await expect([...new Set(said), ...dated].join("\n----\n")).toMatchFileSnapshot(`said/letters.${lang}.txt`)
})
