/** A letter to one person. The recipient's address is read from the directory and is passed only to the mail server. */
export interface Letter {
  to: string
  subject: string
  /** the name of the house, as the sender; absent if it has none */
  house?: string
  text: string
  /** the same words as HTML */
  html?: string
  /** a file for a calendar (iCalendar), or "" */
  calendar?: string
  /** stays the same when the letter is tried again, so that a mailbox can recognise a second copy */
  id?: string
}

/** Whether the mail server can be used, as the last try showed; null before the first one. */
export interface MailState {
  works: boolean | null
  /** the code of the mail server's answer or of the fault; "" if there was none */
  reason: string
}

/** Why the mail server did not take a letter. */
export class MailFailure extends Error {
  /** whether the mail server refused the recipient for good */
  readonly isRefused: boolean
  /** the code of the mail server's answer, e.g. 550, or of the fault, e.g. ETIMEDOUT */
  readonly reason: string
  /** whether the mail server may take the same letter a little later: it did not answer, or refused for now */
  get isPassing(): boolean {
    return !this.isRefused && !/^5\d\d$/.test(this.reason)
  }
  constructor(reason: string, isRefused: boolean, message = reason) {
    super(message)
    this.reason = reason
    this.isRefused = isRefused
  }
}

/**
 * The mail server that the environment variables name. `send` rejects with a `MailFailure` if the mail server does not
 * accept the letter.
 */
export interface Mail {
  send(letter: Letter): Promise<void>
  close(): void
}

/** A mail server that can be examined without a letter. */
export interface ExaminedMail extends Mail {
  /** Connects and signs in, and sends nothing. Rejects with a `MailFailure` if that fails. */
  verify(): Promise<void>
  state(): MailState
}
