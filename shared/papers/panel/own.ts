import { langTags } from "../../../generated/words/languages.ts"
import type { OwnData } from "../../contract/queries/law/ownData.ts"
import { textIn } from "../../minutes/proceedings/lookup.ts"
import type { GivenAnswer } from "../../model/consensus/answer.ts"
import { nameFor } from "../../model/names.ts"
import type { Instant, Lang } from "../../model/terms.ts"
import type { Paper, PaperBlock, PaperMeta } from "../paper.ts"
import { definitions, muted, paragraph, quotation, under } from "../writing/blocks.ts"
import { paperSay, termsIn } from "../writing/words.ts"

/** Writes what a panel holds of one person, to read (DOMAIN OD1). */
export function ownPaper(data: OwnData, lang: Lang, meta: PaperMeta): Paper {
  const say = paperSay(lang)
  const terms = termsIn(say)
  const time = (at: Instant): string =>
    new Intl.DateTimeFormat(langTags[lang], { dateStyle: "medium", timeStyle: "short", timeZone: "UTC" }).format(at)
  const day = (at: Instant): string =>
    new Intl.DateTimeFormat(langTags[lang], { dateStyle: "medium", timeZone: "UTC" }).format(at)
  const { seat } = data
  const name = nameFor(lang, seat)
  const part = (title: string, blocks: readonly PaperBlock[]) =>
    under(2, title, blocks.length === 0 ? [muted(say("own.none"))] : blocks)
  const answered = (answer: GivenAnswer): string => {
    if (answer.kind === "call") return terms.position(answer.position)
    if (answer.kind === "review") return terms.judgement(answer.judgement)
    return answer.score === null ? say("own.outside") : say("own.score", { score: answer.score })
  }
  const sharer = (one: OwnData["alternate"]): string => {
    if (!one) return ""
    const sits = one.sitsSince === null ? "" : say("own.sitsSince", { since: time(one.sitsSince) })
    const named = say("own.namedAt", { time: time(one.namedAt) })
    return [nameFor(lang, one), named, one.alone ? say("own.alone") : "", sits].filter(Boolean).join(" · ")
  }
  const stated = [seat.title, seat.affiliation].flatMap(one => (one ? [textIn(one, lang).text] : []))
  const standing: [string, string][] = stated.length > 0 ? [[say("paper.affiliation"), stated.join(" · ")]] : []
  return {
    kind: "own",
    lang,
    title: say("own.title", { name }),
    meta,
    blocks: [
      muted(say("own.lead")),
      ...part(
        say("own.seat"),
        definitions([
          [say("own.names"), [name, ...seat.formerly.map(one => nameFor(lang, one))].join(" · ")],
          [say("paper.role"), [terms.role(seat.role), seat.side].filter(Boolean).join(" · ")],
          [say("paper.field"), seat.field ? textIn(seat.field, lang).text : ""],
          ...standing,
          [say("own.alternate"), sharer(data.alternate)],
          [say("own.alternateOf"), sharer(data.alternateOf)],
          [say("own.language"), terms.language(seat.lang)],
          [say("own.address"), [data.address?.email, data.invitation?.email].filter(Boolean).join(" · ")],
        ]),
      ),
      ...part(
        say("own.signIns"),
        data.signIns.map(one => paragraph(say("own.signIn", { made: day(one.madeAt), used: day(one.usedAt) }))),
      ),
      ...part(
        say("own.consents"),
        data.consents.map(({ of, version, at, lang: shown, region }) => {
          const values = { version, time: time(at), language: terms.language(shown), region }
          return paragraph(of === "notice" ? say("own.consentNotice", values) : say("own.consentTransfer", values))
        }),
      ),
      ...part(
        say("own.answers"),
        data.answers.map(one => paragraph([one.statement, answered(one.answer), time(one.at)].join(" · "))),
      ),
      ...part(
        say("own.said"),
        data.said.map(one => quotation(one.text, one.lang ?? undefined, time(one.at))),
      ),
      ...part(
        say("own.withheld"),
        data.withheld.map(({ at }) =>
          paragraph(at === null ? say("own.withheldNever") : say("own.withheldBefore", { time: time(at) })),
        ),
      ),
      ...part(
        say("own.statements"),
        data.statements.map(one =>
          quotation(textIn(one.texts, lang).text, undefined, `${one.label} · ${time(one.at)}`),
        ),
      ),
      ...part(
        say("own.files"),
        data.files.map(one => paragraph([textIn(one.title, lang).text, one.type, one.sha256].join(" · "))),
      ),
    ],
  }
}
