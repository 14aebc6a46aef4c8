/** A letter to one person. Its address comes from the directory and is passed to the mail server only. */
export interface Letter {
  to: string
  subject: string
  text: string
}

/** The mail server that the environment names. `send` rejects if the server does not accept the letter. */
export interface Mail {
  send(letter: Letter): Promise<void>
  close(): void
}
