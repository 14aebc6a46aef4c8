import type { MemberId } from "../../../model/ids.ts"
import type { InvitationStanding } from "../../../model/notice.ts"
import type { Instant, Lang } from "../../../model/terms.ts"
import type { Texts } from "../../../model/texts.ts"

/** One letter of invitation, as those who may invite guests read it (DOMAIN IN2). */
export interface InvitationShown {
  member: MemberId
  /** the address; null for everybody but the person who gave it, "" if there is none */
  email: string | null
  zone: string
  standing: InvitationStanding
  reminder: boolean
  /** why the last try failed, e.g. the code of the mail server */
  error: string | null
  askedAt: Instant | null
  sentAt: Instant | null
  openedAt: Instant | null
  declinedAt: Instant | null
}

/** `GET /api/workspaces/{slug}/invitations` */
export interface InvitationList {
  /** whether the server sends letters; otherwise people copy them */
  mails: boolean
  invitations: InvitationShown[]
}

/** One line of `PUT /api/workspaces/{slug}/invitations`. */
export interface InvitationRow {
  /** the id of a member */
  member: string
  email: string
  /** the zone of the person's clock, e.g. Asia/Tokyo, or "" */
  zone: string
}

/**
 * Why a person gets no letter. gone: the seat has ended or is suspended · taken: somebody has taken it · no-address: nobody
 * listed one · declined: the person cannot take part · lately: the last letter was sent less than a day ago, or one waits ·
 * mailbox-full: this mailbox has got as many letters as it gets in a day · not-permitted: the asker may not give this seat
 */
export const invitationLefts = [
  "gone",
  "taken",
  "no-address",
  "declined",
  "lately",
  "mailbox-full",
  "not-permitted",
] as const
export type InvitationLeft = (typeof invitationLefts)[number]

/** A letter that a person sends. It holds the personal link, which no other answer repeats. */
export interface LetterToCopy {
  member: MemberId
  subject: string
  text: string
  /** the session as a file of a calendar; "" if none is planned */
  calendar: string
}

/** `POST /api/workspaces/{slug}/invitations` */
export interface InvitationsAsked {
  asked: MemberId[]
  left: { member: MemberId; why: InvitationLeft }[]
  letters: LetterToCopy[]
}

/** `POST /api/workspaces/{slug}/invitations/preview`: a letter as it would be sent now, with a link that opens nothing. */
export interface LetterPreview {
  /** the language of the seat, in which the letter is */
  lang: Lang
  subject: string
  text: string
  /** the session of the calendar file; null if none is planned */
  session: { from: Instant; to: Instant } | null
  /** the zone of the person's clock, e.g. Asia/Tokyo; "" if nobody stated it */
  zone: string
}

/** `POST /api/letters/again`, for an administrator */
export interface LettersTriedAgain {
  again: number
  /** how many were left out, because the person has come in, declined or left, or the link no longer works */
  left: number
}

/** `GET /api/letters`, for an administrator: what of the mail does not work. */
export interface StuckLetters {
  /** whether the mail server could be used when it was last tried; null if none is set */
  mail: { works: boolean | null; reason: string } | null
  /** whether all letters are held since a backup was restored */
  held: boolean
  /** the letters of invitation that bounced, failed or are held, the latest first */
  letters: {
    slug: string
    title: Texts
    /** the name of the person to whom the letter goes */
    name: string
    standing: InvitationStanding
    error: string | null
    askedAt: Instant | null
  }[]
}
