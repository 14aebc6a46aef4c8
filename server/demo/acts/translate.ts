import { textHash } from "../../../shared/document/textHash.ts"
import { translationId } from "../../../shared/model/said.ts"
import type { SaidText } from "../../../shared/rules/said/said.ts"
import { saidIn } from "../../../shared/rules/said/saidIn.ts"
import { demoSha256 } from "../cast.ts"
import type { DemoPanel, DemoTopicLetter } from "../room.ts"
import { demoRoster, type Panelist, type Person } from "../texts/roster.ts"
import type { DemoLang, Said, Seconded } from "../texts/wording.ts"

const order = ["zh", "ja", "en"] as const

/** Hands in the translations of what was said. The interpreter does it, unless somebody else is named. */
export async function translate(room: DemoPanel, texts: readonly Seconded[], by: Person = "takanashi"): Promise<void> {
  for (const { text, second } of texts)
    for (const lang of order) {
      const words = second[lang]
      if (words === undefined) continue
      await each(room, text, lang, ({ said }) => {
        const seen = textHash(said.text, demoSha256)
        return room.do(by, "give-translation", { key: said.key, lang, text: words, seen, base: 0 })
      })
    }
}

/** A member writes a paragraph at the end of a topic's note, and the interpreter translates it. */
export async function translatedParagraph(
  room: DemoPanel,
  letter: DemoTopicLetter,
  { by, text, second }: Seconded & { by: Panelist },
): Promise<void> {
  const topic = room.topics[letter]
  room.time.pass(5)
  await room.notes.paragraph(topic, by, { lang: demoRoster[by].lang, text })
  const key = await room.notes.key(topic, text)
  const seen = textHash(text, demoSha256)
  for (const lang of order) {
    const words = second[lang]
    if (words === undefined) continue
    room.time.pass(1)
    await room.do("takanashi", "give-translation", { key, lang, text: words, seen, base: 0 })
  }
}

/** The author of the text, or the panelist whom the author named, accepts its translations into these languages. */
export async function acceptTranslation(
  room: DemoPanel,
  text: string,
  by: Person,
  ...langs: readonly DemoLang[]
): Promise<void> {
  for (const lang of langs)
    await each(room, text, lang, ({ said: { key }, revision }) =>
      room.do(by, "accept-translation", { key, lang, revision }),
    )
}

/** The people of a discussion accept the English translations of what they said. */
export async function acceptEnglish(room: DemoPanel, discussion: readonly Said[]): Promise<void> {
  for (const [who, text, second] of discussion) if (second?.en) await acceptTranslation(room, text, who, "en")
}

/** The author replaces the interpreter's translation by words of their own. */
export const correctTranslation = (
  room: DemoPanel,
  text: string,
  by: Person,
  [lang, words]: readonly [DemoLang, string],
): Promise<void> =>
  each(room, text, lang, ({ said: { key }, revision }) =>
    room.do(by, "correct-translation", { key, lang, revision, text: words }),
  )

/** The author, who does not read the language, names a panelist who answers for the translation. */
export const nameReader = (
  room: DemoPanel,
  text: string,
  by: Person,
  [lang, reader]: readonly [DemoLang, Panelist],
): Promise<void> =>
  each(room, text, lang, ({ said: { key } }) =>
    room.do(by, "name-translation-reader", { key, lang, member: room.cast[reader] }),
  )

/** The author, who does not read the language, lets the translation stand unconfirmed. */
export const letStand = (room: DemoPanel, text: string, by: Person, lang: DemoLang): Promise<void> =>
  each(room, text, lang, ({ said: { key }, revision }) => room.do(by, "let-translation-stand", { key, lang, revision }))

/** Does the same with each place where the words were said: the reason for a position may also be an objection. */
async function each(
  { stage, time }: DemoPanel,
  text: string,
  lang: DemoLang,
  act: (found: { said: SaidText; revision: number }) => Promise<unknown>,
): Promise<void> {
  const state = await stage.state()
  const places = saidIn(state).filter(one => one.text === text)
  if (places.length === 0) throw new Error(`nobody said "${text}"`)
  for (const said of places) {
    time.pass(1)
    await act({ said, revision: state.translations[translationId(said.key, lang)]?.revision ?? 0 })
  }
}
