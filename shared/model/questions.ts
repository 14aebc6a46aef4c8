/** Numbers the questions about one subject, so that a late answer never replaces the answer to a later question. */
export class Questions {
  #asked = 0
  #answered = 0

  ask(): number {
    this.#asked += 1
    return this.#asked
  }

  /** Returns false if a later question has been answered already. */
  answer(question: number): boolean {
    if (question < this.#answered) return false
    this.#answered = question
    return true
  }
}
