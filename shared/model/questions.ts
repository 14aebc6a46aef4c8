/** Numbers the questions about one thing, so that an answer that took long never undoes the answer to a later one. */
export class Questions {
  #asked = 0
  #answered = 0

  ask(): number {
    this.#asked += 1
    return this.#asked
  }

  /** False: a later question has been answered already. */
  answer(question: number): boolean {
    if (question < this.#answered) return false
    this.#answered = question
    return true
  }
}
