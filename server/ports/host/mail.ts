/** A letter to one person. The recipient's address is read from the directory and is passed only to the mail server. */
export interface Letter {
  to: string
  subject: string
  text: string
}

/**
 * The mail server that the environment variables name. `send` rejects if the mail server does not accept the letter.
 */
export interface Mail {
  send(letter: Letter): Promise<void>
  close(): void
}
