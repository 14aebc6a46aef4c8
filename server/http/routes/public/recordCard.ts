import * as z from "zod"
import { langTags, ownNames } from "../../../../generated/words/languages.ts"
import type { RecordCard } from "../../../../shared/contract/queries/recordCards.ts"
import type { RecordRow } from "../../../../shared/fold/recordState.ts"
import type { State } from "../../../../shared/fold/state.ts"
import { textIn } from "../../../../shared/minutes/proceedings/lookup.ts"
import { dayIn } from "../../../../shared/minutes/time/clocks.ts"
import { type Lang, outcomes, recordStates } from "../../../../shared/model/terms.ts"
import { Language } from "../../../../shared/model/texts.ts"
import { paperWriter } from "../../../../shared/papers/writing/writer.ts"
import { utcDay } from "../../../../shared/rules/record/living/reviews.ts"
import { neverInForce } from "../../../../shared/rules/record/returning.ts"

const text = z.string()

/** A record as another site shows it, with all words in the reader's language. */
export const RecordCardBody = z
  .object({
    number: z.int(),
    title: text,
    workspace: text,
    topic: text,
    lang: text,
    state: z.enum(recordStates),
    level: z.enum(outcomes).nullable().meta({ description: "Null for a record that never came into force." }),
    /** Names the level, or the end of the record. */
    stands: text,
    day: text,
    declaredAt: z.int(),
    texts: z.array(z.object({ lang: Language, tag: text, title: text, text })),
    dissents: z.array(z.object({ by: text, tag: text, text })),
    words: z.object({ dissents: text, open: text }),
    url: text,
  })
  .meta({ id: "RecordCard" })

/** Writes the card of a record, which `<plenary-record>` shows on another site. */
export function recordCard(state: State, record: RecordRow, { lang, url }: { lang: Lang; url: string }): RecordCard {
  const { body, number, declaredAt } = record
  const { say, terms, name, text } = paperWriter(state, lang)
  const isAgreed = record.state === "in_force" || record.state === "declared"
  const stands = [
    ...(neverInForce(record) ? [] : [terms.outcome(body.level)]),
    ...(isAgreed && record.state === "in_force" ? [] : [terms.state(record.state)]),
  ]
  const rank = (one: Lang) => (one === lang ? 0 : 1)
  return {
    number,
    title: say("record.title", { n: number }),
    workspace: textIn(state.workspace?.title ?? {}, lang).text,
    topic: text(body.topicTitle),
    lang: langTags[lang],
    state: record.state,
    level: neverInForce(record) ? null : body.level,
    stands: stands.join(" · "),
    day: dayIn(lang, utcDay(declaredAt)),
    declaredAt,
    texts: body.texts
      .filter(one => one.text !== "")
      .toSorted((a, b) => rank(a.lang) - rank(b.lang))
      .map(one => ({ lang: one.lang, tag: langTags[one.lang], title: ownNames[one.lang], text: one.text })),
    dissents: [
      ...body.dissents.map(({ by, text: said }) => ({ by, at: declaredAt, said })),
      ...record.dissents
        .filter(({ withdrawn }) => withdrawn === undefined)
        .map(({ by, at, text: said }) => ({ by, at, said })),
    ].map(({ by, at, said }) => ({ by: name(by, at), tag: langTags[said.lang], text: said.text })),
    words: { dissents: say("record.dissents"), open: say("public.open") },
    url: `${url}/w/${state.workspace?.slug ?? ""}/r/${number}`,
  }
}
