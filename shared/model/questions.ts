/** Numbers the requests about one subject, so that a late answer never replaces the answer to a newer request. */
export class Questions {
  #asked = 0
  #answered = 0

  ask(): number {
    this.#asked += 1
    return this.#asked
  }

  /** Returns false if a later request has been answered already; the caller then drops this answer. */
  answer(question: number): boolean {
    if (question < this.#answered) return false
    this.#answered = question
    return true
  }
}
