import { letterSentence } from "../../generated/words/letter.ts"
import type { LetterParameters } from "../../generated/words/parameters.ts"
import type { PolicyAct } from "../../shared/contract/events/proposal.ts"
import type { SeatAct } from "../../shared/model/notice.ts"
import type { Attribution, Lang } from "../../shared/model/terms.ts"

/** The kinds of proposals about a seat, as the letters distinguish them. */
export type SeatAsked = "seat" | "remove" | "reissue" | Extract<SeatAct, "moved" | "promoted" | "demoted">

export interface NoticeLetter {
  subject: string
  text: string
}

/**
 * The facts that a letter about a proposal states: its author, its reason, and whether the reader is the deputy of
 * their side.
 */
export interface Asked {
  workspace: string
  by: string
  reason: string
  deputy: boolean
}

type Binding = Asked & { n: number; wording: string }
type SeatAsking = Asked & { name: string; seat: string }

/**
 * The facts of a letter about another member's act on the reader's seat. `reason` is "" if none was given; `seat`
 * describes the seat as it is now.
 */
interface SeatDone {
  workspace: string
  by: string
  reason: string
  seat: string
}

/** Functions that write each kind of letter in one language, with the sentences of that language's catalogue. */
export function noticeWords(lang: Lang) {
  const say = <Id extends keyof LetterParameters>(id: Id, ...values: LetterParameters[Id]): string =>
    letterSentence(lang, id, ...values)
  const deputyOrChair = (deputy: boolean) => (deputy ? "yes" : "no")
  const why = (reason: string) => (reason === "" ? "" : say("reason", { reason }))
  const asking = <T extends Asked>({ deputy, ...facts }: T) => ({
    ...facts,
    waits: say("waits", { deputy: deputyOrChair(deputy) }),
    why: why(facts.reason),
  })
  const letter = (subject: string, text: string): NoticeLetter => ({ subject, text })
  return {
    silence: (facts: { workspace: string; label: string; wording: string; until: string }) =>
      letter(say("silence.subject", facts), say("silence.text", facts)),
    /** tells an elector until when a round or a batch is open; `n` is the number of its statements */
    deadline: ({
      extended,
      ...facts
    }: {
      workspace: string
      label: string
      n: number
      until: string
      extended: boolean
    }) =>
      letter(
        say(extended ? "deadline.extended.subject" : "deadline.subject", facts),
        say(extended ? "deadline.extended.text" : "deadline.text", facts),
      ),
    /** reminds an elector of an open round or batch; `waiting` is 0 if the server does not know who has answered */
    reminder: ({ until, ...facts }: { workspace: string; label: string; n: number; until: string; waiting: number }) =>
      letter(
        say("reminder.subject", facts),
        until === "" ? say("reminder.text.open", facts) : say("reminder.text", { ...facts, until }),
      ),
    /** tells that minutes wait; `corrects`: the reader may propose corrections of them */
    minutes: ({
      until,
      corrects,
      ...facts
    }: {
      workspace: string
      session: string
      until: string | null
      corrects: boolean
    }) => {
      if (until === null) return letter(say("minutes.subject", facts), say("minutes.text.open", facts))
      const text = say(corrects ? "minutes.text" : "minutes.text.absent", { ...facts, until })
      return letter(say("minutes.subject", facts), text)
    },
    /** reminds a moderator that the day of a record's review has come */
    review: (facts: { workspace: string; n: number; date: string }) =>
      letter(say("review.subject", facts), say("review.text", facts)),
    /** asks the co-moderator of another side, or that side's deputy, to confirm a declared record */
    record: ({ deputy, ...facts }: { workspace: string; n: number; deputy: boolean }) =>
      letter(say("record.subject", facts), say("record.text", { ...facts, deputy: deputyOrChair(deputy) })),
    /** tells a member that another person renamed them */
    renaming: (facts: { workspace: string; by: string; was: string; now: string }) =>
      letter(say("renaming.subject", facts), say("renaming.text", facts)),
    /**
     * tells the owner of a seat that another person changed the seat's e-mail address; sent to the address that the
     * owner had confirmed before
     */
    address: ({ cleared, ...facts }: { workspace: string; by: string; cleared: boolean }) =>
      letter(say("address.subject", facts), say("address.text", { ...facts, done: cleared ? "cleared" : "set" })),
    /** tells the person who held a seat that it was reissued */
    reissue: (facts: { workspace: string; reason: string }) =>
      letter(say("reissue.subject", facts), say("reissue.text", facts)),
    /** the text that replaces a name if an administrator acted, or the host at the command line did */
    administrator: say("administrator"),
    /** tells the author of a correction of the minutes that it was declined and why */
    correction: (facts: { workspace: string; session: string; reason: string }) =>
      letter(say("correction.subject", facts), say("correction.text", facts)),
    /**
     * asks those who decide about a moderator's proposal on a record; `wording` is the proposed text of the erratum, or
     * the note's wording that would be marked as editorial
     */
    binding: {
      withdraw: (facts: Binding) => letter(say("withdraw.subject", facts), say("withdraw.text", asking(facts))),
      erratum: (facts: Binding) =>
        letter(say("erratum.proposed.subject", facts), say("erratum.proposed.text", asking(facts))),
      editorial: (facts: Binding) => letter(say("editorial.subject", facts), say("editorial.text", asking(facts))),
    },
    /** asks those who decide to adopt the minutes of a session */
    adoption: (facts: Asked & { session: string }) =>
      letter(say("adoption.subject", facts), say("adoption.text", asking(facts))),
    /** asks those who decide about a setting that binds or exposes others */
    policy: (facts: Asked & { act: PolicyAct["act"] }) =>
      letter(
        say("policy.subject", facts),
        facts.act === "publish"
          ? say("policy.textPublish", asking(facts))
          : say("policy.text", { ...asking(facts), act: facts.act }),
      ),
    /** tells everybody with a seat that the panel opens to people without one */
    opening: (facts: { workspace: string; until: string }) =>
      letter(say("opening.subject", facts), say("opening.text", facts)),
    /** tells everybody who contributed that minutes are published */
    publication: (facts: { workspace: string; until: string }) =>
      letter(say("opening.minutes.subject", facts), say("opening.minutes.text", facts)),
    /** tells whoever was told of an opening, or of a publication of minutes, that it does not happen */
    openingOff: (facts: { workspace: string; until: string }) =>
      letter(say("opening.off.subject", facts), say("opening.off.text", facts)),
    publicationOff: (facts: { workspace: string; until: string }) =>
      letter(say("opening.off.minutes.subject", facts), say("opening.off.minutes.text", facts)),
    /** asks those who decide about a proposal on the seat of `name`; `seat` describes the proposed seat */
    seatAsked: (act: SeatAsked, facts: SeatAsking) =>
      letter(say(`seat.asked.${act}.subject`, facts), say(`seat.asked.${act}.text`, asking(facts))),
    seatDone: (act: SeatAct, { reason, ...facts }: SeatDone) =>
      letter(say(`seat.done.${act}.subject`, facts), say(`seat.done.${act}.text`, { ...facts, why: why(reason) })),
    /** tells everybody in the panel about an erratum that the other sides have confirmed */
    erratum: (facts: { workspace: string; n: number; wording: string; reason: string; until: string }) =>
      letter(say("erratum.subject", facts), say("erratum.text", facts)),
    withdrawn: (facts: { workspace: string; n: number; reason: string }) =>
      letter(say("withdrawn.subject", facts), say("withdrawn.text", facts)),
    /** tells every member about a new attribution policy, to which they have to agree */
    attribution: (facts: { workspace: string; attribution: Attribution }) =>
      letter(say("attribution.subject", facts), say("attribution.text", facts)),
    /**
     * reminds a reader of the answers that they owe; `n` is 0 for a reader who has answered a round that reminds
     * everybody, and null if the letter may not tell the number
     */
    needs: ({ n, ...facts }: { workspace: string; n: number | null }) =>
      n === null
        ? letter(say("needs.uncounted.subject", facts), say("needs.uncounted.text"))
        : letter(say("needs.subject", { ...facts, n }), say("needs.text", { ...facts, n })),
    /** sends the code that a member types to confirm an address */
    confirmAddress: (facts: { workspace: string; name: string; code: string }) =>
      letter(say("confirm-address.subject", facts), say("confirm-address.text", facts)),
    /** sends the code that opens the seats of an address */
    comeBack: ({ seats, code }: { seats: readonly { panel: string; name: string }[]; code: string }) =>
      letter(
        say("come-back.subject"),
        say("come-back.text", { panels: seats.map(seat => say("panel", seat)).join("\n"), code }),
      ),
    /** sends the link by which a person signs in where they asked, and the code that they type there */
    signIn: (facts: { link: string; code: string; host: string }) =>
      letter(say("sign-in.subject"), say("sign-in.text", facts)),
    /** a time, with the city whose clock shows it */
    city: (facts: { time: string; city: string }) => say("city", facts),
    /** puts the reader's name and the link around the text of a letter */
    framed: (facts: { name: string; text: string; url: string }) => say("framed", facts),
  }
}
