/** A letter to one person. Its address comes from the directory and goes nowhere else. */
export interface Letter {
  to: string
  subject: string
  text: string
}

/** The mail server that the environment names. Rejects where it does not take the letter. */
export interface Mail {
  send(letter: Letter): Promise<void>
  close(): void
}
